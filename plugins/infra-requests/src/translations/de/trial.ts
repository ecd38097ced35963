import type { trial as english } from '../en/trial';
import type { Translated } from '../Translated';

export const trial: Translated<typeof english> = {
  title: 'Ausprobieren',
};
