import { InfoCard, Link } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';

const STEPS = [
  {
    as: 'Mira, developer in Payments',
    to: '/infra-requests/new/preview-environment',
    what: 'Ask for a preview environment',
    then: 'Small ones are approved at once, because a rule says so.',
  },
  {
    as: 'Mira',
    to: '/infra-requests/new/postgresql-database',
    what: 'Ask for a production database',
    then: 'See before you submit what it costs, who has to approve it and why. Give it a public endpoint, and it is denied.',
  },
  {
    as: 'Ada, platform lead, and Frank, FinOps',
    to: '/infra-requests/inbox',
    what: 'Decide on it in the inbox',
    then: 'The technical stage needs one of each. Security comes after.',
  },
  {
    as: 'Sofia, security',
    to: '/infra-requests/inbox',
    what: 'Approve the last stage, or ask for changes',
    then: 'Mira hears of it, and nobody can approve what they asked for themselves.',
  },
  {
    as: 'Agnes, auditor',
    to: '/infra-requests',
    what: 'Read the record of any request',
    then: 'Who did what, when, on which facts and under which rules, and whether the record is untouched.',
  },
  {
    as: 'anybody',
    to: '/infra-requests/policy',
    what: 'Read the policy',
    then: 'Tiers, stages and rules, in words.',
  },
];

/** A short tour. Switching the person is signing out in the settings. */
export const WhatToTry = () => (
  <InfoCard title="What to try">
    <Typography variant="body2" color="textSecondary">
      Acme Cloud has been asking for infrastructure for two months. To be
      somebody else, sign out in the <Link to="/settings">settings</Link>.
    </Typography>
    {STEPS.map(({ as, to, what, then }) => (
      <Box key={what} mt={2}>
        <Typography variant="body1">
          <Link to={to}>{what}</Link> as {as}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {then}
        </Typography>
      </Box>
    ))}
  </InfoCard>
);
