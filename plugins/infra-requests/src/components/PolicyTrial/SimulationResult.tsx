import type { Simulation } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DeniedIcon from '@material-ui/icons/Block';
import Alert from '@material-ui/lab/Alert';
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
  const { evaluation } = simulation;
  return evaluation.outcome === 'denied' ? (
    <Chip
      size="small"
      variant="outlined"
      icon={<DeniedIcon />}
      label="Denied"
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
  const { evaluation, stages, blockers, facts } = simulation;
  return (
    <section aria-label="Simulation">
      <div className={classes.line} role="status">
        <Outcome simulation={simulation} />
        {judge === 'edited' && (
          <Typography variant="body2" component="span">
            {comparisonOf(simulation)}
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
            Who would have to approve
          </Typography>
          <WhoApproves stages={stages} />
        </div>
      )}
      <div className={classes.part}>
        <Disclosure label="Facts">
          <Written
            label="Facts"
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
function comparisonOf({ evaluation, active }: Simulation): string {
  const same =
    active.outcome === evaluation.outcome &&
    (active.outcome === 'denied' || active.tier.id === evaluation.tier.id);
  if (!same) {
    return `The active policy: ${
      active.outcome === 'denied' ? 'denied' : active.tier.title
    }`;
  }
  return active.summary === undefined || active.summary === evaluation.summary
    ? 'Same as the active policy'
    : `The active policy comes to the same for other reasons: ${active.summary}`;
}
