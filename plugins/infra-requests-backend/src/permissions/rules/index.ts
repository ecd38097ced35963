import { hasEnvironment } from './hasEnvironment';
import { hasState } from './hasState';
import { isApprover } from './isApprover';
import { isOwner } from './isOwner';
import { isRequestedFor } from './isRequestedFor';
import { isRequester } from './isRequester';
import { isStandIn } from './isStandIn';
import { isVoter } from './isVoter';

export const infraRequestRules = {
  hasEnvironment,
  hasState,
  isApprover,
  isOwner,
  isRequestedFor,
  isRequester,
  isStandIn,
  isVoter,
};
