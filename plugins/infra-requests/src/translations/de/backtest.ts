import type { backtest as english } from '../en/backtest';
import type { Translated } from '../Translated';

export const backtest: Translated<typeof english> = {
  title: 'Rückblick',
};
