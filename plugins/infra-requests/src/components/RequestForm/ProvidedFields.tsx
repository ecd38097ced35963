import { createContext } from 'react';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';

/** Form fields that the page around the form brings along. */
export const ProvidedFieldsContext = createContext<FieldExtensionOptions[]>([]);
