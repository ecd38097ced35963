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

const LINE_EM = 1.66;

const useStyles = makeStyles(theme => ({
  names: { color: theme.palette.text.primary, lineHeight: LINE_EM },
  // There from the start, so that nothing moves under the pointer when the catalog answers.
  name: { height: `${LINE_EM}em`, overflow: 'hidden', whiteSpace: 'nowrap' },
}));

type Field = FieldExtensionOptions['component'];

const isRef = (value: unknown): value is string =>
  typeof value === 'string' && isEntityRef(value);

const PickedNames = ({ picked }: { picked: unknown }) => {
  const classes = useStyles();
  const refs = [picked].flat().filter(isRef);
  const names = useEntityNames(refs);
  return refs.length === 0 ? null : (
    <FormHelperText component="div" className={classes.names}>
      {refs.map(ref => (
        <div key={ref} className={classes.name}>
          {/* Until the catalog has said a name, a plain one would stand there for a moment. */}
          {names.has(ref) && (
            <EntityDisplayName entityRef={ref} disableTooltip />
          )}
        </div>
      ))}
    </FormHelperText>
  );
};

/** One component for each picker: another one would be drawn anew, and whoever types in it would lose the focus. */
const named = new WeakMap<Field, Field>();

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
  const known = named.get(Picker);
  if (known) {
    return known;
  }
  const NamedPicker: Field = props => (
    <>
      <Picker {...props} />
      <PickedNames picked={props.formData} />
    </>
  );
  named.set(Picker, NamedPicker);
  return NamedPicker;
}
