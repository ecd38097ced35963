import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { BacktestItemList } from './BacktestItemList';
import { useBacktestItems } from './useBacktestItems';

const useStyles = makeStyles(theme => ({
  warning: {
    marginBottom: theme.spacing(3),
    '& .MuiAlert-message': { flexGrow: 1, minWidth: 0 },
  },
  list: { marginTop: theme.spacing(1) },
}));

type RejectedNowAutomaticProps = {
  id: string;
  count: number;
  policy: PolicyDocument;
};

/** What nobody should overlook: requests that people rejected and that the policy would let through. */
export const RejectedNowAutomatic = ({
  id,
  count,
  policy,
}: RejectedNowAutomaticProps) => {
  const classes = useStyles();
  const list = useBacktestItems({
    id,
    query: { change: 'rejected-now-automatic' },
  });
  return (
    <Alert severity="warning" className={classes.warning}>
      <AlertTitle>
        {count === 1
          ? '1 request that people rejected would now pass automatically'
          : `${count.toLocaleString()} requests that people rejected would now pass automatically`}
      </AlertTitle>
      Read why they were rejected before you ship this.
      <div className={classes.list}>
        <BacktestItemList
          label="Rejected by people, now automatic"
          list={list}
          policy={policy}
        />
      </div>
    </Alert>
  );
};
