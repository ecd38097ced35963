import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Divider from '@material-ui/core/Divider';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import ColumnsIcon from '@material-ui/icons/ViewColumn';
import { useTranslate } from '../../hooks/useTranslate';
import { COLUMNS, type Column } from './columns';

type ColumnsMenuProps = {
  columns: ReadonlySet<Column>;
  /** Without columns: the usual ones. */
  onChange: (columns?: Column[]) => void;
};

/** Which of its parts each request in the list shows. */
export const ColumnsMenu = ({ columns, onChange }: ColumnsMenuProps) => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ColumnsIcon />}
        aria-haspopup="true"
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('inbox.columns.button')}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{ 'aria-label': t('inbox.columns.label'), dense: true }}
      >
        {COLUMNS.map(column => {
          const shown = columns.has(column);
          return (
            <MenuItem
              key={column}
              role="menuitemcheckbox"
              aria-checked={shown}
              onClick={() =>
                onChange(
                  COLUMNS.filter(one =>
                    one === column ? !shown : columns.has(one),
                  ),
                )
              }
            >
              <Checkbox
                edge="start"
                size="small"
                color="primary"
                checked={shown}
                tabIndex={-1}
                disableRipple
                inputProps={{ 'aria-hidden': true }}
              />
              {t(`inbox.columns.${column}`)}
            </MenuItem>
          );
        })}
        <Divider />
        <MenuItem onClick={() => onChange(undefined)}>
          {t('inbox.columns.usual')}
        </MenuItem>
      </Menu>
    </>
  );
};
