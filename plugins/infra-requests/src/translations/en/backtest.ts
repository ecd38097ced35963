/** Messages of backtests. */
export const backtest = {
  title: 'Backtest',
} as const;
