import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { usePast } from '../../hooks/usePast';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { exactTime } from '../TimeLeft/exactTime';

const useStyles = makeStyles(theme => ({
  banner: { marginTop: theme.spacing(1), overflowWrap: 'anywhere' },
}));

/** Why what is approved is not carried out yet, and how long the approval lasts. */
export const AfterApproval = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
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
      severity="info"
      role="note"
      aria-label="After the approval"
      className={classes.banner}
    >
      {hold && (
        <>
          <AlertTitle>
            Approved; held back
            {hold.until && ` until ${exactTime(hold.until)}`}
          </AlertTitle>
          <div>
            {hold.reason}
            {hold.until && !outlived && (
              <>
                {' '}
                It can be carried out from then on,{' '}
                <TimeLeft at={hold.until} as="in" />.
              </>
            )}
          </div>
        </>
      )}
      {approvalValidUntil && ranOut && (
        <div>
          The approval ran out on {exactTime(approvalValidUntil)}. It has to be
          approved again before it is carried out.
        </div>
      )}
      {approvalValidUntil && !ranOut && (
        <div>
          The approval is valid until {exactTime(approvalValidUntil)},{' '}
          <TimeLeft at={approvalValidUntil} />.
          {outlived &&
            ' That is sooner, so people are asked again before it is carried out.'}
        </div>
      )}
    </Alert>
  );
};
