import type { LayoutOptions } from '@backstage/plugin-scaffolder-react';
import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';

const LAYOUT = 'ui:ObjectFieldTemplate';

/** A step's hints for the form with the layout that they name; a name that the app does not know is left as it is. */
export function withLayout(
  uiSchema: ParsedTemplateSchema['uiSchema'],
  layouts: LayoutOptions[],
): ParsedTemplateSchema['uiSchema'] {
  const name: unknown = uiSchema[LAYOUT];
  const layout = layouts.find(one => one.name === name);
  return layout ? { ...uiSchema, [LAYOUT]: layout.component } : uiSchema;
}
