import { TextLink } from '../TextLink/TextLink';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import LessIcon from '@material-ui/icons/TrendingDown';
import MoreIcon from '@material-ui/icons/TrendingUp';
import SameIcon from '@material-ui/icons/TrendingFlat';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { CostTable } from '../CostTable/CostTable';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { Money } from '../Money/Money';
import { TeamBudget } from './TeamBudget';
import { costDelta } from './costDelta';

const useStyles = makeStyles(theme => ({
  delta: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

type CostProps = { request: InfraRequest };

function kindOf(delta: string): 'same' | 'less' | 'more' {
  if (Number(delta) === 0) {
    return 'same';
  }
  return delta.startsWith('-') ? 'less' : 'more';
}

const ICONS = { same: SameIcon, less: LessIcon, more: MoreIcon };

/** How much more or less it costs than what runs now, or else than the revision before. */
const Delta = ({ request }: CostProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const page = useRouteRef(requestRouteRef);
  const { monthlyCost, previousMonthlyCost, runsNow, currency } = request;
  const delta = costDelta(
    monthlyCost,
    runsNow ? runsNow.monthlyCost : previousMonthlyCost,
  );
  if (delta === undefined) {
    return null;
  }
  const kind = kindOf(delta);
  const Icon = ICONS[kind];
  const than = runsNow
    ? t('request.cost.thanRunning', {
        running: (
          <TextLink to={page({ id: runsNow.id })}>#{runsNow.number}</TextLink>
        ),
      })
    : t('request.cost.thanRevision', {
        revision: String(request.revision - 1),
      });
  return (
    <Typography variant="body2" component="div" className={classes.delta}>
      <Icon fontSize="small" aria-hidden />
      <span>
        {kind === 'same'
          ? t('request.cost.same', { than: <>{than}</> })
          : t(`request.cost.${kind}`, {
              amount: (
                <Money amount={delta.replace('-', '')} currency={currency} />
              ),
              than: <>{than}</>,
            })}
      </span>
    </Typography>
  );
};

/** What a month costs, what that changes, and what it makes of the team's spend. */
export const CostPart = ({ request }: CostProps) => {
  const t = useTranslate();
  return (
    <>
      <CostTable cost={request.cost} />
      <Delta request={request} />
      <TeamBudget
        request={request}
        title={t('request.cost.ofTeam', {
          owner: <EntityLink entityRef={request.owner} />,
        })}
      />
    </>
  );
};
