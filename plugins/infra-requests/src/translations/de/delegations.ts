import type { delegations as english } from '../en/delegations';
import type { Translated } from '../Translated';

export const delegations: Translated<typeof english> = {
  title: 'Abwesenheit',
};
