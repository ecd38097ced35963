import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link, useNavigate } from 'react-router-dom';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useNewRequestLink } from '../../hooks/useNewRequestLink';
import { useOnce } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { rootRouteRef } from '../../routes';
import { recentTypes, searchTypes } from '../CataloguePage/searchTypes';
import { Loaded } from '../Loaded/Loaded';
import { TypeList } from './TypeList';

const useStyles = makeStyles(theme => ({
  dialog: { alignSelf: 'flex-start' },
  content: { minHeight: 240, paddingTop: 0 },
  field: { marginBottom: theme.spacing(1) },
}));

type RequestSomethingDialogProps = { onClose: () => void };

/** Finds something in the catalogue, with the keyboard alone if one likes, and goes to its form. */
export const RequestSomethingDialog = (props: RequestSomethingDialogProps) => {
  const { onClose } = props;
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const t = useTranslate();
  const navigate = useNavigate();
  const formOf = useNewRequestLink();
  const catalogue = useRouteRef(rootRouteRef)();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const types = useOnce(useCallback(() => api.listRequestTypes(), [api]));
  const hits = searchTypes(recentFirst(types.value ?? []), query);

  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = hits;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector('a')?.focus();
    } else if (event.key === 'Enter' && query && first) {
      event.preventDefault();
      onClose();
      navigate(formOf(first.id));
    }
  };

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      scroll="paper"
      onClose={onClose}
      classes={{ paper: classes.dialog }}
      aria-labelledby="infra-requests-something"
    >
      <DialogTitle id="infra-requests-something">
        {t('elsewhere.something.title')}
      </DialogTitle>
      <DialogContent className={classes.content}>
        <TextField
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was asked for, and this is what it is for
          autoFocus
          fullWidth
          size="small"
          variant="outlined"
          className={classes.field}
          placeholder={t('elsewhere.something.search')}
          value={query}
          onChange={event => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          inputRef={field}
          inputProps={{
            type: 'search',
            'aria-label': t('elsewhere.something.search'),
          }}
        />
        <Loaded of={types} what={t('catalogue.what')}>
          {() => (
            <>
              <TypeList
                ref={list}
                types={hits}
                onChoose={onClose}
                onSearch={() => field.current?.focus()}
              />
              <Typography role="status" color="textSecondary">
                {hits.length === 0 &&
                  t('elsewhere.something.nothingFound', { query })}
              </Typography>
            </>
          )}
        </Loaded>
      </DialogContent>
      <DialogActions>
        <Button component={Link} role="link" to={catalogue} onClick={onClose}>
          {t('elsewhere.something.catalogue')}
        </Button>
        <Button onClick={onClose}>{t('elsewhere.something.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

function recentFirst(types: RequestType[]): RequestType[] {
  return [...new Set([...recentTypes(types), ...types])];
}
