import type {
  InfraRequest,
  RequirementProgress,
  StageProgress,
  Vote,
} from '@infra-requests/plugin-infra-requests-common';
import Step from '@material-ui/core/Step';
import StepContent from '@material-ui/core/StepContent';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import StoppedMark from '@material-ui/icons/RemoveCircleOutline';
import UnresolvedIcon from '@material-ui/icons/HelpOutline';
import { EntityLink, EntityLinks, People } from '../EntityLinks/EntityLinks';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { wordsOf } from '../RequestForm/fieldLabels';
import { RequirementText } from '../RequirementText/RequirementText';
import { VoteLine } from './VoteLine';

const STATES: Record<StageProgress['state'], string> = {
  waiting: 'not open yet',
  active: 'open',
  complete: 'complete',
  stopped: 'stopped',
};

/** The same, with since when. */
const SINCE: Partial<Record<StageProgress['state'], string>> = {
  active: 'opened',
  complete: 'completed',
};

const useStyles = makeStyles(theme => ({
  stepper: { padding: 0 },
  requirement: { marginBottom: theme.spacing(1) },
  unresolved: {
    display: 'flex',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  warning: { color: theme.palette.warning.main },
}));

const Missing = ({ requirement }: { requirement: RequirementProgress }) => {
  const { missing, candidates, unresolved = [] } = requirement;
  return (
    <Typography variant="body2" color="textSecondary">
      {missing} more needed
      {candidates === undefined && '; who could is not known right now'}
      {candidates?.length === 0 &&
        unresolved.length === 0 &&
        '; nobody is left who could'}
      {candidates && candidates.length > 0 && (
        <>
          : <People people={candidates} />
        </>
      )}
    </Typography>
  );
};

/** Approvers that could not be found out: the requirement waits for them and gets no smaller. */
const Unresolved = ({ requirement }: { requirement: RequirementProgress }) => {
  const classes = useStyles();
  return (
    <>
      {requirement.unresolved?.map(({ approver, reason }) => (
        <div key={approver} className={classes.unresolved}>
          <UnresolvedIcon fontSize="small" className={classes.warning} />
          <Typography variant="body2">
            Not known right now: <EntityLink entityRef={approver} />.{' '}
            <bdi>{reason}</bdi> It is asked again by itself.
          </Typography>
        </div>
      ))}
    </>
  );
};

type StageVotesProps = { stage: StageProgress; votes: Vote[] };

const StageVotes = ({ stage, votes }: StageVotesProps) => {
  const classes = useStyles();
  const { escalatedTo = [], reminders = 0 } = stage;
  const filling = new Set(stage.requirements.flatMap(one => one.filledBy));
  const others = votes.filter(({ voter }) => !filling.has(voter));
  return (
    <>
      {stage.requirements.map(requirement => (
        <div key={requirement.approvers.join()} className={classes.requirement}>
          <Typography variant="body2">
            <RequirementText requirement={requirement} />
          </Typography>
          {votes
            .filter(({ voter }) => requirement.filledBy.includes(voter))
            .map(vote => (
              <VoteLine key={vote.voter} vote={vote} />
            ))}
          {stage.state !== 'stopped' && (
            <>
              {requirement.missing > 0 && <Missing requirement={requirement} />}
              <Unresolved requirement={requirement} />
            </>
          )}
        </div>
      ))}
      {others.length > 0 && filling.size > 0 && (
        <Typography variant="body2">Also</Typography>
      )}
      {others.map(vote => (
        <VoteLine
          key={vote.voter}
          vote={vote}
          note={
            vote.verdict === 'approve' ? 'Fills no requirement here' : undefined
          }
        />
      ))}
      {escalatedTo.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          <EntityLinks entityRefs={escalatedTo} conjunction="and" /> joined, as
          it took too long.
        </Typography>
      )}
      {reminders > 0 && stage.state === 'active' && (
        <Typography variant="body2" color="textSecondary">
          {reminders === 1 ? '1 reminder was' : `${reminders} reminders were`}{' '}
          sent.
        </Typography>
      )}
    </>
  );
};

const StoppedIcon = () => <StoppedMark color="disabled" />;

const StageState = ({ stage }: { stage: StageProgress }) => {
  // When a stage was stopped is not on it; when it opened would be read as that.
  const stopped = stage.state === 'stopped';
  const since = stopped ? undefined : stage.completedAt ?? stage.openedAt;
  const words = (since && SINCE[stage.state]) ?? STATES[stage.state];
  return (
    <Typography variant="caption" color="textSecondary">
      {stopped && !stage.openedAt ? 'not opened' : words}
      {since && (
        <>
          {' '}
          <RelativeTime at={since} />
        </>
      )}
    </Typography>
  );
};

/** The stages in order: who approved, who asked for something else, and who is still missing. */
export const StageSteps = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const { stages, votes, evaluation } = request;
  if (stages.length === 0) {
    return (
      <Typography variant="body2">
        {evaluation.outcome === 'automatic'
          ? 'Nobody has to approve this: the policy does.'
          : 'Nobody was asked: the policy decided.'}
      </Typography>
    );
  }
  return (
    <Stepper
      orientation="vertical"
      nonLinear
      activeStep={stages.findIndex(({ state }) => state === 'active')}
      className={classes.stepper}
    >
      {stages.map((stage, position) => (
        <Step
          key={stage.name}
          expanded
          completed={stage.state === 'complete'}
          active={stage.state === 'active'}
        >
          <StepLabel
            StepIconComponent={
              stage.state === 'stopped' ? StoppedIcon : undefined
            }
            optional={<StageState stage={stage} />}
          >
            {wordsOf(stage.name)}
          </StepLabel>
          <StepContent>
            <StageVotes
              stage={stage}
              votes={votes.filter(vote => vote.stage === position)}
            />
          </StepContent>
        </Step>
      ))}
    </Stepper>
  );
};
