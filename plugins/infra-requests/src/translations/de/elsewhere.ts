import type { elsewhere as english } from '../en/elsewhere';
import type { Translated } from '../Translated';

export const elsewhere: Translated<typeof english> = {
  waiting: 'Wartet auf mich',
};
