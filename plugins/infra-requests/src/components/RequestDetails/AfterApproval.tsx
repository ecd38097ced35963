import type {
  Hold,
  InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { usePast } from '../../hooks/usePast';
import { useTranslate } from '../../hooks/useTranslate';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { useExactTime } from '../TimeLeft/useExactTime';

const useStyles = makeStyles(theme => ({
  banner: { marginTop: theme.spacing(1), overflowWrap: 'anywhere' },
}));

const HoldTitle = ({ hold }: { hold: Hold }) => {
  const t = useTranslate();
  const exactTime = useExactTime();
  const { until, since } = hold;
  if (until) {
    return <>{t('request.approved.heldUntil', { time: exactTime(until) })}</>;
  }
  return (
    <>
      {since
        ? t('request.approved.waitsSince', { time: exactTime(since) })
        : t('request.approved.held')}
    </>
  );
};

/** Why what is approved is not carried out yet, and how long the approval lasts. */
export const AfterApproval = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const t = useTranslate();
  const exactTime = useExactTime();
  const { hold, approvalValidUntil } = request;
  const ranOut = usePast(approvalValidUntil);
  if (!hold && !approvalValidUntil) {
    return null;
  }
  const outlived =
    hold?.until !== undefined &&
    approvalValidUntil !== undefined &&
    Date.parse(approvalValidUntil) < Date.parse(hold.until);
  return (
    <Alert
      severity={hold?.since ? 'warning' : 'info'}
      role="note"
      aria-label={t('request.approved.label')}
      className={classes.banner}
    >
      {hold && (
        <>
          <AlertTitle>
            <HoldTitle hold={hold} />
          </AlertTitle>
          <div>
            {hold.reason}
            {hold.until && !outlived && (
              <>
                {' '}
                {t('request.approved.fromThenOn', {
                  when: <TimeLeft at={hold.until} as="in" />,
                })}
              </>
            )}
          </div>
        </>
      )}
      {approvalValidUntil && ranOut && (
        <div>
          {t('request.approved.ranOut', {
            time: exactTime(approvalValidUntil),
          })}
        </div>
      )}
      {approvalValidUntil && !ranOut && (
        <div>
          {t('request.approved.validUntil', {
            time: exactTime(approvalValidUntil),
            left: <TimeLeft at={approvalValidUntil} />,
          })}
          {outlived && ` ${t('request.approved.askedAgain')}`}
        </div>
      )}
    </Alert>
  );
};
