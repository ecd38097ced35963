import type { inbox as english } from '../en/inbox';
import type { Translated } from '../Translated';

export const inbox: Translated<typeof english> = {
  title: 'Eingang',
};
