import { screen, within } from '@testing-library/react';
import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { EMERGENCY_WAY, inTime } from '../../__testUtils__/decisionFixtures';
import { LEADS, PREVIEW } from '../../__testUtils__/fixtures';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const panelOf = async (preview: Partial<Preview>) => {
  await renderPage(
    '/new/database',
    new FakeInfraRequestsApi({
      previewOf: () => ({ ...PREVIEW, ...preview }),
    }),
  );
  const panel = await screen.findByRole('complementary', { name: 'Decision' });
  await within(panel).findByText(/^Escalated ·/);
  return panel;
};

beforeEach(() => setScreenWidth(1280));

describe('the decision beside the form', () => {
  it('says by when people have to decide, and what happens otherwise', async () => {
    const panel = await panelOf({
      deadline: {
        at: inTime({ hours: 8 }),
        overdue: false,
        onTimeout: 'reject',
      },
    });
    expect(panel).toHaveTextContent(
      /Has to be decided by \w{3} \d+ \w{3} \d{4}, \d\d:\d\d \S+Otherwise it is rejected\./,
    );
    expect(panel).not.toHaveTextContent('left');
  });

  it('says who would decide in an emergency', async () => {
    const panel = await panelOf({ emergencyWay: EMERGENCY_WAY });
    expect(within(panel).getByText('Who has to approve')).toBeInTheDocument();
    expect(panel).toHaveTextContent(
      'In an emergency 1 of on-call decides instead. Whoever is skipped is told, and people who took no part in it look back at it within 24 hours.',
    );
  });

  it('says who decides in this emergency', async () => {
    const panel = await panelOf({
      emergencyWay: { ...EMERGENCY_WAY, taken: true },
    });
    expect(
      within(panel).getByText('Who decides in this emergency'),
    ).toBeInTheDocument();
    expect(panel).toHaveTextContent(/look back at it within 24 hours\./);
    expect(panel).not.toHaveTextContent('instead');
  });

  it('says which approvers cannot be found out right now', async () => {
    const approver = 'resolver:on-call/payments';
    const panel = await panelOf({
      stages: [
        {
          name: 'technical',
          state: 'waiting',
          requirements: [
            {
              ...LEADS,
              filledBy: [],
              missing: 1,
              unresolved: [{ approver, reason: 'It did not answer.' }],
            },
          ],
        },
      ],
    });
    expect(panel).toHaveTextContent(
      'Not known right now: whoever on-call names for payments. It did not answer.',
    );
  });
});
