import type { common as english } from '../en/common';
import type { Translated } from '../Translated';

export const common: Translated<typeof english> = {
  loading: '{{what}} wird geladen',
};
