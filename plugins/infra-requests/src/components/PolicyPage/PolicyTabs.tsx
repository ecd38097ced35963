import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';

export const POLICY_TABS = [
  { tab: 'rules', label: 'Rules' },
  { tab: 'try', label: 'Try a change' },
  { tab: 'backtest', label: 'Backtest' },
] as const;

export type PolicyTab = (typeof POLICY_TABS)[number]['tab'];

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
  return (
    <Tabs
      value={tab}
      onChange={(_, chosen: PolicyTab) => onChange(chosen)}
      indicatorColor="primary"
      variant="scrollable"
      scrollButtons="off"
      aria-label="Policy"
      className={classes.tabs}
    >
      {POLICY_TABS.map(({ tab: value, label }) => (
        <Tab
          key={value}
          value={value}
          label={label}
          id={tabIds(value).tab}
          aria-controls={value === tab ? tabIds(value).panel : undefined}
          className={classes.tab}
        />
      ))}
    </Tabs>
  );
};
