import type { timeline as english } from '../en/timeline';
import type { Translated } from '../Translated';

export const timeline: Translated<typeof english> = {
  title: 'Verlauf',
};
