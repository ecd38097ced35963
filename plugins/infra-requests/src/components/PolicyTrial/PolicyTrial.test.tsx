import { EditorView } from '@uiw/react-codemirror';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { pendingRequest } from '../../__testUtils__/fixtures';
import {
  BOUNDARY_HOLE,
  CHECK,
  DEAD_END,
  FULL_POLICY,
  POLICY,
  POLICY_TEXT,
  SIMULATION,
} from '../../__testUtils__/policyFixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const EDITED = POLICY_TEXT.replace('elevated', 'standard');

const editor = () => screen.findByRole('textbox', { name: 'Policy in YAML' });

const viewOf = async () => EditorView.findFromDOM(await editor())!;

/** Replaces everything in the editor, as typing over the selected text does. */
async function write(text: string) {
  const view = await viewOf();
  act(() =>
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      userEvent: 'input.type',
    }),
  );
}

const open = (api = new FakeInfraRequestsApi()) =>
  renderPage('/policy?tab=try', api);

const textInEditor = async () => (await viewOf()).state.doc.toString();

describe('editing the policy', () => {
  beforeEach(() => sessionStorage.clear());

  it('begins with the active one', async () => {
    const { api } = await open();
    expect(await textInEditor()).toBe(POLICY_TEXT);
    expect(
      await screen.findByText(
        'No problems. It decides just like the active policy.',
      ),
    ).toBeInTheDocument();
    expect(api.inputsOf('checkPolicy')).toEqual([POLICY_TEXT]);
  });

  it('shows what is wrong and leads to it', async () => {
    const api = new FakeInfraRequestsApi();
    await open(api);
    await editor();
    api.checkOf = () => ({
      problems: [
        {
          path: 'infraRequests.rules[0].tier',
          message: 'there is no tier "elevatd"; did you mean "elevated"?',
          line: 5,
          column: 11,
        },
        { path: 'infraRequests.rules', message: 'too few' },
      ],
      findings: [],
    });
    await write(POLICY_TEXT.replace('elevated', 'elevatd'));
    await screen.findByText('2 problems');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('2 problems');
    expect(alert).toHaveTextContent(
      'Line 5:11 infraRequests.rules[0].tier: there is no tier "elevatd"; did you mean "elevated"?',
    );
    expect(
      screen.getByText('This could not become the active policy.'),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Line 5:11' }));
    expect(await editor()).toHaveFocus();
    const { state } = await viewOf();
    const { from, number } = state.doc.lineAt(state.selection.main.head);
    expect([number, state.selection.main.head - from + 1]).toEqual([5, 11]);
  });

  it('tells which findings an edit fixes and which it brings', async () => {
    const api = new FakeInfraRequestsApi({
      policy: FULL_POLICY,
      checkOf: () => ({
        ...CHECK,
        changed: true,
        findings: [
          DEAD_END,
          {
            ...BOUNDARY_HOLE,
            code: 'never-matches',
            rule: 'production',
            otherRules: [],
            message: 'It can never match.',
          },
        ],
      }),
    });
    await open(api);
    await write(EDITED);
    expect(
      await screen.findByText(
        'No problems. It differs from the active policy. Findings: 1 fixed, 1 new.',
      ),
    ).toBeInTheDocument();
    const found = within(
      screen.getByRole('list', { name: 'Findings of the edited policy' }),
    )
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(found).toEqual([
      expect.stringMatching(/^newWarning\. It can never match\./),
      expect.stringMatching(
        /^in the active policy tooError\. Nobody is in security/,
      ),
      expect.stringMatching(/^fixedWarning\. A cost of exactly 200/),
    ]);

    await userEvent.click(screen.getByRole('button', { name: 'production' }));
    expect(await editor()).toHaveFocus();
  });

  it('marks no finding as long as nothing was edited', async () => {
    await open(
      new FakeInfraRequestsApi({
        policy: FULL_POLICY,
        checkOf: () => ({ ...CHECK, findings: FULL_POLICY.findings! }),
      }),
    );
    expect(
      (
        await screen.findByRole('list', {
          name: 'Findings of the edited policy',
        })
      ).textContent,
    ).toMatch(/^Error\. Nobody is in security/);
  });

  it('survives another tab and a reload, until it is reset', async () => {
    await open();
    await write(EDITED);
    await userEvent.click(screen.getByRole('tab', { name: 'Rules' }));
    await userEvent.click(screen.getByRole('tab', { name: 'Try a change' }));
    expect(await textInEditor()).toBe(EDITED);
    expect(sessionStorage.getItem('infra-requests.policy-draft')).toContain(
      'tier: standard',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Reset to the active policy' }),
    );
    expect(await textInEditor()).toBe(POLICY_TEXT);
  });

  it('goes on where it was left', async () => {
    sessionStorage.setItem(
      'infra-requests.policy-draft',
      JSON.stringify({ text: EDITED, basedOn: 'c0ffee' }),
    );
    await open();
    expect(await textInEditor()).toBe(EDITED);
    expect(screen.queryByText(/Another policy became active/)).toBeNull();
  });

  it('says when another policy became active meanwhile', async () => {
    const { api, signalPolicy } = await open();
    await write(EDITED);
    api.policy = { ...POLICY, digest: 'decaf', text: 'rules: []\n' };
    await signalPolicy('decaf');
    expect(
      await screen.findByText(/Another policy became active/),
    ).toBeInTheDocument();
    expect(await textInEditor()).toBe(EDITED);
  });

  it.each([
    ['never edited', []],
    ['edited and put back as it was', [EDITED, POLICY_TEXT]],
  ])('follows another active policy where it was %s', async (_, edits) => {
    const { api, signalPolicy } = await open();
    await screen.findByText(/decides just like the active policy/);
    for (const text of edits) {
      await write(text);
    }
    api.policy = { ...POLICY, digest: 'decaf', text: 'rules: []\n' };
    await signalPolicy('decaf');
    await waitFor(async () => expect(await textInEditor()).toBe('rules: []\n'));
    expect(screen.queryByText(/Another policy became active/)).toBeNull();
    expect(
      screen.getByRole('button', { name: 'Reset to the active policy' }),
    ).toBeDisabled();
  });

  it('is checked again when another policy became active', async () => {
    const { api, signalPolicy } = await open();
    await write(EDITED);
    expect(
      await screen.findByText(
        'No problems. It decides just like the active policy.',
      ),
    ).toBeInTheDocument();
    api.policy = { ...POLICY, digest: 'decaf', text: 'rules: []\n' };
    api.checkOf = () => ({ ...CHECK, changed: true });
    await signalPolicy('decaf');
    expect(
      await screen.findByText(
        'No problems. It differs from the active policy.',
      ),
    ).toBeInTheDocument();
    expect(api.inputsOf('checkPolicy').at(-1)).toBe(EDITED);
  });

  it('takes a file', async () => {
    await open();
    await editor();
    const file = new File([], 'policy.yaml');
    await userEvent.upload(
      screen.getByLabelText('A file with a policy'),
      // Files have no text() here, but in every browser.
      Object.assign(file, { text: async () => EDITED }),
    );
    await waitFor(async () => expect(await textInEditor()).toBe(EDITED));
  });

  it('can be left with the tabulator', async () => {
    await open();
    const field = await editor();
    act(() => field.focus());
    await userEvent.tab();
    expect(field).not.toHaveFocus();
    expect(await textInEditor()).toBe(POLICY_TEXT);
  });

  it('can be checked again when the check failed', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('checkPolicy', await refused(500, 'The backend is busy.'));
    await open(api);
    expect(await screen.findByText('The backend is busy.')).toBeInTheDocument();
    api.recover('checkPolicy');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(/^No problems/)).toBeInTheDocument();
  });
});

describe('the simulator', () => {
  beforeEach(() => sessionStorage.clear());

  const chooseRequest = async (typed: string) =>
    userEvent.type(
      await screen.findByLabelText('Number of the request'),
      typed,
    );

  const simulation = () => screen.findByRole('region', { name: 'Simulation' });

  it('offers the latest requests, and says what the active policy makes of one', async () => {
    const { api } = await open(
      new FakeInfraRequestsApi({
        requests: [pendingRequest({ state: 'rejected' })],
      }),
    );
    expect(
      (await screen.findAllByRole('option', { hidden: true })).map(option => [
        option.getAttribute('value'),
        option.textContent,
      ]),
    ).toEqual([['#1042', 'PostgreSQL database · production · Rejected']]);
    await chooseRequest('#1042');
    expect(await simulation()).toHaveTextContent(
      'Escalated because it goes to production (rule production).',
    );
    await waitFor(() =>
      expect(api.inputsOf('simulate').at(-1)).toEqual({ request: '1042' }),
    );
    expect(api.inputsOf('listRequests')).toContainEqual({
      scope: 'all',
      order: 'newest',
      limit: 20,
    });
  });

  it('judges by the edited policy, and compares with the active one', async () => {
    const { api } = await open();
    await write(EDITED);
    await chooseRequest('#1042');
    const result = await simulation();
    expect(result).toHaveTextContent('The active policy: Lead approval');
    expect(result).toHaveTextContent('Ada Lovelace');
    expect(screen.getByRole('table', { name: 'Rules' })).toHaveTextContent(
      'over-threshold',
    );
    await waitFor(() =>
      expect(api.inputsOf('simulate').at(-1)).toEqual({
        policy: EDITED,
        request: '1042',
      }),
    );

    await userEvent.click(
      screen.getByRole('radio', { name: 'The active policy' }),
    );
    expect(
      await screen.findByText(/Escalated because it goes to production/),
    ).toBeInTheDocument();
    expect(screen.queryByText('The active policy: Lead approval')).toBeNull();
  });

  it('judges again when another policy became active', async () => {
    const { api, signalPolicy } = await open();
    await chooseRequest('1042');
    expect(await simulation()).toHaveTextContent(/Escalated because/);
    api.policy = { ...POLICY, digest: 'decaf', text: 'rules: []\n' };
    api.simulationOf = () => ({
      ...SIMULATION,
      blockers: ['Nobody is in security any more.'],
    });
    await signalPolicy('decaf');
    expect(
      await screen.findByText('Nobody is in security any more.'),
    ).toBeInTheDocument();
  });

  it('says when the active policy decides the same', async () => {
    await open(
      new FakeInfraRequestsApi({
        simulationOf: () => ({
          ...SIMULATION,
          active: { outcome: 'approval', tier: SIMULATION.evaluation.tier },
        }),
      }),
    );
    await write(EDITED);
    await chooseRequest('1042');
    expect(
      await screen.findByText('Same as the active policy'),
    ).toBeInTheDocument();
  });

  it('shows denials, what stands in the way, and the facts', async () => {
    await open(
      new FakeInfraRequestsApi({
        simulationOf: () => ({
          ...SIMULATION,
          evaluation: {
            ...SIMULATION.evaluation,
            outcome: 'denied',
            summary: 'Denied: use the private endpoint.',
          },
          stages: [],
          blockers: ['Nobody is in security.'],
          facts: {
            values: { environment: 'production' },
            unknown: { monthlyCost: 'the size has no price' },
          },
        }),
      }),
    );
    await chooseRequest('1042');
    const result = await simulation();
    expect(within(result).getByText('Denied')).toBeInTheDocument();
    expect(result).toHaveTextContent('Nobody is in security.');
    await userEvent.click(
      within(result).getByRole('button', { name: 'Facts' }),
    );
    expect(
      within(result).getByRole('region', { name: 'Facts' }).textContent,
    ).toBe(
      'environment: production\nnotKnown:\n  monthlyCost: the size has no price',
    );
  });

  it('judges a request that was only described', async () => {
    const { api } = await open();
    await userEvent.click(
      await screen.findByRole('radio', { name: 'A request of your own' }),
    );
    await userEvent.type(screen.getByLabelText('Environment'), 'staging');
    await userEvent.type(screen.getByLabelText('Parameters'), 'size: large');
    await simulation();
    await waitFor(() =>
      expect(api.inputsOf('simulate').at(-1)).toEqual({
        facts: {
          values: { environment: 'staging', parameters: { size: 'large' } },
          unknown: {},
        },
      }),
    );
  });

  it('waits while the edited policy has problems', async () => {
    const api = new FakeInfraRequestsApi({
      checkOf: () => ({
        problems: [{ path: '', message: 'This is no YAML.', line: 1 }],
        findings: [],
      }),
    });
    await open(api);
    await write('rules: [');
    await screen.findByText('This is no YAML.');
    await chooseRequest('1042');
    expect(
      await screen.findByText(/Mend the problems of the edited policy/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Simulation' })).toBeNull();
  });

  it('says at the fields what is wrong with the facts', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail(
      'simulate',
      await refused(400, 'facts/values/enviroment is not a fact; and so on', {
        problems: [
          {
            field: '/facts/values/enviroment',
            message: 'is not a fact. Did you mean "environment"?',
          },
          { field: '/facts/values/monthlyCost', message: 'can never be "x".' },
        ],
      }),
    );
    await open(api);
    await userEvent.click(
      await screen.findByRole('radio', { name: 'A request of your own' }),
    );
    await userEvent.type(screen.getByLabelText('Cost a month'), 'x');
    await userEvent.type(
      screen.getByLabelText('Other facts'),
      'enviroment: staging',
    );
    expect(
      await screen.findByText(/Mend what is marked above/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Other facts')).toHaveAccessibleDescription(
      'enviroment is not a fact. Did you mean "environment"?',
    );
    expect(screen.getByLabelText('Cost a month')).toHaveAccessibleDescription(
      'can never be "x".',
    );
    expect(screen.queryByText(/and so on/)).toBeNull();
  });

  it('can be asked again when the server was not there', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('simulate', new TypeError('Failed to fetch'));
    await open(api);
    await chooseRequest('1042');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Could not simulate it');
    expect(alert).toHaveTextContent('The server could not be reached.');
    api.recover('simulate');
    await userEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await simulation()).toBeInTheDocument();
  });

  it('says why there is no answer', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('simulate', await refused(404, 'There is no request 7.'));
    await open(api);
    await chooseRequest('7');
    expect(
      await screen.findByText('There is no request 7.'),
    ).toBeInTheDocument();
  });
});
