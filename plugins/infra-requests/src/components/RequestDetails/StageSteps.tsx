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
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, EntityLinks } from '../EntityLinks/EntityLinks';
import { PeopleList } from '../People/PeopleList';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { wordsOf } from '../RequestForm/fieldLabels';
import { RequirementText } from '../RequirementText/RequirementText';
import { VoteLine } from './VoteLine';

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
  const t = useTranslate();
  const { missing, candidates = [] } = requirement;
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {t(missingWords(requirement), { missing: String(missing) })}
      {candidates.length > 0 && (
        <>
          {' '}
          <PeopleList people={candidates} label={t('request.stage.whoCould')} />
        </>
      )}
    </Typography>
  );
};

function missingWords({ candidates, unresolved = [] }: RequirementProgress) {
  if (candidates === undefined) {
    return 'request.stage.missingUnknown';
  }
  if (candidates.length > 0) {
    return 'request.stage.missingPeople';
  }
  return unresolved.length > 0
    ? 'request.stage.missing'
    : 'request.stage.missingNobody';
}

/** Approvers that could not be found out: the requirement waits for them and gets no smaller. */
const Unresolved = ({ requirement }: { requirement: RequirementProgress }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <>
      {requirement.unresolved?.map(({ approver, reason }) => (
        <div key={approver} className={classes.unresolved}>
          <UnresolvedIcon fontSize="small" className={classes.warning} />
          <Typography variant="body2">
            {t('request.stage.unresolved', {
              approver: <EntityLink entityRef={approver} />,
              reason: <bdi>{reason}</bdi>,
            })}
          </Typography>
        </div>
      ))}
    </>
  );
};

type StageVotesProps = { stage: StageProgress; votes: Vote[] };

const StageVotes = ({ stage, votes }: StageVotesProps) => {
  const classes = useStyles();
  const t = useTranslate();
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
        <Typography variant="body2">{t('request.stage.also')}</Typography>
      )}
      {others.map(vote => (
        <VoteLine
          key={vote.voter}
          vote={vote}
          note={
            vote.verdict === 'approve'
              ? t('request.stage.fillsNothing')
              : undefined
          }
        />
      ))}
      {escalatedTo.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('request.stage.joined', {
            who: <EntityLinks entityRefs={escalatedTo} conjunction="and" />,
          })}
        </Typography>
      )}
      {reminders > 0 && stage.state === 'active' && (
        <Typography variant="body2" color="textSecondary">
          {t('request.stage.reminders', { count: reminders })}
        </Typography>
      )}
    </>
  );
};

const StoppedIcon = () => <StoppedMark color="disabled" />;

const StageState = ({ stage }: { stage: StageProgress }) => {
  const t = useTranslate();
  // When a stage was stopped is not on it; when it opened would be read as that.
  const stopped = stage.state === 'stopped';
  const since = stopped ? undefined : stage.completedAt ?? stage.openedAt;
  const words = stopped && !stage.openedAt ? 'notOpened' : stage.state;
  return (
    <Typography variant="caption" color="textSecondary">
      {since && (stage.state === 'active' || stage.state === 'complete')
        ? t(`request.stage.since-${stage.state}`, {
            when: <RelativeTime at={since} />,
          })
        : t(`request.stage.${words}`)}
    </Typography>
  );
};

/** The stages in order: who approved, who asked for something else, and who is still missing. */
export const StageSteps = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { stages, votes, evaluation } = request;
  if (stages.length === 0) {
    return (
      <Typography variant="body2">
        {t(
          evaluation.outcome === 'automatic'
            ? 'request.stage.nobodyHasTo'
            : 'request.stage.nobodyWasAsked',
        )}
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
