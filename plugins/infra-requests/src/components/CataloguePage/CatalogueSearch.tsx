import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ClearIcon from '@material-ui/icons/Clear';
import SearchIcon from '@material-ui/icons/Search';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  search: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(3),
  },
  field: { flex: '0 1 420px', minWidth: 0, width: '100%' },
}));

type CatalogueSearchProps = {
  query: string;
  onChange: (query: string) => void;
  shown: number;
  all: number;
};

/** Narrows the catalogue down to what matches some words. */
export const CatalogueSearch = (props: CatalogueSearchProps) => {
  const { query, onChange, shown, all } = props;
  const classes = useStyles();
  const t = useTranslate();
  const label = t('catalogue.search');
  return (
    <div className={classes.search} role="search">
      <TextField
        className={classes.field}
        size="small"
        variant="outlined"
        placeholder={label}
        value={query}
        onChange={event => onChange(event.target.value)}
        inputProps={{ type: 'search', 'aria-label': label }}
        InputProps={{
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon />
            </InputAdornment>
          ),
          endAdornment: query && (
            <InputAdornment position="end">
              <IconButton
                size="small"
                aria-label={t('catalogue.clearSearch')}
                onClick={() => onChange('')}
              >
                <ClearIcon fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        }}
      />
      <Typography variant="body2" color="textPrimary" role="status">
        {query && t('catalogue.found', { count: shown, all: String(all) })}
      </Typography>
    </div>
  );
};
