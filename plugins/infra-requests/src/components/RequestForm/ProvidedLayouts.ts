import { createContext } from 'react';
import type { LayoutOptions } from '@backstage/plugin-scaffolder-react';

/** Layouts for the steps of forms that the app around the page brings along. */
export const ProvidedLayoutsContext = createContext<LayoutOptions[]>([]);
