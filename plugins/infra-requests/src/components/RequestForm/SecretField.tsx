import type {
  FieldExtensionComponentProps,
  FieldExtensionOptions,
} from '@backstage/plugin-scaffolder-react';
import {
  ScaffolderField,
  SecretWidget,
} from '@backstage/plugin-scaffolder-react/alpha';

const SecretField = (props: FieldExtensionComponentProps<string>) => {
  const { uiSchema, schema, rawErrors, errors, required, disabled } = props;
  return (
    <ScaffolderField
      rawErrors={rawErrors}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={required}
      disabled={disabled}
      errors={errors}
    >
      <SecretWidget
        name={props.name}
        onChange={(value: string | undefined) => props.onChange(value)}
        schema={schema}
        required={required}
        disabled={disabled}
      />
    </ScaffolderField>
  );
};

/**
 * The Scaffolder's field for secrets, which it keeps for its own pages in the new frontend system. Without it, the
 * form would show what is typed.
 */
export const SECRET_FIELD = {
  name: 'Secret',
  component: SecretField,
} as unknown as FieldExtensionOptions;
