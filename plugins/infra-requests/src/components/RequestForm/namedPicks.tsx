import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import { useEntityNames } from '../../hooks/useEntityNames';
import { isEntityRef } from '../EntityLinks/EntityLinks';

/** The Scaffolder's fields that write the reference of what is picked, such as "group:default/payments-team". */
const PICKERS = new Set([
  'EntityPicker',
  'OwnedEntityPicker',
  'OwnerPicker',
  'MultiEntityPicker',
]);

const useStyles = makeStyles(theme => ({
  names: { color: theme.palette.text.primary },
}));

type Field = FieldExtensionOptions['component'];

const isRef = (value: unknown): value is string =>
  typeof value === 'string' && isEntityRef(value);

const PickedNames = ({ picked }: { picked: unknown }) => {
  const classes = useStyles();
  const refs = [picked].flat().filter(isRef);
  const names = useEntityNames(refs);
  // Until the catalog has said a name, a plain one would stand there for a moment.
  const known = refs.filter(ref => names.has(ref));
  return known.length === 0 ? null : (
    <FormHelperText component="div" className={classes.names}>
      {known.map(ref => (
        <div key={ref}>
          <EntityDisplayName entityRef={ref} disableTooltip />
        </div>
      ))}
    </FormHelperText>
  );
};

/** The same fields; below those that write references of entities stands how the catalog calls them. */
export function withNamesOfPicks(
  fields: FieldExtensionOptions[],
): FieldExtensionOptions[] {
  return fields.map(field =>
    PICKERS.has(field.name)
      ? { ...field, component: withName(field.component) }
      : field,
  );
}

function withName(Picker: Field): Field {
  return props => (
    <>
      <Picker {...props} />
      <PickedNames picked={props.formData} />
    </>
  );
}
