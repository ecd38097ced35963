import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderPlugin } from '@backstage/plugin-scaffolder';
import {
  createScaffolderFieldExtension,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import TextField from '@material-ui/core/TextField';
import useAsync from 'react-use/esm/useAsync';

const TeamField = (props: FieldExtensionComponentProps<string>) => {
  const { formData = '', onChange, required, rawErrors = [], schema } = props;
  const catalog = useApi(catalogApiRef);
  const { value: teams = [] } = useAsync(async () => {
    const { items } = await catalog.getEntities({
      filter: { kind: 'Group', 'spec.type': 'team' },
    });
    return items.map(item => ({
      ref: stringifyEntityRef(item),
      name: item.metadata.title ?? item.metadata.name,
    }));
  }, [catalog]);
  return (
    <TextField
      select
      fullWidth
      id={props.idSchema.$id}
      label={schema.title}
      helperText={schema.description}
      required={required}
      error={rawErrors.length > 0}
      value={formData}
      onChange={event => onChange(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
    >
      <option value="" aria-label="None" />
      {teams.map(({ ref, name }) => (
        <option key={ref} value={ref}>
          {name}
        </option>
      ))}
    </TextField>
  );
};

/** A company's own field in the place of the Scaffolder's: only teams own things here. */
export const TeamPicker = scaffolderPlugin.provide(
  createScaffolderFieldExtension({
    name: 'OwnerPicker',
    component: TeamField,
  }),
);
