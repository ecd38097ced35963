import type {
  Hint,
  Preview,
  RequestDraft,
  RequestType,
  TierRef,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import Skeleton from '@material-ui/lab/Skeleton';
import type { JsonObject } from '@backstage/types';
import { readRefusal } from '../../api/refusal';
import type { PreviewState } from '../../hooks/usePreview';
import { useLadder } from '../../hooks/useTiers';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { CostTable } from '../CostTable/CostTable';
import { EmergencyWay } from '../EmergencyWay/EmergencyWay';
import { EvaluationReasons } from '../EvaluationReasons/EvaluationReasons';
import { withoutMarked } from '../RequestForm/hiddenSecrets';
import { isExtraApproval } from '../TierChip/decisionLabel';
import { DeadlineLine } from '../TimeLeft/DeadlineLine';
import { TierLadder } from '../TierLadder/TierLadder';
import { BudgetLine } from './BudgetLine';
import { CheckList } from '../Checks/CheckList';
import { ChoiceCosts } from './ChoiceCosts';
import { Hints } from './Hints';
import { Obstacles, obstaclesOf } from './Obstacles';
import { Part } from './Part';
import { RunsNow } from './RunsNow';
import { StillToDo } from './StillToDo';
import { UsualWait } from '../UsualWait/UsualWait';
import { WhoApproves } from './WhoApproves';

const useStyles = makeStyles(theme => ({
  // Greyed in a colour that can still be read, which opacity would not leave.
  older: {
    filter: 'grayscale(1)',
    color: theme.palette.text.secondary,
    '& td, & th, & li, & strong': { color: 'inherit' },
  },
}));

type DecisionContentProps = {
  state: PreviewState;
  type: RequestType;
  /** What was asked about: it has marks in place of secrets. */
  values: RequestDraft['parameters'];
  onUse: (hint: Hint) => void;
  /** Whether the form beside it says already what stops the draft, and what to do about it. */
  obstaclesShown?: boolean;
};

const Decision = ({
  preview,
  type,
  values,
  onUse,
  obstaclesShown,
  tiers,
}: Omit<DecisionContentProps, 'state'> & {
  preview: Preview;
  tiers?: TierRef[];
}) => {
  const { evaluation, stages = [], cost, hints = [], checks = [] } = preview;
  const t = useTranslate();
  const way = preview.emergencyWay;
  const problems = withoutMarked(preview.problems, values as JsonObject);
  const stopped = obstaclesOf(preview).length > 0;
  const said = stopped && obstaclesShown;
  const denied = evaluation?.outcome === 'denied';
  // In an emergency nobody is led to ask for something else, and how long the ordinary way takes is no matter.
  const ordinary = denied || !way?.taken;
  const suggestions = hints.length > 0 && !said && ordinary && (
    <Part>
      <Hints
        hints={hints}
        outcome={evaluation?.outcome}
        type={type}
        onUse={onUse}
      />
    </Part>
  );
  const isExtra = evaluation !== undefined && isExtraApproval(evaluation);
  return (
    <>
      {(!tiers || tiers.length > 0) && (
        <TierLadder
          tiers={tiers}
          current={denied || isExtra ? undefined : evaluation?.tier.id}
        />
      )}
      {isExtra && (
        <Typography variant="body2">
          {t('decision.extraApproval', { tier: evaluation.tier.title })}
        </Typography>
      )}
      {stopped && !said && (
        <Part>
          <Obstacles preview={preview} />
        </Part>
      )}
      {denied && suggestions}
      {evaluation && !denied && (
        <Part>
          <EvaluationReasons evaluation={evaluation} />
        </Part>
      )}
      {stages.length > 0 && (
        <Part
          title={t(way?.taken ? 'decision.whoInEmergency' : 'decision.who')}
        >
          <WhoApproves stages={stages} />
        </Part>
      )}
      {preview.usualWait && stages.length > 0 && ordinary && (
        <Part>
          <UsualWait usual={preview.usualWait} />
        </Part>
      )}
      {preview.deadline && (
        <Part>
          <DeadlineLine deadline={preview.deadline} still />
        </Part>
      )}
      {way && (
        <Part>
          <Typography variant="body2" color="textSecondary">
            <EmergencyWay way={way} afterwards={way.taken} />
          </Typography>
        </Part>
      )}
      <StillToDo problems={problems} type={type} way={way} />
      {checks.length > 0 && (
        <Part title={t('decision.checks')}>
          <CheckList checks={checks} label={t('decision.checks')} />
        </Part>
      )}
      <Part title={t('decision.cost.title')}>
        <RunsNow preview={preview} />
        <CostTable cost={cost} />
        <ChoiceCosts preview={preview} />
        <BudgetLine preview={preview} />
      </Part>
      {!denied && suggestions}
    </>
  );
};

export const DecisionContent = ({
  state,
  type,
  values,
  onUse,
  obstaclesShown,
}: DecisionContentProps) => {
  const { preview, error, retry } = state;
  const classes = useStyles();
  const t = useTranslate();
  // Asked for with the first decision, so that all tiers are there when it is.
  const tiers = useLadder(preview?.evaluation?.tier);
  const shown = { type, values, onUse, tiers };
  return (
    <>
      {error !== undefined && (
        <Alert
          severity="warning"
          action={
            <Button color="inherit" size="small" onClick={retry}>
              {t('decision.retry')}
            </Button>
          }
        >
          {whyUnknown(error, t)} {t('decision.goOn')}
        </Alert>
      )}
      {!preview && error === undefined && (
        <div role="status" aria-label={t('decision.loading')}>
          <Skeleton height={32} />
          <Skeleton height={96} />
        </div>
      )}
      {preview && error === undefined && (
        <Decision
          {...shown}
          preview={preview}
          obstaclesShown={obstaclesShown}
        />
      )}
      {preview && error !== undefined && (
        <section className={classes.older} aria-label={t('decision.older')}>
          <Part title={t('decision.older')}>
            <Decision {...shown} preview={withoutAdvice(preview)} />
          </Part>
        </section>
      )}
    </>
  );
};

/** What is still to be done, and what would help, only the newest answers tell. */
function withoutAdvice(preview: Preview): Preview {
  return { ...preview, problems: [], hints: [] };
}

function whyUnknown(error: unknown, t: Translate): string {
  const { status, message } = readRefusal(error);
  return status === undefined
    ? t('decision.unreachable')
    : t('decision.unknown', { reason: message });
}
