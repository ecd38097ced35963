import { useCallback, useState } from 'react';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type {
  EntityRef,
  Person,
} from '@infra-requests/plugin-infra-requests-common';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { readRefusal } from '../../api/refusal';
import { useAnswer } from '../../hooks/useAnswer';
import { useTranslate } from '../../hooks/useTranslate';

const MAX_SHOWN = 20;

const NAME = 'spec.profile.displayName';

type PersonPickerProps = {
  id: string;
  label: string;
  value: Person | null;
  onChange: (person: Person | null) => void;
  /** Whom not to offer. */
  except?: EntityRef;
  problem?: string;
  /** Where nobody is an answer too. */
  optional?: boolean;
};

/** Finds somebody in the catalog by name. */
export const PersonPicker = (props: PersonPickerProps) => {
  const { id, label, value, onChange, except, problem } = props;
  const t = useTranslate();
  const [text, setText] = useState('');
  const catalog = useApi(catalogApiRef);
  const find = useCallback(
    async (term: string) => {
      const { items } = await catalog.queryEntities({
        filter: { kind: 'User' },
        fields: ['kind', 'metadata.namespace', 'metadata.name', NAME],
        fullTextFilter: { term, fields: ['metadata.name', NAME] },
        orderFields: { field: NAME, order: 'asc' },
        limit: MAX_SHOWN,
      });
      return items.map(personOf);
    },
    [catalog],
  );
  // With somebody chosen, the text is that name, and the question is who else there is.
  const { answer, error, loading } = useAnswer({
    question: value?.displayName === text ? '' : text,
    ask: find,
  });

  return (
    <Autocomplete
      id={id}
      options={(answer ?? []).filter(({ ref }) => ref !== except)}
      // The catalog has searched already.
      filterOptions={people => people}
      getOptionLabel={({ displayName }) => displayName}
      getOptionSelected={(option, chosen) => option.ref === chosen.ref}
      renderOption={({ displayName, ref }) => (
        <div>
          {displayName}
          <Typography variant="caption" color="textSecondary" component="div">
            {ref}
          </Typography>
        </div>
      )}
      value={value}
      onChange={(_, person) => onChange(person)}
      inputValue={text}
      onInputChange={(_, typed) => setText(typed)}
      loading={loading}
      loadingText={t('delegations.person.looking')}
      clearText={t('delegations.person.clear')}
      openText={t('delegations.person.open')}
      closeText={t('delegations.person.close')}
      noOptionsText={
        error === undefined
          ? t('delegations.person.none')
          : t('delegations.person.failed', {
              reason: readRefusal(error).message,
            })
      }
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          variant="outlined"
          size="small"
          required={!props.optional}
          error={problem !== undefined}
          helperText={problem}
        />
      )}
    />
  );
};

function personOf(entity: Entity): Person {
  const ref = stringifyEntityRef(entity);
  const profile = entity.spec?.profile;
  const name =
    typeof profile === 'object' && profile && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return {
    ref,
    displayName: typeof name === 'string' ? name : parseEntityRef(ref).name,
  };
}
