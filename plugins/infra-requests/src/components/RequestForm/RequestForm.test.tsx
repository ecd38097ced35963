import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  HIDDEN_SECRET,
  type Preview,
} from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  ASKED,
  PREVIEW,
  REQUEST_TYPES,
  pendingRequest,
} from '../../__testUtils__/fixtures';
import {
  goToReview,
  panel,
  press,
  reviewUnchanged,
} from '../../__testUtils__/databaseForm';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const DENIED: Preview = {
  ...PREVIEW,
  stages: [],
  evaluation: {
    ...PREVIEW.evaluation!,
    outcome: 'denied',
    stages: [],
    reasons: [{ kind: 'deny', rule: 'no', text: 'Use the private endpoint.' }],
  },
};

const AUTOMATIC: Preview = {
  ...PREVIEW,
  stages: [],
  evaluation: {
    ...PREVIEW.evaluation!,
    outcome: 'automatic',
    stages: [],
    tier: { id: 'automatic', title: 'Automatic', rank: 0 },
  },
};

beforeEach(() => setScreenWidth(1280));

describe('the decision beside the form', () => {
  it('shows tier, reasons, approvers and cost, with the defaults of every step taken into account', async () => {
    const { api } = await renderPage('/new/database');
    const decision = await panel();
    expect(
      await within(decision).findByText('Escalated · 284.00 USD a month'),
    ).toBeInTheDocument();
    const ladder = await within(decision).findByRole('list', {
      name: 'Tiers, from least to most strict',
    });
    expect(
      within(ladder)
        .getAllByRole('listitem')
        .map(rung => [rung.textContent, rung.getAttribute('aria-current')]),
    ).toEqual([
      ['Automatic', null],
      ['Lead approval', null],
      ['Escalated', 'true'],
    ]);
    expect(decision).toHaveTextContent('It goes to production.');
    expect(decision).toHaveTextContent('Ada Lovelace');
    expect(decision).toHaveTextContent('already spends 1,000.00 USD a month');
    expect(api.inputsOf('preview')).toEqual([
      expect.objectContaining({
        type: 'database',
        parameters: { owner: 'group:default/payments', replicas: 1 },
      }),
    ]);
  });

  it('follows the typing, and asks once for several keystrokes', async () => {
    const api = new FakeInfraRequestsApi({
      previewOf: ({ parameters }) => (parameters.name ? AUTOMATIC : PREVIEW),
    });
    await renderPage('/new/preview-environment', api);
    await within(await panel()).findByText(/^Escalated ·/);
    await userEvent.type(screen.getByLabelText(/Name/), 'pr-17');
    expect(
      await within(await panel()).findByText(
        'Approved at once · 284.00 USD a month',
      ),
    ).toBeInTheDocument();
    expect(api.inputsOf('preview').length).toBeLessThan(5);
    expect(api.inputsOf('preview').at(-1)).toMatchObject({
      parameters: { name: 'pr-17' },
    });
  });

  it('keeps the last answer as one of before when a newer one fails, and lets the person go on', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/new/preview-environment', api);
    await within(await panel()).findByText(/^Escalated ·/);
    api.fail('preview', await refused(500, 'The catalog is away.'));
    await userEvent.type(screen.getByLabelText(/Name/), 'x');
    const decision = await panel();
    expect(
      await within(decision).findByText(
        'Before: Escalated · 284.00 USD a month',
      ),
    ).toBeInTheDocument();
    expect(within(decision).getByRole('alert')).toHaveTextContent(
      'What would be decided is not known: The catalog is away.',
    );
    const before = within(decision).getByRole('region', {
      name: 'As of the answers before',
    });
    expect(before).toHaveTextContent(/It goes to production.*Ada Lovelace/);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    const submit = await screen.findByRole('button', {
      name: 'Submit request',
    });
    await waitFor(() => expect(submit).toBeEnabled());

    api.recover('preview');
    await userEvent.click(
      within(decision).getByRole('button', { name: 'Retry' }),
    );
    expect(
      await within(decision).findByText(/^Escalated ·/),
    ).toBeInTheDocument();
    expect(within(decision).queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says in a sentence that the server is away', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('preview', new TypeError('Failed to fetch'));
    await renderPage('/new/preview-environment', api);
    expect(await within(await panel()).findByRole('alert')).toHaveTextContent(
      'The server cannot be reached, so what would be decided is not known.',
    );
    expect(await panel()).not.toHaveTextContent('Failed to fetch');
  });

  it('tells approval that a rule asks for beyond the tier from the tier', async () => {
    const evaluation = {
      ...AUTOMATIC.evaluation!,
      outcome: 'approval' as const,
      reasons: [
        { kind: 'tier' as const, text: 'it is cheap' },
        { kind: 'require' as const, text: 'it holds personal data' },
      ],
    };
    await renderPage(
      '/new/database',
      new FakeInfraRequestsApi({
        previewOf: () => ({ ...PREVIEW, evaluation }),
      }),
    );
    const decision = await panel();
    expect(
      await within(decision).findByText(/^Needs approval ·/),
    ).toBeInTheDocument();
    expect(decision).toHaveTextContent('Automatic tier, with extra approval');
    const ladder = within(decision).getByRole('list', {
      name: 'Tiers, from least to most strict',
    });
    expect(ladder.querySelector('[aria-current]')).toBeNull();
    expect(decision).toHaveTextContent(
      'Why AutomaticIt is cheap.Why extra approvalIt holds personal data.',
    );
  });

  it('names what is still needed as the form calls it', async () => {
    await renderPage(
      '/new/database',
      new FakeInfraRequestsApi({
        previewOf: () => ({
          ...PREVIEW,
          problems: [
            { field: '/parameters/environment', message: 'is required' },
          ],
        }),
      }),
    );
    const decision = await panel();
    expect(
      await within(decision).findByText('Still needed'),
    ).toBeInTheDocument();
    expect(within(decision).getByText('Environment')).toBeInTheDocument();
  });

  it('is a bar that opens on a small screen', async () => {
    setScreenWidth(400);
    await renderPage('/new/database');
    const bar = await screen.findByRole('button', {
      name: /Escalated · 284.00 USD a month/,
    });
    expect(
      screen.queryByText('It goes to production.'),
    ).not.toBeInTheDocument();
    await userEvent.click(bar);
    expect(await screen.findByText('It goes to production.')).toBeVisible();
  });
});

describe('submitting', () => {
  it('does not go on while a required answer is missing', async () => {
    await renderPage('/new/database');
    await screen.findByLabelText(/Environment/);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByText('Environment is needed.'),
    ).toBeInTheDocument();
    expect(screen.queryByLabelText(/Replicas/)).not.toBeInTheDocument();
  });

  it('asks with everything that was answered, and opens the request', async () => {
    const { api } = await renderPage('/new/database');
    await goToReview();
    await userEvent.type(
      screen.getByLabelText('Why is this needed?'),
      'EU launch',
    );
    await press('Submit request');
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        '/infra-requests/requests/new',
      ),
    );
    expect(
      await screen.findByRole('heading', { name: /^#1042 PostgreSQL/ }),
    ).toHaveFocus();
    expect(api.inputsOf('submit')).toEqual([
      {
        draft: {
          type: 'database',
          action: 'create',
          parameters: {
            environment: 'production',
            owner: 'group:default/payments',
            replicas: 1,
          },
          justification: 'EU launch',
        },
        idempotencyKey: expect.stringMatching(/^[\da-f-]{36}$/),
      },
    ]);
  });

  it('names every field that the server refuses, leads to it, and tries again under the same key', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/new/database', api);
    await goToReview();
    api.fail(
      'submit',
      await refused(400, 'Invalid request', {
        problems: [
          { field: '/parameters/replicas', message: 'must be at most 5' },
          { field: '/parameters/owner', message: 'is not a group' },
        ],
      }),
    );
    await press('Submit request');
    const alert = await screen.findByText(/some answers do not fit/);
    expect(alert.parentElement).toHaveTextContent(
      'Replicas must be at most 5.Owner is not a group.',
    );
    api.recover('submit');
    await reviewUnchanged();
    await press('Submit request');
    await waitFor(() => expect(api.inputsOf('submit')).toHaveLength(2));
    const [first, second] = api.inputsOf('submit') as {
      idempotencyKey: string;
    }[];
    expect(second.idempotencyKey).toBe(first.idempotencyKey);
  });

  it('goes to a refused field, and says what is wrong there until it is answered otherwise', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/new/database', api);
    await goToReview();
    api.fail(
      'submit',
      await refused(400, 'Invalid request', {
        problems: [{ field: '/parameters/owner', message: 'is not a group' }],
      }),
    );
    await press('Submit request');
    const owner = await screen.findByLabelText(/Owner/);
    expect(owner).toHaveValue('group:default/payments');
    await waitFor(() => expect(owner).toHaveFocus());
    expect(screen.getAllByText('Owner is not a group.')).toHaveLength(2);

    await userEvent.type(owner, '-team');
    expect(screen.queryByText('Owner is not a group.')).not.toBeInTheDocument();
  });

  it('shows the sentence of a rule that denies in place of the button', async () => {
    await renderPage(
      '/new/database',
      new FakeInfraRequestsApi({ previewOf: () => DENIED }),
    );
    await within(await panel()).findByText(/^Not allowed/);
    await goToReview();
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Submit request' }),
      ).not.toBeInTheDocument(),
    );
    expect(screen.getAllByText('Use the private endpoint.')).toHaveLength(1);
  });

  it('does not submit what nobody could approve, until somebody can', async () => {
    const api = new FakeInfraRequestsApi({
      previewOf: () => ({
        ...PREVIEW,
        blockers: ['Nobody is in group:default/security.'],
      }),
    });
    await renderPage('/new/database', api);
    await goToReview();
    expect(
      await screen.findAllByText('Nobody is in group:default/security.'),
    ).not.toHaveLength(0);
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Submit request' }),
      ).not.toBeInTheDocument(),
    );

    api.previewOf = () => PREVIEW;
    fireEvent(window, new Event('online'));
    expect(
      await screen.findByRole('button', { name: 'Submit request' }),
    ).toBeInTheDocument();
  });

  it('waits for the decision on the draft as it is before it can be submitted', async () => {
    const held: (() => void)[] = [];
    const api = new FakeInfraRequestsApi();
    await renderPage('/new/preview-environment', api);
    await within(await panel()).findByText(/^Escalated ·/);
    const answer = api.preview.bind(api);
    api.preview = async draft => {
      await new Promise<void>(resolve => held.push(resolve));
      return answer(draft);
    };
    await userEvent.type(screen.getByLabelText(/Name/), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    const submit = await screen.findByRole('button', {
      name: 'Submit request',
    });
    await waitFor(() => expect(held).not.toHaveLength(0));
    expect(submit).toBeDisabled();
    const decision = await panel();
    expect(
      await within(decision).findByText('Working it out…'),
    ).toBeInTheDocument();
    held.forEach(release => release());
    await waitFor(() => expect(submit).toBeEnabled());
    expect(within(decision).getByText(/^Escalated ·/)).toBeInTheDocument();
  });

  it('takes no more justification than the server does, and asks for no preview of it', async () => {
    const { api } = await renderPage('/new/database');
    await goToReview();
    const submit = screen.getByRole('button', { name: 'Submit request' });
    await waitFor(() => expect(submit).toBeEnabled());
    const field = screen.getByLabelText('Why is this needed?');
    await userEvent.click(field);
    await userEvent.paste('a'.repeat(3990));
    expect(screen.getByText('10 of 4000 characters left.')).toBeInTheDocument();
    await userEvent.type(field, 'b'.repeat(15));
    expect(field).toHaveValue('a'.repeat(3990) + 'b'.repeat(10));
    expect(submit).toBeEnabled();
    expect(JSON.stringify(api.inputsOf('preview'))).not.toContain('aaa');
  });

  it('repeats the answers as a person would say them, and leads nowhere else', async () => {
    const [database, ...others] = REQUEST_TYPES;
    const [where, size] = database.parameters;
    const types = [
      {
        ...database,
        parameters: [
          where,
          {
            ...size,
            schema: {
              type: 'object',
              properties: {
                replicas: { title: 'Replicas', type: 'integer', default: 1 },
                backups: { title: 'Backups', type: 'boolean', default: true },
              },
            },
          },
        ],
      },
      ...others,
    ];
    await renderPage('/new/database', new FakeInfraRequestsApi({ types }));
    await goToReview();
    const answers = screen.getByRole('table', { name: 'Your answers' });
    for (const name of [
      'Environment production',
      'Owner payments',
      'Replicas 1',
      'Backups Yes',
    ]) {
      expect(within(answers).getByRole('row', { name })).toBeInTheDocument();
    }
    expect(within(answers).queryByRole('link')).not.toBeInTheDocument();
  });

  it('moves the focus to the step that comes up', async () => {
    await renderPage('/new/database');
    await goToReview();
    expect(screen.getByRole('heading', { name: 'Review' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('heading', { name: 'Size' })).toHaveFocus();
  });

  it('does not claim that nothing was submitted when the answer was lost', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/new/database', api);
    await goToReview();
    api.fail('submit', new TypeError('Failed to fetch'));
    await press('Submit request');
    expect(
      await screen.findByText('We do not know whether it arrived'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Nothing was submitted/)).not.toBeInTheDocument();

    api.fail(
      'submit',
      await refused(
        409,
        'Idempotency-Key "1" was used for another submission. Use a new key for a new request.',
      ),
    );
    await userEvent.type(screen.getByLabelText('Why is this needed?'), 'x');
    await press('Submit request');
    expect(
      await screen.findByText('An earlier try was submitted'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'My requests' })).toHaveAttribute(
      'href',
      '/infra-requests',
    );
  });

  it('says that there is no such request type', async () => {
    await renderPage('/new/nothing');
    expect(
      await screen.findByText('There is no request type nothing.'),
    ).toBeInTheDocument();
  });
});

describe('secrets', () => {
  const [database] = REQUEST_TYPES;
  const types = [
    {
      ...database,
      parameters: [
        {
          title: 'Access',
          schema: {
            type: 'object',
            required: ['token'],
            properties: {
              token: {
                title: 'Token',
                type: 'string',
                minLength: 10,
                pattern: '^[a-z]+$',
                'ui:widget': 'password',
              },
            },
          },
        },
      ],
    },
  ];
  const edit = async () => {
    const api = new FakeInfraRequestsApi({
      types,
      requests: [
        pendingRequest({
          allowedActions: ASKED,
          parameters: { token: HIDDEN_SECRET },
        }),
      ],
    });
    await renderPage('/requests/r-1042/edit', api);
    return { api, token: await screen.findByLabelText(/Token/) };
  };
  const submitted = async (api: FakeInfraRequestsApi) => {
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await screen.findByLabelText('Why is this needed?');
    await press('Submit new revision');
    await waitFor(() => expect(api.inputsOf('editRequest')).toHaveLength(1));
    return api.inputsOf('editRequest')[0];
  };

  it('need not be entered again to edit something else', async () => {
    const { api } = await edit();
    expect(await submitted(api)).toMatchObject({
      parameters: { token: HIDDEN_SECRET },
    });
  });

  it('start afresh when somebody types into them, and are checked', async () => {
    const { api, token } = await edit();
    await userEvent.type(token, 'short');
    expect(token).toHaveValue('short');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByText('Token must have at least 10 characters.'),
    ).toBeInTheDocument();
    await userEvent.type(token, 'nolonger');
    expect(await submitted(api)).toMatchObject({
      parameters: { token: 'shortnolonger' },
    });
  });
});

describe('editing', () => {
  it('starts with what was asked, and sends the new revision with the digest of the old one', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [
        pendingRequest({ state: 'changes-requested', allowedActions: ASKED }),
      ],
    });
    await renderPage('/requests/r-1042/edit', api);
    await screen.findByLabelText(/Environment/);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    const replicas = await screen.findByLabelText(/Replicas/);
    expect(replicas).toHaveValue(2);
    await userEvent.clear(replicas);
    await userEvent.type(replicas, '1');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByLabelText('Why is this needed?')).toHaveValue(
      'For the EU launch.',
    );
    await press('Submit new revision');
    await waitFor(() =>
      expect(api.inputsOf('editRequest')).toEqual([
        {
          id: 'r-1042',
          parameters: {
            environment: 'production',
            owner: 'group:default/payments',
            replicas: 1,
          },
          justification: 'For the EU launch.',
          digest: 'digest-1',
        },
      ]),
    );
  });

  it('leads out of an edit that came too late', async () => {
    const asked = pendingRequest({ allowedActions: ASKED });
    const api = new FakeInfraRequestsApi({ requests: [asked] });
    await renderPage('/requests/r-1042/edit', api);
    await reviewUnchanged();
    api.requests = [
      {
        ...asked,
        digest: 'digest-2',
        parameters: { ...asked.parameters, replicas: 5 },
      },
    ];
    api.fail(
      'editRequest',
      await refused(409, 'This request changed.', {
        currentDigest: 'digest-2',
      }),
    );
    await press('Submit new revision');
    expect(
      await screen.findByText('Somebody else edited this request meanwhile'),
    ).toBeInTheDocument();
    await press('Load the current revision');

    api.recover('editRequest');
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    expect(await screen.findByLabelText(/Replicas/)).toHaveValue(5);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await screen.findByLabelText('Why is this needed?');
    await press('Submit new revision');
    await waitFor(() =>
      expect(api.inputsOf('editRequest').at(-1)).toMatchObject({
        digest: 'digest-2',
        parameters: { replicas: 5 },
      }),
    );
  });

  it('blames nobody else for a newer revision that may be an earlier try', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [pendingRequest({ allowedActions: ASKED })],
    });
    await renderPage('/requests/r-1042/edit', api);
    await reviewUnchanged();
    api.fail('editRequest', new TypeError('Failed to fetch'));
    await press('Submit new revision');
    await screen.findByText('We do not know whether it arrived');
    api.fail(
      'editRequest',
      await refused(409, 'This request changed.', {
        currentDigest: 'digest-2',
      }),
    );
    await press('Submit new revision');
    expect(
      await screen.findByText(/^Your earlier try arrived, or/),
    ).toBeInTheDocument();
  });

  it('keeps the words of the server for any other conflict', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [pendingRequest({ allowedActions: ASKED })],
    });
    await renderPage('/requests/r-1042/edit', api);
    await reviewUnchanged();
    api.fail('editRequest', await refused(409, 'Nobody could approve this.'));
    await press('Submit new revision');
    expect(
      await screen.findByText('Nobody could approve this.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Load the current revision' }),
    ).not.toBeInTheDocument();
  });

  it('is not offered to those who may not', async () => {
    await renderPage('/requests/r-1042/edit');
    expect(
      await screen.findByText(/Only those who asked can edit it\./),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Next' }),
    ).not.toBeInTheDocument();
  });
});
