import type { ReactNode } from 'react';
import type {
  Hint,
  Preview,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import Skeleton from '@material-ui/lab/Skeleton';
import { readRefusal } from '../../api/refusal';
import type { PreviewState } from '../../hooks/usePreview';
import { useTiers } from '../../hooks/useTiers';
import { CostTable } from '../CostTable/CostTable';
import { EmergencyWay } from '../EmergencyWay/EmergencyWay';
import { EvaluationReasons } from '../EvaluationReasons/EvaluationReasons';
import { fieldLabel } from '../RequestForm/fieldLabels';
import { isExtraApproval } from '../TierChip/decisionLabel';
import { DeadlineLine } from '../TimeLeft/DeadlineLine';
import { TierLadder } from '../TierLadder/TierLadder';
import { BudgetLine } from './BudgetLine';
import { Hints } from './Hints';
import { Obstacles, obstaclesOf } from './Obstacles';
import { WhoApproves } from './WhoApproves';

const useStyles = makeStyles(theme => ({
  part: { marginTop: theme.spacing(2) },
}));

type DecisionContentProps = {
  state: PreviewState;
  type: RequestType;
  onUse: (hint: Hint) => void;
  /** Whether the form beside it says already what stops the draft, and what to do about it. */
  obstaclesShown?: boolean;
};

const Part = ({ title, children }: { title?: string; children: ReactNode }) => {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      {title && (
        <Typography variant="subtitle2" component="h3">
          {title}
        </Typography>
      )}
      {children}
    </div>
  );
};

const Decision = ({
  preview,
  type,
  onUse,
  obstaclesShown,
}: Omit<DecisionContentProps, 'state'> & { preview: Preview }) => {
  const { evaluation, stages = [], cost, problems, hints = [] } = preview;
  const way = preview.emergencyWay;
  const tiers = useTiers(evaluation?.tier);
  const stopped = obstaclesOf(preview).length > 0;
  const said = stopped && obstaclesShown;
  const suggestions = hints.length > 0 && !said && (
    <Part>
      <Hints
        hints={hints}
        outcome={evaluation?.outcome}
        type={type}
        onUse={onUse}
      />
    </Part>
  );
  const denied = evaluation?.outcome === 'denied';
  const isExtra = evaluation !== undefined && isExtraApproval(evaluation);
  return (
    <>
      {tiers.length > 0 && (
        <TierLadder
          tiers={tiers}
          current={denied || isExtra ? undefined : evaluation?.tier.id}
        />
      )}
      {isExtra && (
        <Typography variant="body2">
          {evaluation.tier.title} tier, with extra approval
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
          title={
            way?.taken ? 'Who decides in this emergency' : 'Who has to approve'
          }
        >
          <WhoApproves stages={stages} />
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
      {problems.length > 0 && (
        <Part title="Still needed">
          <Typography variant="body2" color="textSecondary">
            {[
              ...new Set(problems.map(({ field }) => fieldLabel(type, field))),
            ].join(', ')}
          </Typography>
        </Part>
      )}
      <Part title="Monthly cost">
        <CostTable cost={cost} />
        <BudgetLine preview={preview} />
      </Part>
      {!denied && suggestions}
    </>
  );
};

export const DecisionContent = ({
  state,
  type,
  onUse,
  obstaclesShown,
}: DecisionContentProps) => {
  const { preview, error, retry } = state;
  return (
    <>
      {error !== undefined && (
        <Alert
          severity="warning"
          action={
            <Button color="inherit" size="small" onClick={retry}>
              Retry
            </Button>
          }
        >
          {whyUnknown(error)}
        </Alert>
      )}
      {!preview && error === undefined && (
        <div role="status" aria-label="Loading the decision">
          <Skeleton height={32} />
          <Skeleton height={96} />
        </div>
      )}
      {preview && error === undefined && (
        <Decision {...{ preview, type, onUse, obstaclesShown }} />
      )}
    </>
  );
};

function whyUnknown(error: unknown): string {
  const { status, message } = readRefusal(error);
  return status === undefined
    ? 'The server cannot be reached, so what would be decided is not known.'
    : `What would be decided is not known: ${message}`;
}
