import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Hint,
  Preview,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { PREVIEW } from '../../__testUtils__/fixtures';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const AUTOMATIC_TIER = { id: 'automatic', title: 'Automatic', rank: 0 };
const STANDARD_TIER = { id: 'standard', title: 'Lead approval', rank: 1 };

const AUTOMATIC: Preview = {
  ...PREVIEW,
  stages: [],
  evaluation: {
    ...PREVIEW.evaluation!,
    outcome: 'automatic',
    stages: [],
    tier: AUTOMATIC_TIER,
  },
};

const TWO_REPLICAS: Hint = {
  text: 'Up to 2 replicas it would be automatic.',
  parameter: 'replicas',
  value: 2,
  outcome: 'automatic',
  tier: AUTOMATIC_TIER,
};

const STAGING: Hint = {
  text: 'With Environment staging it would need lead approval.',
  parameter: 'environment',
  value: 'staging',
  outcome: 'approval',
  tier: STANDARD_TIER,
};

/** Escalated with these hints, until one of them was followed. */
function apiWith(...hints: Hint[]): FakeInfraRequestsApi {
  const follows = ({ parameters }: RequestDraft) =>
    hints.some(({ parameter, value }) => parameters[parameter] === value);
  return new FakeInfraRequestsApi({
    previewOf: draft => (follows(draft) ? AUTOMATIC : { ...PREVIEW, hints }),
  });
}

const panel = () => screen.findByRole('complementary', { name: 'Decision' });

const useReplicas = () =>
  screen.findByRole('button', { name: 'Use: set Replicas to 2' });

beforeEach(() => setScreenWidth(1280));

describe('what would change the decision', () => {
  it('tells what leads to no approval from what leads to less', async () => {
    await renderPage('/new/database', apiWith(TWO_REPLICAS, STAGING));
    const atOnce = await screen.findByRole('list', {
      name: 'What would be approved at once',
    });
    expect(within(atOnce).getAllByRole('listitem')).toHaveLength(1);
    expect(atOnce).toHaveTextContent(TWO_REPLICAS.text);
    expect(
      screen.getByRole('list', { name: 'What would need less approval' }),
    ).toHaveTextContent(STAGING.text);
  });

  it('sets a field of a step that is still to come, and tells the new decision where the focus is', async () => {
    const api = apiWith(TWO_REPLICAS);
    await renderPage('/new/database', api);
    const button = await useReplicas();
    // Material UI's button takes the focus only once its effects have run.
    await act(async () => {});
    act(() => button.focus());
    await userEvent.keyboard('{Enter}');
    const outlook = await within(await panel()).findByText(
      /^Approved at once ·/,
    );
    expect(outlook).toHaveFocus();
    expect(outlook).toHaveAttribute('aria-live', 'polite');
    expect(api.inputsOf('preview').at(-1)).toMatchObject({
      parameters: { replicas: 2 },
    });
    expect(
      screen.queryByRole('list', { name: 'What would be approved at once' }),
    ).not.toBeInTheDocument();

    await userEvent.click(screen.getByLabelText(/Environment/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'production' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByLabelText(/Replicas/)).toHaveValue(2);
  });

  it('sets a field of the step that is open', async () => {
    await renderPage('/new/database', apiWith(STAGING));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Use: set Environment to staging',
      }),
    );
    await waitFor(() =>
      expect(screen.getByLabelText(/Environment/)).toHaveTextContent('staging'),
    );
  });

  it('is what to do instead where a rule denies, once: in place of the button to submit', async () => {
    const reasons = [
      { kind: 'deny' as const, rule: 'no', text: 'Not that many.' },
    ];
    const api = apiWith(TWO_REPLICAS);
    const { previewOf } = api;
    api.previewOf = draft => {
      const preview = previewOf(draft);
      return preview.hints
        ? {
            ...preview,
            evaluation: { ...PREVIEW.evaluation!, outcome: 'denied', reasons },
          }
        : preview;
    };
    await renderPage('/new/preview-environment', api);
    await userEvent.type(await screen.findByLabelText(/Name/), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Submit request' }),
      ).not.toBeInTheDocument(),
    );
    const inForm = screen.getByRole('list', {
      name: 'What you can do instead',
    });
    expect(await panel()).not.toContainElement(inForm);
    await userEvent.click(within(inForm).getByRole('button'));
    const submit = await screen.findByRole('button', {
      name: 'Submit request',
    });
    await waitFor(() => expect(submit).toBeEnabled());
  });

  it('is in the bar of a small screen once that is opened', async () => {
    setScreenWidth(400);
    await renderPage('/new/database', apiWith(TWO_REPLICAS));
    const bar = await screen.findByRole('button', { name: /^Escalated/ });
    expect(screen.queryByText(TWO_REPLICAS.text)).not.toBeInTheDocument();
    await userEvent.click(bar);
    await userEvent.click(await useReplicas());
    const closed = await screen.findByRole('button', {
      name: /^Approved at once/,
    });
    await waitFor(() => expect(closed).toHaveFocus());
  });
});

describe('the budget', () => {
  const previewOf = (ownerBudgetRemaining: string) => () => ({
    ...PREVIEW,
    ownerBudgetRemaining,
    ownerMonthlyBudget: '5000.00',
  });

  it('is what is left with this request', async () => {
    await renderPage(
      '/new/database',
      new FakeInfraRequestsApi({ previewOf: previewOf('1216.00') }),
    );
    expect(
      await screen.findByText(
        'This would leave 1,216.00 USD of the owner’s monthly budget of 5,000.00 USD.',
      ),
    ).toBeInTheDocument();
  });

  it('is said in words when it is not enough', async () => {
    await renderPage(
      '/new/database',
      new FakeInfraRequestsApi({ previewOf: previewOf('-80.00') }),
    );
    expect(
      await screen.findByText(
        'This would be 80.00 USD over the owner’s monthly budget of 5,000.00 USD.',
      ),
    ).toBeInTheDocument();
  });
});

describe('while the next answer is on its way', () => {
  it('keeps the last one as it is, and says so only when it takes long', async () => {
    const api = apiWith(TWO_REPLICAS);
    await renderPage('/new/preview-environment', api);
    const decision = await panel();
    await within(decision).findByText(/^Escalated ·/);
    let release = () => {};
    const answer = api.preview.bind(api);
    api.preview = async draft => {
      await new Promise<void>(resolve => {
        release = resolve;
      });
      return answer(draft);
    };
    const shown = decision.textContent;
    await userEvent.type(screen.getByLabelText(/Name/), 'x');
    expect(decision.textContent).toBe(shown);
    expect(within(decision).queryByRole('progressbar')).not.toBeInTheDocument();
    expect(
      await within(decision).findByText('Working it out…'),
    ).toBeInTheDocument();
    expect(within(decision).getByRole('progressbar')).toBeInTheDocument();
    expect(decision).toHaveTextContent(TWO_REPLICAS.text);
    release();
    expect(
      await within(decision).findByText(/^Escalated ·/),
    ).toBeInTheDocument();
  });
});
