import type { Story } from '../types';
import {
  approve,
  bucket,
  database,
  environment,
  fulfilled,
  people,
  preview,
  startFulfilment,
} from './parts';

const { ada, frank, grace, hannah, kofi, linus, rafael, sofia } = people;

export const platformStories: Story[] = [
  {
    daysAgo: 56,
    hour: 9,
    requester: kofi,
    type: 'team-environment',
    parameters: environment({
      owner: 'group:default/sre-oncall',
      name: 'sre-game-day',
      environment: 'staging',
      nodeSize: 'medium',
      nodes: 3,
    }),
    justification: 'Game day: we lose a zone on purpose.',
    then: [approve(1, ada, 'Looking forward to it.'), ...fulfilled(1)],
  },
  {
    daysAgo: 49,
    hour: 10,
    requester: frank,
    type: 'object-storage-bucket',
    parameters: bucket({
      owner: 'group:default/finops',
      name: 'acme-cloud-cost-exports',
      environment: 'production',
      sizeGb: 200,
      transferGb: 30,
    }),
    justification: 'The cloud’s invoices, line by line.',
    then: [
      approve(2, grace),
      approve(5, hannah, 'Frank asked, so I decide.'),
      approve(8, sofia),
      ...fulfilled(8),
    ],
  },
  {
    daysAgo: 37,
    hour: 13,
    requester: linus,
    type: 'postgresql-database',
    parameters: database({
      owner: 'group:default/sre-oncall',
      name: 'incident-timeline',
      environment: 'production',
      size: 'medium',
      replicas: 2,
    }),
    justification:
      'Incidents must stay readable while everything else is down.',
    then: [
      approve(2, ada, 'Linus asked, so it is mine to decide.'),
      approve(4, frank),
      approve(20, rafael),
      ...fulfilled(20),
    ],
  },
  {
    daysAgo: 28,
    hour: 11,
    requester: sofia,
    type: 'team-environment',
    parameters: environment({
      owner: 'group:default/security',
      name: 'security-lab',
      environment: 'development',
    }),
    justification: 'Take malware apart where it cannot hurt anybody.',
    then: fulfilled(0),
  },
  {
    daysAgo: 22,
    hour: 14,
    requester: rafael,
    type: 'postgresql-database',
    parameters: database({
      owner: 'group:default/security',
      name: 'vulnerability-findings',
      environment: 'production',
      storageGb: 250,
    }),
    justification: 'Every finding of every scan, to see whether we get better.',
    then: [
      approve(3, grace),
      approve(6, hannah),
      approve(22, sofia, 'Rafael asked, so I looked at it.'),
      ...fulfilled(22),
    ],
  },
  {
    daysAgo: 10,
    hour: 9,
    requester: hannah,
    type: 'preview-environment',
    parameters: preview({
      owner: 'group:default/finops',
      service: 'component:default/cost-reports',
      branch: 'anomalies',
    }),
    justification: 'Warn before the invoice does.',
    then: fulfilled(0),
  },
  {
    daysAgo: 5,
    hour: 12,
    requester: kofi,
    type: 'team-environment',
    parameters: environment({
      owner: 'group:default/sre-oncall',
      name: 'sre-upgrade-rehearsal',
      environment: 'staging',
      nodeSize: 'medium',
      nodes: 4,
    }),
    justification: 'Rehearse the cluster upgrade before production gets it.',
    then: [approve(2, grace), startFulfilment(2.1)],
  },
  {
    daysAgo: 2,
    hour: 9,
    requester: ada,
    type: 'team-environment',
    parameters: environment({
      owner: 'group:default/platform',
      name: 'platform-next',
      environment: 'staging',
      nodeSize: 'medium',
      nodes: 5,
    }),
    justification:
      'The next version of the platform, for teams to try. Grace or Linus, please: it is mine.',
    then: [],
  },
];
