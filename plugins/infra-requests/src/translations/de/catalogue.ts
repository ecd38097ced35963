import type { catalogue as english } from '../en/catalogue';
import type { Translated } from '../Translated';

export const catalogue: Translated<typeof english> = {
  title: 'Was brauchst du?',
};
