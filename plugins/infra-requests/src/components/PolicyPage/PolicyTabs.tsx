import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';

export const POLICY_TABS = ['rules', 'try', 'backtest'] as const;

export type PolicyTab = (typeof POLICY_TABS)[number];

const useStyles = makeStyles(theme => ({
  tabs: { margin: theme.spacing(1, 0, 3) },
  tab: { minWidth: 96, textTransform: 'none' },
}));

type PolicyTabsProps = {
  tab: PolicyTab;
  onChange: (tab: PolicyTab) => void;
};

/** The ids that tie a tab to its panel. */
export function tabIds(tab: PolicyTab) {
  return {
    tab: `infra-requests-policy-tab-${tab}`,
    panel: `infra-requests-policy-panel-${tab}`,
  };
}

/** What to do with the policy: read it, try a change, or see what a change would have done. */
export const PolicyTabs = ({ tab, onChange }: PolicyTabsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Tabs
      value={tab}
      onChange={(_, chosen: PolicyTab) => onChange(chosen)}
      indicatorColor="primary"
      variant="scrollable"
      scrollButtons="off"
      aria-label={t('policy.title')}
      className={classes.tabs}
    >
      {POLICY_TABS.map(value => (
        <Tab
          key={value}
          value={value}
          label={t(`policy.tab.${value}`)}
          id={tabIds(value).tab}
          aria-controls={value === tab ? tabIds(value).panel : undefined}
          className={classes.tab}
        />
      ))}
    </Tabs>
  );
};
