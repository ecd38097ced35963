import type { ComponentType } from 'react';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInEnglish } from '../../__testUtils__/renderInEnglish';
import { loadedPage } from './loadedPage';

const Policy: ComponentType = () => <h2>Policy</h2>;

/** A server that is away until it is back. */
function server() {
  const state = { away: true, asked: 0 };
  const Page = loadedPage(async () => {
    state.asked += 1;
    if (state.away) {
      throw new Error('Loading chunk 12 failed.');
    }
    return Policy;
  });
  return { state, Page };
}

const FAILED = 'This page could not be loaded';

describe('a page that is loaded when it is opened', () => {
  it('says that it could not be, and is there once somebody tries again', async () => {
    const { state, Page } = server();
    renderInEnglish(<Page />);
    expect(await screen.findByRole('alert')).toHaveTextContent(FAILED);
    expect(screen.getByRole('alert')).not.toHaveTextContent('chunk');
    state.away = false;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('heading', { name: 'Policy' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(FAILED)).not.toBeInTheDocument();
  });

  it('tries again by itself', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const { state, Page } = server();
    renderInEnglish(<Page />);
    await screen.findByText(FAILED);
    state.away = false;
    await act(async () => jest.advanceTimersByTime(5_000));
    expect(
      await screen.findByRole('heading', { name: 'Policy' }),
    ).toBeInTheDocument();
    jest.useRealTimers();
  });

  it('is loaded once', async () => {
    const { state, Page } = server();
    state.away = false;
    const { unmount } = renderInEnglish(<Page />);
    await screen.findByRole('heading', { name: 'Policy' });
    unmount();
    renderInEnglish(<Page />);
    expect(screen.getByRole('heading', { name: 'Policy' })).toBeInTheDocument();
    expect(state.asked).toBe(1);
  });
});
