import type { deliveries as english } from '../en/deliveries';
import type { Translated } from '../Translated';

export const deliveries: Translated<typeof english> = {
  title: 'Zustellungen',
};
