import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  infraRequestsDelegationCreatePermission,
  type Delegation,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import type { Outcome } from '../../hooks/useCommand';
import { Loaded } from '../Loaded/Loaded';
import { Permitted } from '../Permitted/Permitted';
import { DelegationForm } from './DelegationForm';
import { DelegationList } from './DelegationList';
import { useDelegations } from './useDelegations';

const useStyles = makeStyles(theme => ({
  split: {
    display: 'grid',
    gap: theme.spacing(3),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(300px, 2fr)',
    },
  },
  intro: { maxWidth: '75ch' },
  outcome: { marginBottom: theme.spacing(2) },
}));

/** Who decides while somebody is away: in both directions, and the form to name somebody. */
export const DelegationsPage = () => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const delegations = useDelegations();
  const [outcome, setOutcome] = useState<Outcome>();
  const { reload } = delegations;

  const end = async ({ id }: Delegation) => {
    setOutcome(undefined);
    try {
      await api.endDelegation(id);
      setOutcome({ severity: 'success', text: 'It is ended.' });
    } catch (error) {
      setOutcome({ severity: 'error', text: readRefusal(error).message });
    }
    reload();
  };

  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        Out of office
      </Typography>
      <Typography paragraph className={classes.intro}>
        While you are away, your delegate can vote where you could, for you and
        for the groups that you are in. Every such vote says so. Delegates
        cannot pass it on, you can still vote yourself, and nobody decides for
        you on what either of you asked for.
      </Typography>
      {outcome && (
        <Alert
          severity={outcome.severity}
          role={outcome.severity === 'success' ? 'status' : 'alert'}
          className={classes.outcome}
        >
          {outcome.text}
        </Alert>
      )}
      <div className={classes.split}>
        <div>
          <Loaded of={delegations} what="who decides for whom">
            {({ given, received }) => (
              <>
                <DelegationList
                  side="given"
                  title="Who decides for you"
                  nothing="Nobody: what waits for you waits until you are back."
                  delegations={given}
                  onEnd={end}
                />
                <DelegationList
                  side="received"
                  title="For whom you decide"
                  nothing="Nobody has named you."
                  delegations={received}
                />
              </>
            )}
          </Loaded>
        </div>
        <Permitted
          permission={infraRequestsDelegationCreatePermission}
          to="name a delegate"
          doing="Letting somebody decide for you"
        >
          <DelegationForm
            onTry={() => setOutcome(undefined)}
            onCreated={({ displayName }) => {
              setOutcome({
                severity: 'success',
                text: `It is recorded: ${displayName} is your delegate.`,
              });
              reload();
            }}
          />
        </Permitted>
      </div>
    </>
  );
};
