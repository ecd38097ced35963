import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const list = useBacktestItems({
    id,
    query: { change: 'rejected-now-automatic' },
  });
  return (
    <Alert severity="warning" className={classes.warning}>
      <AlertTitle>{t('backtest.passing.title', { count })}</AlertTitle>
      {t('backtest.passing.read')}
      <div className={classes.list}>
        <BacktestItemList
          label={t('backtest.change.rejected-now-automatic')}
          list={list}
          policy={policy}
        />
      </div>
    </Alert>
  );
};
