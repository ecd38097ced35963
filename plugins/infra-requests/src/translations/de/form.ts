import type { form as english } from '../en/form';
import type { Translated } from '../Translated';

export const form: Translated<typeof english> = {
  next: 'Weiter',
};
