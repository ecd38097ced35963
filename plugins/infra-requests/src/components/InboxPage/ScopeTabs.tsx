import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { useCounts } from '../../hooks/useCounts';
import { SCOPES, type InboxQuery, type Scope } from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  tabs: { minWidth: 0 },
  tab: { minWidth: 0, textTransform: 'none' },
  overdue: {
    backgroundColor: theme.palette.error.dark,
    color: theme.palette.getContrastText(theme.palette.error.dark),
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0.25, 0.75),
  },
}));

type ScopeTabsProps = {
  inbox: InboxQuery;
  /** How many the open list has, where it is not narrowed down. */
  total?: number;
};

/** Whose requests the inbox shows, with how many they are. */
export const ScopeTabs = ({ inbox, total }: ScopeTabsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { counts, overdue } = useCounts();
  const countOf = (scope: Scope) =>
    counts?.[scope] ?? (scope === inbox.scope ? total : undefined);
  return (
    <Tabs
      value={inbox.scope}
      onChange={(_, scope: Scope) =>
        inbox.change({ scope, request: undefined })
      }
      indicatorColor="primary"
      variant="scrollable"
      scrollButtons="off"
      aria-label={t('inbox.scopes.label')}
      className={classes.tabs}
    >
      {SCOPES.map(scope => {
        const count = countOf(scope);
        const label = t(`inbox.scopes.${scope}`);
        return (
          <Tab
            key={scope}
            value={scope}
            label={
              <span>
                {count ? `${label} (${count})` : label}
                {scope === 'reviews' && overdue > 0 && (
                  <>
                    {' '}
                    <span className={classes.overdue}>
                      {t('inbox.scopes.overdue', { number: String(overdue) })}
                    </span>
                  </>
                )}
              </span>
            }
            className={classes.tab}
          />
        );
      })}
    </Tabs>
  );
};
