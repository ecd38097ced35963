import { act, render, screen } from '@testing-library/react';
import { useReducer } from 'react';
import { flushSync } from 'react-dom';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useAddress, type Address } from './useAddress';

describe('the address', () => {
  const opened: { address?: Address; drawAgain?: () => void } = {};

  const Page = () => {
    opened.address = useAddress();
    [, opened.drawAgain] = useReducer((count: number) => count + 1, 0);
    return <output>{useLocation().search}</output>;
  };

  const open = (search: string) =>
    render(
      <MemoryRouter initialEntries={[`/inbox${search}`]}>
        <Page />
      </MemoryRouter>,
    );

  it('keeps what was changed although the page is drawn again before the router tells of it', () => {
    open('?scope=all');
    act(() => {
      opened.address!.change({ q: 'payments' });
      // As a store does whose data arrives in that moment.
      flushSync(() => opened.drawAgain!());
      opened.address!.change({ request: '7' });
    });
    expect(screen.getByRole('status')).toHaveTextContent(
      '?scope=all&q=payments&request=7',
    );
  });

  it('goes on from where somebody went meanwhile', () => {
    open('?scope=all');
    act(() => opened.address!.change({ q: 'payments' }));
    act(() => opened.address!.change({ q: undefined, scope: 'team' }));
    act(() => opened.address!.change({ tier: ['standard', 'elevated'] }));
    expect(screen.getByRole('status')).toHaveTextContent(
      '?scope=team&tier=standard&tier=elevated',
    );
  });
});
