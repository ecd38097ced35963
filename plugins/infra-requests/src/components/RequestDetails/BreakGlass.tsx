import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import EmergencyIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { TimeLeft } from '../TimeLeft/TimeLeft';

const useStyles = makeStyles(theme => ({
  banner: { marginTop: theme.spacing(1), overflowWrap: 'anywhere' },
}));

/** That a request takes the shorter way, for which incident, who is not asked for it, and how it is made up for. */
export const BreakGlass = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { incident, skipped = [], review, state } = request;
  if (!request.breakGlass) {
    return null;
  }
  const waiting = state === 'pending' || state === 'changes-requested';
  return (
    <Alert
      severity="error"
      variant="outlined"
      role="note"
      aria-label={t('request.emergency.label')}
      icon={<EmergencyIcon />}
      className={classes.banner}
    >
      <AlertTitle>
        {incident
          ? t('request.emergency.withIncident', {
              incident: <bdi>{incident}</bdi>,
            })
          : t('common.emergency')}
      </AlertTitle>
      {skipped.length > 0 && (
        <div>
          {t(
            waiting
              ? 'request.emergency.notAsked'
              : 'request.emergency.wasNotAsked',
            {
              count: skipped.length,
              who: <EntityLinks entityRefs={skipped} conjunction="and" />,
            },
          )}
        </div>
      )}
      {waiting && <div>{t('request.emergency.lookedBack')}</div>}
      {review?.state === 'open' && (
        <div>
          {t('request.emergency.reviewOpen', {
            when: <TimeLeft at={review.dueAt} overdue={review.overdue} />,
          })}
        </div>
      )}
    </Alert>
  );
};
