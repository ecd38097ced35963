import { useRef, useState, type ReactNode } from 'react';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import Button from '@material-ui/core/Button';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import MenuList from '@material-ui/core/MenuList';
import Popover from '@material-ui/core/Popover';
import type { PopperProps } from '@material-ui/core/Popper';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import FilterIcon from '@material-ui/icons/FilterList';
import Autocomplete from '@material-ui/lab/Autocomplete';
import {
  FILTERS,
  type Filter,
  type InboxQuery,
} from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';
import { takeFocus } from './takeFocus';
import type { Choices } from './useChoices';

const useStyles = makeStyles(({ spacing }) => ({
  one: {
    display: 'grid',
    gap: spacing(1),
    padding: spacing(2),
    width: 320,
    maxWidth: 'calc(100vw - 32px)',
    boxSizing: 'border-box',
  },
  buttons: { display: 'flex', justifyContent: 'space-between' },
}));

/** Filters whose values are entities: whoever is not among the known ones can be named. */
const KINDS: Partial<Record<Filter, string>> = {
  owner: 'group',
  requester: 'user',
  entity: 'component',
};

/** What can be chosen stays within the panel, so that it covers nothing of it. */
const Inline = ({ open, children }: Pick<PopperProps, 'open' | 'children'>) =>
  open ? <div>{children as ReactNode}</div> : null;

type ValuesProps = {
  filter: Filter;
  inbox: InboxQuery;
  choices: Map<string, string>;
};

const Values = ({ filter, inbox, choices }: ValuesProps) => {
  const t = useTranslate();
  const kind = KINDS[filter];
  const chosen = inbox.filter(filter);
  return (
    <Autocomplete
      multiple
      openOnFocus
      disableCloseOnSelect
      PopperComponent={Inline}
      ListboxProps={{ style: { maxHeight: 240 } }}
      freeSolo={kind !== undefined}
      options={[...new Set([...choices.keys(), ...chosen])]}
      getOptionLabel={value => choices.get(value) ?? value}
      value={chosen}
      noOptionsText={t('inbox.filters.none')}
      onChange={(_, values) =>
        inbox.change({
          [filter]: values.map(value => asRef(value, kind)),
          request: undefined,
        })
      }
      renderInput={params => (
        <TextField
          {...params}
          inputRef={takeFocus}
          variant="outlined"
          size="small"
          label={t('inbox.filters.addTo', {
            filter: t(`inbox.filters.${filter}`),
          })}
          helperText={kind && t('inbox.filters.typed')}
        />
      )}
    />
  );
};

type AddFilterProps = { inbox: InboxQuery; choices: Choices };

/** Narrows the list down by one more thing. */
export const AddFilter = ({ inbox, choices }: AddFilterProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState<Filter>();
  const close = () => setOpen(false);
  return (
    <>
      <Button
        ref={button}
        variant="outlined"
        startIcon={<FilterIcon />}
        aria-haspopup="true"
        onClick={() => {
          setFilter(undefined);
          setOpen(true);
        }}
      >
        {t('inbox.filters.add')}
      </Button>
      <Popover
        open={open}
        anchorEl={() => button.current as Element}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={close}
        PaperProps={
          {
            role: 'dialog',
            'aria-label': t('inbox.filters.add'),
          } as object
        }
      >
        {filter ? (
          <div className={classes.one}>
            <Values
              key={filter}
              filter={filter}
              inbox={inbox}
              choices={choices[filter]}
            />
            <div className={classes.buttons}>
              <Button size="small" onClick={() => setFilter(undefined)}>
                {t('inbox.filters.back')}
              </Button>
              <Button size="small" color="primary" onClick={close}>
                {t('inbox.filters.done')}
              </Button>
            </div>
          </div>
        ) : (
          <MenuList autoFocusItem aria-label={t('inbox.filters.add')}>
            {FILTERS.map(name => (
              <MenuItem key={name} onClick={() => setFilter(name)}>
                <ListItemText primary={t(`inbox.filters.${name}`)} />
              </MenuItem>
            ))}
          </MenuList>
        )}
      </Popover>
    </>
  );
};

/** A name that somebody wrote as the entity that it most likely is; what is no name at all finds nothing. */
function asRef(value: string, defaultKind: string | undefined): string {
  if (defaultKind === undefined) {
    return value;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(value, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    return value;
  }
}
