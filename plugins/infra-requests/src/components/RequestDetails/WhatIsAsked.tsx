import { useState, type ReactNode } from 'react';
import { TextLink } from '../TextLink/TextLink';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  InfraRequest,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { ParameterChanges } from '../ParameterChanges/ParameterChanges';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { useExactTime } from '../TimeLeft/useExactTime';

const useStyles = makeStyles(theme => ({
  choice: {
    marginBottom: theme.spacing(1),
    '& button': { textTransform: 'none' },
  },
}));

type Comparison = 'revision' | 'running';

type WhatIsAskedProps = { request: InfraRequest; type?: RequestType };

/** What is asked, and what of it differs from the revision before, or from what runs now. */
export const WhatIsAsked = ({ request, type }: WhatIsAskedProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const page = useRouteRef(requestRouteRef);
  const further = useFurther(request);
  const { previousParameters, runsNow, revision } = request;
  const [wanted, setWanted] = useState<Comparison>();
  const comparisons: Comparison[] = [
    ...(previousParameters ? (['revision'] as const) : []),
    ...(runsNow ? (['running'] as const) : []),
  ];
  const chosen = comparisons.find(one => one === wanted) ?? comparisons.at(0);

  const summary = (count: number) => {
    if (chosen === 'running' && runsNow) {
      const running = (
        <TextLink to={page({ id: runsNow.id })}>#{runsNow.number}</TextLink>
      );
      return count === 0
        ? t('request.changes.sameAsRunning', { running })
        : t('request.changes.fromRunning', { count, running });
    }
    const before = String(revision - 1);
    return count === 0
      ? t('request.changes.sameAsRevision', { revision: before })
      : t('request.changes.sinceRevision', { count, revision: before });
  };

  return (
    <>
      {comparisons.length > 1 && (
        <ButtonGroup
          size="small"
          className={classes.choice}
          aria-label={t('request.changes.comparedWith')}
        >
          {comparisons.map(one => (
            <Button
              key={one}
              aria-pressed={one === chosen}
              variant={one === chosen ? 'contained' : 'outlined'}
              disableElevation
              onClick={() => setWanted(one)}
            >
              {one === 'running'
                ? t('request.changes.withRunning')
                : t('request.changes.withRevision', {
                    revision: String(revision - 1),
                  })}
            </Button>
          ))}
        </ButtonGroup>
      )}
      <ParameterChanges
        key={chosen}
        type={type}
        before={chosen === 'running' ? runsNow?.parameters : previousParameters}
        after={request.parameters}
        summary={summary}
        further={further}
      />
    </>
  );
};

/** What is asked besides the parameters, and who takes part because of them. */
function useFurther(
  request: InfraRequest,
): { label: string; value: ReactNode }[] {
  const t = useTranslate();
  const exactTime = useExactTime();
  const { parameters, lease, notBefore, expiresAt, involved = [] } = request;
  // A parameter that says how long it lives is in the table already.
  const leaseOfType = !Object.values(parameters).includes(lease);
  return [
    ...(lease && leaseOfType
      ? [{ label: t('request.asked.lease'), value: lease }]
      : []),
    ...(expiresAt
      ? [
          {
            label: t('request.asked.expires'),
            value: (
              <>
                {exactTime(expiresAt)}, <TimeLeft at={expiresAt} as="in" />
              </>
            ),
          },
        ]
      : []),
    ...(notBefore
      ? [{ label: t('request.asked.notBefore'), value: exactTime(notBefore) }]
      : []),
    ...(involved.length > 0
      ? [
          {
            label: t('request.asked.takingPart'),
            value: t('request.asked.neverDecide', {
              who: <EntityLinks entityRefs={involved} conjunction="and" />,
            }),
          },
        ]
      : []),
  ];
}
