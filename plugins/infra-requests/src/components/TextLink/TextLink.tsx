import type { ComponentProps } from 'react';
import { Link } from '@backstage/core-components';
import { useTextLinkClass } from './useTextLinkClass';

/** A link within a sentence: underlined, as the colour alone does not tell it from the words around it (WCAG 2.2, 1.4.1). */
export const TextLink = (props: ComponentProps<typeof Link>) => (
  <Link className={useTextLinkClass()} {...props} />
);
