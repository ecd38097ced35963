import type { RequestHistory } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Alert from '@material-ui/lab/Alert';
import VerifiedIcon from '@material-ui/icons/VerifiedUser';

type VerificationBadgeProps = { verification: RequestHistory['verification'] };

/** Whether the record's chain of hashes holds. */
export const VerificationBadge = ({ verification }: VerificationBadgeProps) =>
  verification.verified ? (
    <Chip
      size="small"
      variant="outlined"
      icon={<VerifiedIcon />}
      label="Record verified"
      title="Every entry carries the hash of the one before, and all of them fit."
      style={{ margin: 0 }}
    />
  ) : (
    <Alert severity="error">
      The record does not verify. {verification.problem}
    </Alert>
  );
