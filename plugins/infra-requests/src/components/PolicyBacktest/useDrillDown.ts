import type {
  BacktestChange,
  BacktestRequestsQuery,
} from '@infra-requests/plugin-infra-requests-common';
import { useAddress } from '../../hooks/useAddress';

export const CHANGES: BacktestChange[] = [
  'laxer',
  'stricter',
  'rejected-now-automatic',
];

type Move = { from: string; to: string; change: string };

/** Which requests of a backtest are listed, kept in the address. */
export function useDrillDown() {
  const { params, change: setAddress } = useAddress();
  const change = CHANGES.find(one => one === params.get('change'));
  const from = params.get('before') ?? undefined;
  const to = params.get('after') ?? undefined;
  const query: BacktestRequestsQuery = { change, from, to };
  return {
    query,
    isShown: (move: Move) =>
      move.from === from && move.to === to && move.change === change,
    /** Lists the requests that go from one tier to another. */
    showMove: (move: Move) =>
      setAddress({ before: move.from, after: move.to, change: move.change }),
    showChange: (chosen: string) =>
      setAddress({ change: chosen, before: undefined, after: undefined }),
  };
}

export type DrillDown = ReturnType<typeof useDrillDown>;
