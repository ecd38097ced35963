import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { plainName } from '../../hooks/useEntityNames';
import {
  FILTERS,
  type Filter,
  type InboxQuery,
} from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';
import type { Choices } from './useChoices';

const useStyles = makeStyles(({ spacing, palette }) => ({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: spacing(1),
    listStyle: 'none',
    margin: spacing(0, 0, 1.5),
    padding: 0,
    '& > li': { maxWidth: '100%' },
  },
  chip: {
    margin: 0,
    maxWidth: '100%',
    backgroundColor: palette.background.paper,
  },
}));

/** Filters of whose values every one is known, so that another one is none. */
const LISTED: readonly Filter[] = ['type', 'tier', 'state'];

type FilterChipsProps = { inbox: InboxQuery; choices: Choices };

/** What the list is narrowed down by, each of which can be taken away. */
export const FilterChips = ({ inbox, choices }: FilterChipsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const active = FILTERS.flatMap(name =>
    inbox.filter(name).map(value => ({ name, value })),
  );
  if (active.length === 0) {
    return null;
  }
  const without = (name: Filter, value: string) =>
    inbox.change({
      [name]: inbox.filter(name).filter(one => one !== value),
      request: undefined,
    });
  return (
    <ul className={classes.chips} aria-label={t('inbox.filters.active')}>
      {active.map(({ name, value }) => {
        const known = choices[name];
        const unknown =
          LISTED.includes(name) && known.size > 0 && !known.has(value);
        const words = {
          filter: t(`inbox.filters.${name}`),
          value: known.get(value) ?? plainName(value),
        };
        return (
          <li key={`${name} ${value}`}>
            <Chip
              variant="outlined"
              className={classes.chip}
              label={t(
                unknown ? 'inbox.filters.unknown' : 'inbox.filters.chip',
                words,
              )}
              aria-label={t('inbox.filters.remove', words)}
              role="button"
              tabIndex={0}
              onClick={() => without(name, value)}
              onDelete={() => without(name, value)}
            />
          </li>
        );
      })}
      <li>
        <Button
          size="small"
          onClick={() =>
            inbox.change({
              ...Object.fromEntries(FILTERS.map(name => [name, undefined])),
              request: undefined,
            })
          }
        >
          {t('inbox.filters.clear')}
        </Button>
      </li>
    </ul>
  );
};
