import type { trace as english } from '../en/trace';
import type { Translated } from '../Translated';

export const trace: Translated<typeof english> = {
  title: 'Regeln',
};
