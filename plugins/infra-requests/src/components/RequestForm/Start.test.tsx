import { mockApis } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goToReview, press } from '../../__testUtils__/databaseForm';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  ASKED,
  REQUEST_TYPES,
  pendingRequest,
} from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';
import { DRAFTS_BUCKET } from './formDrafts';

const [database] = REQUEST_TYPES;

const WITH_TOKEN = [
  {
    ...database,
    parameters: [
      {
        title: 'Access',
        schema: {
          type: 'object',
          properties: {
            name: { title: 'Name', type: 'string' },
            token: {
              title: 'Token',
              type: 'string',
              'ui:widget': 'password',
            },
          },
        },
      },
    ],
  },
];

/** A storage that a person comes back to. */
function newStorage() {
  const storage = mockApis.storage();
  const written: unknown[] = [];
  const bucket = storage.forBucket(DRAFTS_BUCKET);
  const set = bucket.set.bind(bucket);
  bucket.set = (key, value) => {
    written.push({ key, value });
    return set(key, value);
  };
  return { storage, written };
}

const name = () => screen.findByLabelText(/^Name/);

beforeEach(() => setScreenWidth(1280));

describe('a link with answers', () => {
  it('fills in the form, typed as the form has it, and names what it could not take', async () => {
    const { api } = await renderPage(
      '/new/database?environment=staging&replicas=3&owner=group:default/checkout&colour=red&justification=EU+launch&requestedFor=user:default/grace',
    );
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Not taken from the link: colour.',
    );
    expect(screen.getByLabelText(/Owner/)).toHaveValue(
      'group:default/checkout',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByLabelText(/Replicas/)).toHaveValue(3);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByLabelText('Why is this needed?')).toHaveValue(
      'EU launch',
    );
    expect(screen.getByLabelText('For somebody else')).toHaveValue(
      'Grace Hopper',
    );
    await press('Submit request');
    await waitFor(() =>
      expect(api.inputsOf('submit')).toMatchObject([
        {
          draft: {
            requestedFor: 'user:default/grace',
            justification: 'EU launch',
            parameters: {
              environment: 'staging',
              owner: 'group:default/checkout',
              replicas: 3,
            },
          },
        },
      ]),
    );
  });

  it('never brings a secret', async () => {
    const { storage, written } = newStorage();
    await renderPage(
      '/new/database?token=hunter2',
      new FakeInfraRequestsApi({ types: WITH_TOKEN }),
      undefined,
      { storage },
    );
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Not taken from the link: Token.',
    );
    expect(screen.getByLabelText(/Token/)).toHaveValue('');
    await userEvent.type(await name(), 'x');
    await waitFor(() => expect(written).not.toHaveLength(0));
    expect(JSON.stringify(written)).not.toContain('hunter2');
  });
});

describe('asking again', () => {
  it('takes over what still fits, without secrets, and says where it is from', async () => {
    await renderPage(
      '/new/database?from=r-1042',
      new FakeInfraRequestsApi({
        types: WITH_TOKEN,
        requests: [
          pendingRequest({
            parameters: { name: 'payouts', token: '••••••', gone: 1 },
          }),
        ],
      }),
    );
    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent('Copied from #1042.');
    expect(within(note).getByRole('link', { name: '#1042' })).toHaveAttribute(
      'href',
      '/infra-requests/requests/r-1042',
    );
    expect(await name()).toHaveValue('payouts');
    expect(screen.getByLabelText(/Token/)).toHaveValue('');
  });

  it('says why nothing was copied, and offers the form all the same', async () => {
    await renderPage('/new/database?from=nothing');
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Nothing was copied: There is no request nothing.',
    );
    expect(screen.getByLabelText(/Owner/)).toBeInTheDocument();
  });

  it('copies nothing from another type', async () => {
    await renderPage(
      '/new/preview-environment?from=r-1042',
      new FakeInfraRequestsApi({
        requests: [pendingRequest({ parameters: { name: 'payouts' } })],
      }),
    );
    expect(await screen.findByRole('note')).toHaveTextContent(
      '#1042 is about something else, so nothing was copied.',
    );
    expect(await name()).toHaveValue('');
  });
});

describe('a draft', () => {
  const api = () => new FakeInfraRequestsApi({ types: WITH_TOKEN });

  it('is kept while somebody types, never with a secret, and comes back until it is submitted', async () => {
    const { storage, written } = newStorage();
    const first = await renderPage('/new/database', api(), undefined, {
      storage,
    });
    await userEvent.type(await name(), 'payouts');
    await userEvent.type(screen.getByLabelText(/Token/), 'hunter2');
    await waitFor(() => expect(written).not.toHaveLength(0));
    first.unmount();
    expect(JSON.stringify(written)).toContain('payouts');
    expect(JSON.stringify(written)).not.toContain('hunter');

    const second = await renderPage('/new/database', api(), undefined, {
      storage,
    });
    expect(await screen.findByRole('note')).toHaveTextContent(
      /^Draft restored, last changed .+\.Secrets are not kept\. Enter them again\./,
    );
    expect(await name()).toHaveValue('payouts');
    expect(screen.getByLabelText(/Token/)).toHaveValue('');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await screen.findByLabelText('Why is this needed?');
    await press('Submit request');
    await waitFor(() => expect(second.api.inputsOf('submit')).toHaveLength(1));
    second.unmount();

    await renderPage('/new/database', api(), undefined, { storage });
    expect(await name()).toHaveValue('');
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
  });

  it('can be thrown away to start afresh', async () => {
    const { storage } = newStorage();
    const first = await renderPage('/new/database', api(), undefined, {
      storage,
    });
    await userEvent.type(await name(), 'payouts');
    first.unmount();

    const second = await renderPage('/new/database', api(), undefined, {
      storage,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start afresh' }),
    );
    expect(await name()).toHaveValue('');
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
    expect(screen.getByRole('heading', { name: database.title })).toHaveFocus();
    second.unmount();

    await renderPage('/new/database', api(), undefined, { storage });
    expect(await name()).toHaveValue('');
  });

  it('is only offered where a link says something else', async () => {
    const { storage } = newStorage();
    const first = await renderPage('/new/database', api(), undefined, {
      storage,
    });
    await userEvent.type(await name(), 'payouts');
    first.unmount();

    await renderPage('/new/database?name=ledger', api(), undefined, {
      storage,
    });
    expect(await name()).toHaveValue('ledger');
    expect(screen.getByRole('note')).toHaveTextContent(
      /^You have a draft, last changed /,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Use the draft' }),
    );
    expect(await name()).toHaveValue('payouts');
    expect(screen.getByRole('heading', { name: database.title })).toHaveFocus();
  });

  it('is another one for another person, and for another type', async () => {
    const { storage } = newStorage();
    const first = await renderPage('/new/database', api(), undefined, {
      storage,
    });
    await userEvent.type(await name(), 'payouts');
    first.unmount();

    await renderPage('/new/database', api(), undefined, {
      storage,
      identity: mockApis.identity({ userEntityRef: 'user:default/grace' }),
    });
    expect(await name()).toHaveValue('');
  });

  it('of an edit belongs to the revision that it was begun from', async () => {
    const { storage } = newStorage();
    const editing = (digest: string) =>
      new FakeInfraRequestsApi({
        types: WITH_TOKEN,
        requests: [
          pendingRequest({
            digest,
            allowedActions: ASKED,
            parameters: { name: 'old', token: '••••••' },
          }),
        ],
      });
    const path = '/requests/r-1042/edit';
    const first = await renderPage(path, editing('digest-1'), undefined, {
      storage,
    });
    await userEvent.type(await name(), 'er');
    first.unmount();

    const second = await renderPage(path, editing('digest-1'), undefined, {
      storage,
    });
    expect(await name()).toHaveValue('older');
    expect(screen.getByLabelText(/Token/)).toHaveValue('••••••');
    second.unmount();

    await renderPage(path, editing('digest-2'), undefined, { storage });
    expect(await name()).toHaveValue('old');
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
  });

  it('holds nobody up where it cannot be kept', async () => {
    const { storage } = newStorage();
    const bucket = storage.forBucket(DRAFTS_BUCKET);
    bucket.set = async () => {
      throw new Error('The storage is full.');
    };
    const { api: used } = await renderPage(
      '/new/database',
      undefined,
      undefined,
      {
        storage,
      },
    );
    await goToReview();
    await press('Submit request');
    await waitFor(() => expect(used.inputsOf('submit')).toHaveLength(1));
  });
});

describe('asking for somebody else', () => {
  it('says at the field that there is no such person', async () => {
    const used = new FakeInfraRequestsApi();
    await renderPage('/new/database?requestedFor=nobody', used);
    await goToReview();
    const field = screen.getByLabelText('For somebody else');
    expect(field).toHaveValue('nobody');
    used.fail(
      'submit',
      await refused(400, 'Invalid request', {
        problems: [
          {
            field: '/requestedFor',
            message: 'user:default/nobody does not exist in the catalog',
          },
        ],
      }),
    );
    await press('Submit request');
    expect(
      await screen.findByText(
        'User:default/nobody does not exist in the catalog',
      ),
    ).toBeInTheDocument();
    await waitFor(() => expect(field).toHaveFocus());
    expect(screen.queryByText(/some answers do not fit/)).toBeNull();
  });
});
