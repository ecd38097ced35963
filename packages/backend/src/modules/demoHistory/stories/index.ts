import type { Story } from '../types';
import { checkoutStories } from './checkout';
import { mobileStories } from './mobile';
import { paymentsStories } from './payments';
import { platformStories } from './platform';

/** The invented past of Acme Cloud, by team. */
export const stories: Story[] = [
  ...paymentsStories,
  ...checkoutStories,
  ...mobileStories,
  ...platformStories,
];
