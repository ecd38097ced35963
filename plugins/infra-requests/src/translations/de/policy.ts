import type { policy as english } from '../en/policy';
import type { Translated } from '../Translated';

export const policy: Translated<typeof english> = {
  title: 'Richtlinie',
};
