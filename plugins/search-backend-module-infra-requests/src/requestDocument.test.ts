import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import { requestDocument } from './requestDocument';

const summary: RequestSummary = {
  id: '0190d6f4-6d2e-7000-8000-000000001042',
  number: 1042,
  type: 'postgresql-database',
  typeTitle: 'PostgreSQL database',
  action: 'create',
  environment: 'production',
  owner: 'group:default/payments-team',
  requester: 'user:default/mira',
  requestedFor: 'user:default/wei',
  entity: 'component:default/ledger',
  justification: 'Load test of the new ledger',
  state: 'pending',
  tier: { id: 'elevated', title: 'Escalated', rank: 2 },
  revision: 1,
  digest: 'd'.repeat(64),
  currency: 'USD',
  submittedAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
};

describe('a request in the search', () => {
  it('is called what people call it, and leads to its page', () => {
    expect(requestDocument(summary)).toEqual({
      title: '#1042 PostgreSQL database · production',
      text: 'Load test of the new ledger · payments-team · mira · wei · ledger · create · pending · Escalated · 1042',
      location: '/infra-requests/requests/0190d6f4-6d2e-7000-8000-000000001042',
      authorization: { resourceRef: '0190d6f4-6d2e-7000-8000-000000001042' },
      number: 1042,
      state: 'pending',
      typeTitle: 'PostgreSQL database',
      environment: 'production',
      owner: 'group:default/payments-team',
      requester: 'user:default/mira',
      tier: 'Escalated',
    });
  });

  it('says only what there is', () => {
    const { environment, justification, requestedFor, entity, ...bare } =
      summary;
    const document = requestDocument({
      ...bare,
      requester: 'plugin:scaffolder',
      emergency: true,
    });
    expect(document).toMatchObject({
      title: '#1042 PostgreSQL database',
      text: 'payments-team · scaffolder · create · pending · Escalated · emergency · 1042',
    });
    expect(document).not.toHaveProperty('environment');
  });

  it('keeps to itself what anybody entered but the reason', () => {
    const given = {
      ...summary,
      parameters: { name: 'merger-target' },
    };
    expect(JSON.stringify(requestDocument(given))).not.toContain('merger');
  });
});
