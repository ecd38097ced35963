import type {
  Evaluation,
  Reason,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

const ReasonList = ({ of, reasons }: { of: string; reasons: Reason[] }) => {
  const classes = useStyles();
  if (reasons.length === 0) {
    return null;
  }
  return (
    <>
      <Typography variant="subtitle2" component="p">
        {of}
      </Typography>
      <ul className={classes.list}>
        {reasons.map(({ kind, rule, text }) => (
          <Typography
            key={`${kind} ${rule} ${text}`}
            variant="body2"
            component="li"
          >
            {text}
          </Typography>
        ))}
      </ul>
    </>
  );
};

/** Whether rules ask for approvals beyond those of the tier. */
export function needsExtraApproval({ reasons }: Evaluation): boolean {
  return reasons.some(({ kind }) => kind === 'require');
}

/** Why the outcome is what it is: what led to the tier, and what asks for approval beyond it. */
export const EvaluationReasons = ({
  evaluation,
}: {
  evaluation: Evaluation;
}) => {
  const { outcome, tier, reasons } = evaluation;
  return (
    <>
      <ReasonList
        of={outcome === 'denied' ? 'Not allowed:' : `${tier.title} because`}
        reasons={reasons.filter(({ kind }) => kind !== 'require')}
      />
      <ReasonList
        of="Extra approval because"
        reasons={reasons.filter(({ kind }) => kind === 'require')}
      />
    </>
  );
};
