import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Divider from '@material-ui/core/Divider';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ShownIcon from '@material-ui/icons/CheckBox';
import HiddenIcon from '@material-ui/icons/CheckBoxOutlineBlank';
import ColumnsIcon from '@material-ui/icons/ViewColumn';
import { useTranslate } from '../../hooks/useTranslate';
import { COLUMNS, type Column } from './columns';

const useStyles = makeStyles({ mark: { minWidth: 32 } });

type ColumnsMenuProps = {
  columns: ReadonlySet<Column>;
  /** Without columns: the usual ones. */
  onChange: (columns?: Column[]) => void;
};

/** Which of its parts each request in the list shows. */
export const ColumnsMenu = ({ columns, onChange }: ColumnsMenuProps) => {
  const classes = useStyles();
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
              <ListItemIcon className={classes.mark}>
                {shown ? (
                  <ShownIcon fontSize="small" color="primary" />
                ) : (
                  <HiddenIcon fontSize="small" />
                )}
              </ListItemIcon>
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
