import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/test-utils';
import { TierLadder } from './TierLadder';

const TIERS = ['Automatic', 'Lead approval', 'Escalated'].map(title => ({
  id: title.toLowerCase(),
  title,
}));

const ladder = () => screen.queryByRole('list', { name: /^Tiers/ });

describe('TierLadder', () => {
  it('has all rungs in their order, and tells the one that applies', async () => {
    await renderInTestApp(<TierLadder tiers={TIERS} current="lead approval" />);
    const rungs = within(ladder()!).getAllByRole('listitem');
    expect(rungs.map(({ textContent }) => textContent)).toEqual([
      'Automatic',
      'Lead approval',
      'Escalated',
    ]);
    expect(rungs.map(rung => rung.getAttribute('aria-current'))).toEqual([
      null,
      'true',
      null,
    ]);
  });

  it('has no rungs before all of them are known', async () => {
    await renderInTestApp(<TierLadder current="escalated" />);
    expect(ladder()).not.toBeInTheDocument();
  });
});
