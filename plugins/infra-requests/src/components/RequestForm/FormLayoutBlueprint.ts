import {
  createExtensionBlueprint,
  createExtensionDataRef,
} from '@backstage/frontend-plugin-api';
import type { LayoutOptions } from '@backstage/plugin-scaffolder-react';

/** A layout on its way to the forms. */
export const formLayoutDataRef = createExtensionDataRef<LayoutOptions>().with({
  id: 'infra-requests.form-layout',
});

/**
 * Adds a layout that steps of forms can name in `ui:ObjectFieldTemplate`, as layouts of the Scaffolder's templates do.
 * Apps on `@backstage/core-plugin-api` put their `<ScaffolderLayouts>` inside of the page instead.
 * @alpha
 */
export const FormLayoutBlueprint = createExtensionBlueprint({
  kind: 'infra-requests-form-layout',
  attachTo: { id: 'page:infra-requests', input: 'layouts' },
  output: [formLayoutDataRef],
  factory: (params: { layout: LayoutOptions }) => [
    formLayoutDataRef(params.layout),
  ],
});
