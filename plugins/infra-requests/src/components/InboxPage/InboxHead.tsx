import type { Ref } from 'react';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import KeysIcon from '@material-ui/icons/Keyboard';
import type { InboxQuery } from '../../hooks/useInboxQuery';
import type { SavedViews as Kept } from '../../hooks/useSavedViews';
import { useTranslate } from '../../hooks/useTranslate';
import { AddFilter } from './AddFilter';
import type { Said } from './Announcement';
import { ColumnsMenu } from './ColumnsMenu';
import { FilterChips } from './FilterChips';
import { OrderField } from './OrderField';
import { SavedViews } from './SavedViews';
import { ScopeTabs } from './ScopeTabs';
import { SearchField } from './SearchField';
import type { Column } from './columns';
import { useChoices } from './useChoices';

const useStyles = makeStyles(({ spacing, palette, breakpoints }) => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: spacing(0, 2),
  },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: spacing(1),
    margin: spacing(1.5, 0),
    // The secondary colour is too pale for the page's own background.
    '& label:not(.Mui-focused)': { color: palette.text.primary },
  },
  search: { flex: '1 1 200px', maxWidth: 400 },
  order: { minWidth: 150 },
  keys: { [breakpoints.down('sm')]: { display: 'none' } },
}));

type InboxHeadProps = {
  inbox: InboxQuery;
  kept: Kept;
  total?: number;
  shown: RequestSummary[];
  columns: ReadonlySet<Column>;
  onColumns: (columns?: Column[]) => void;
  searchRef: Ref<HTMLInputElement>;
  onSearched: () => void;
  onHelp: () => void;
  onSaid: (said: Said) => void;
};

/** Which requests the list shows, in which order, and what of each. */
export const InboxHead = (props: InboxHeadProps) => {
  const { inbox, kept, total, shown, columns } = props;
  const classes = useStyles();
  const t = useTranslate();
  const choices = useChoices(inbox, shown);
  return (
    <>
      <div className={classes.line}>
        <Typography variant="h5" component="h2">
          {t('inbox.title')}
        </Typography>
        <Button
          size="small"
          startIcon={<KeysIcon />}
          className={classes.keys}
          onClick={props.onHelp}
        >
          {t('inbox.keys.button')}
        </Button>
      </div>
      <div className={classes.line}>
        <ScopeTabs inbox={inbox} total={total} />
        <SavedViews inbox={inbox} kept={kept} onSaid={props.onSaid} />
      </div>
      <div className={classes.tools} role="search">
        <SearchField
          inbox={inbox}
          inputRef={props.searchRef}
          onLeave={props.onSearched}
          className={classes.search}
        />
        <AddFilter inbox={inbox} choices={choices} />
        <OrderField inbox={inbox} className={classes.order} />
        <ColumnsMenu columns={columns} onChange={props.onColumns} />
      </div>
      <FilterChips inbox={inbox} choices={choices} />
    </>
  );
};
