import type { decision as english } from '../en/decision';
import type { Translated } from '../Translated';

export const decision: Translated<typeof english> = {
  title: 'Entscheidung',
};
