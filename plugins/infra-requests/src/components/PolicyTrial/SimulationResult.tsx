import type { Simulation } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DeniedIcon from '@material-ui/icons/Block';
import Alert from '@material-ui/lab/Alert';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { WhoApproves } from '../DecisionPanel/WhoApproves';
import { Disclosure } from '../Disclosure/Disclosure';
import { Written } from '../Disclosure/Written';
import { EvaluationReasons } from '../EvaluationReasons/EvaluationReasons';
import { TierChip } from '../TierChip/TierChip';
import { isExtraApproval } from '../TierChip/decisionLabel';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  part: { marginTop: theme.spacing(2) },
}));

type SimulationResultProps = {
  simulation: Simulation;
  judge: 'edited' | 'active';
};

const Outcome = ({ simulation }: { simulation: Simulation }) => {
  const t = useTranslate();
  const { evaluation } = simulation;
  return evaluation.outcome === 'denied' ? (
    <Chip
      size="small"
      variant="outlined"
      icon={<DeniedIcon />}
      label={t('trial.result.denied')}
      style={{ margin: 0 }}
    />
  ) : (
    <TierChip tier={evaluation.tier} extra={isExtraApproval(evaluation)} />
  );
};

/** What a policy makes of a request: the decision, and who would approve. */
export const SimulationResult = ({
  simulation,
  judge,
}: SimulationResultProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { evaluation, stages, blockers, facts } = simulation;
  return (
    <section aria-label={t('trial.result.title')}>
      <div className={classes.line} role="status">
        <Outcome simulation={simulation} />
        {judge === 'edited' && (
          <Typography variant="body2" component="span">
            {comparisonOf(simulation, t)}
          </Typography>
        )}
      </div>
      <EvaluationReasons evaluation={evaluation} />
      {blockers.length > 0 && (
        <Alert severity="warning" className={classes.part}>
          {blockers.map(blocker => (
            <div key={blocker}>{blocker}</div>
          ))}
        </Alert>
      )}
      {stages.length > 0 && (
        <div className={classes.part}>
          <Typography variant="subtitle2" component="h4">
            {t('trial.result.approvers')}
          </Typography>
          <WhoApproves stages={stages} />
        </div>
      )}
      <div className={classes.part}>
        <Disclosure label={t('trial.result.facts')}>
          <Written
            label={t('trial.result.facts')}
            value={
              Object.keys(facts.unknown).length > 0
                ? { ...facts.values, notKnown: facts.unknown }
                : facts.values
            }
          />
        </Disclosure>
      </div>
    </section>
  );
};

/** How the active policy decides on the same, compared with the edited one. */
function comparisonOf(
  { evaluation, active }: Simulation,
  t: Translate,
): string {
  const same =
    active.outcome === evaluation.outcome &&
    (active.outcome === 'denied' || active.tier.id === evaluation.tier.id);
  if (!same) {
    return active.outcome === 'denied'
      ? t('trial.result.otherDenied')
      : t('trial.result.other', { tier: active.tier.title });
  }
  return active.summary === undefined || active.summary === evaluation.summary
    ? t('trial.result.same')
    : t('trial.result.sameForOthers', { summary: active.summary });
}
