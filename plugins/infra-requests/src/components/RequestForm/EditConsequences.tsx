import type {
  InfraRequest,
  Preview,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import LessIcon from '@material-ui/icons/TrendingDown';
import MoreIcon from '@material-ui/icons/TrendingUp';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { Money, useMoney } from '../Money/Money';
import { isBelowZero, difference } from '../Money/difference';

const useStyles = makeStyles(theme => ({
  cost: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    margin: theme.spacing(1, 0),
  },
  notice: { marginTop: theme.spacing(1) },
}));

type EditConsequencesProps = {
  request: InfraRequest;
  preview: Preview | undefined;
  /** Whether the edit changes anything yet. */
  changes: boolean;
};

const CostChange = ({
  request,
  preview,
}: Omit<EditConsequencesProps, 'changes'>) => {
  const classes = useStyles();
  const t = useTranslate();
  const money = useMoney();
  const before = request.monthlyCost;
  const after = preview?.cost.monthly;
  if (before === undefined || after === undefined) {
    return null;
  }
  const { currency } = request;
  const more = difference(after, before);
  if (/^-?[0.]+$/.test(more)) {
    return (
      <Typography variant="body2" className={classes.cost}>
        {t('form.answers.costSame', { amount: money(after, currency) })}
      </Typography>
    );
  }
  const less = isBelowZero(more);
  const Icon = less ? LessIcon : MoreIcon;
  const amount = money(less ? more.slice(1) : more, currency);
  return (
    <Typography variant="body2" component="div" className={classes.cost}>
      <span>{t('form.answers.cost')}</span>
      <del>
        <Money amount={before} currency={currency} />
      </del>
      <span aria-hidden>→</span>
      <ins style={{ textDecoration: 'none', fontWeight: 600 }}>
        <Money amount={after} currency={currency} />
      </ins>
      <Icon fontSize="small" aria-hidden />
      <span>
        {t(less ? 'form.answers.costLess' : 'form.answers.costMore', {
          amount,
        })}
      </span>
    </Typography>
  );
};

/** What a new revision means: another price, and that people decide anew. */
export const EditConsequences = (props: EditConsequencesProps) => {
  const { request, preview, changes } = props;
  const classes = useStyles();
  const t = useTranslate();
  const approvals = request.votes.filter(
    ({ verdict, revision }) =>
      verdict === 'approve' && revision === request.revision,
  );
  const voters = [...new Set(approvals.map(({ voter }) => voter))];
  return (
    <>
      <CostChange request={request} preview={preview} />
      {changes && voters.length > 0 && (
        <Alert severity="warning" role="note" className={classes.notice}>
          <AlertTitle>{t('form.answers.dismissedTitle')}</AlertTitle>
          {t('form.answers.dismissed', {
            count: voters.length,
            names: <EntityLinks entityRefs={voters} conjunction="and" />,
          })}
        </Alert>
      )}
    </>
  );
};
