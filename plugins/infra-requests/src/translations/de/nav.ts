import type { nav as english } from '../en/nav';
import type { Translated } from '../Translated';

export const nav: Translated<typeof english> = {
  inbox: 'Eingang',
};
