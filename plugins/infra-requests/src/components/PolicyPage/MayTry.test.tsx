import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { FULL_POLICY } from '../../__testUtils__/policyFixtures';
import { renderPage } from '../../__testUtils__/renderPage';

const open = async (tab: string) =>
  renderPage(
    `/policy?tab=${tab}`,
    new FakeInfraRequestsApi({ policy: FULL_POLICY }),
    mockApis.permission({ authorize: AuthorizeResult.DENY }),
  );

describe('for those who may not try changes', () => {
  it.each(['try', 'backtest'])(
    'the tab "%s" says so and which permission it needs, and asks the server nothing',
    async tab => {
      const { api } = await open(tab);
      expect(
        await screen.findByText('You may not try changes of the policy'),
      ).toBeInTheDocument();
      expect(
        screen.getByText(/infra-requests\.policy\.simulate/),
      ).toBeInTheDocument();
      expect(api.inputsOf('checkPolicy')).toEqual([]);
      expect(api.inputsOf('listBacktests')).toEqual([]);
    },
  );

  it('the rules are there to read, with their findings, but nothing to try', async () => {
    await open('rules');
    expect(
      await screen.findByRole('list', { name: 'Findings' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try it' }),
    ).not.toBeInTheDocument();
  });
});
