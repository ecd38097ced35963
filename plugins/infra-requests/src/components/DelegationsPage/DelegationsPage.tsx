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
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const delegations = useDelegations();
  const [outcome, setOutcome] = useState<Outcome>();
  const { reload } = delegations;

  const end = async ({ id }: Delegation) => {
    setOutcome(undefined);
    try {
      await api.endDelegation(id);
      setOutcome({ severity: 'success', text: t('delegations.ended') });
    } catch (error) {
      setOutcome({ severity: 'error', text: readRefusal(error).message });
    }
    reload();
  };

  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        {t('delegations.title')}
      </Typography>
      <Typography paragraph className={classes.intro}>
        {t('delegations.intro')}
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
          <Loaded of={delegations} what={t('delegations.what')}>
            {({ given, received }) => (
              <>
                <DelegationList side="given" delegations={given} onEnd={end} />
                <DelegationList side="received" delegations={received} />
              </>
            )}
          </Loaded>
        </div>
        <Permitted
          permission={infraRequestsDelegationCreatePermission}
          to={t('delegations.create.to')}
          doing={t('delegations.create.doing')}
        >
          <DelegationForm
            onTry={() => setOutcome(undefined)}
            onCreated={({ displayName }) => {
              setOutcome({
                severity: 'success',
                text: t('delegations.recorded', { name: displayName }),
              });
              reload();
            }}
          />
        </Permitted>
      </div>
    </>
  );
};
