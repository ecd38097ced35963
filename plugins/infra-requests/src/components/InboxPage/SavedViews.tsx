import { useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FirstIcon from '@material-ui/icons/Star';
import ViewsIcon from '@material-ui/icons/BookmarkBorder';
import { readRefusal } from '../../api/refusal';
import type { InboxQuery } from '../../hooks/useInboxQuery';
import { MAX_VIEWS, type SavedViews as Kept } from '../../hooks/useSavedViews';
import { useTranslate } from '../../hooks/useTranslate';
import type { Said } from './Announcement';
import { ViewNameDialog } from './ViewNameDialog';

const useStyles = makeStyles(({ spacing, palette }) => ({
  // As wide as there is room beside the tabs, else in a line of its own; never in two.
  views: {
    display: 'flex',
    flex: '1 1 240px',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: spacing(1),
    minWidth: 0,
    '& > button': { flexShrink: 0 },
  },
  list: {
    display: 'flex',
    gap: spacing(1),
    minWidth: 0,
    margin: 0,
    // Room for what marks the one that has the focus.
    padding: spacing(0.5),
    overflowX: 'auto',
    scrollbarWidth: 'thin',
    listStyle: 'none',
    '& > li': { flexShrink: 0, maxWidth: 'min(100%, 200px)' },
  },
  chip: {
    margin: 0,
    maxWidth: '100%',
    backgroundColor: palette.background.paper,
  },
  hint: { padding: spacing(1, 2), maxWidth: 280 },
}));

type SavedViewsProps = {
  inbox: InboxQuery;
  kept: Kept;
  onSaid: (said: Said) => void;
};

/** The views that the person keeps, one click away, and what can be done with them. */
export const SavedViews = ({ inbox, kept, onSaid }: SavedViewsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [naming, setNaming] = useState<{ from?: string }>();
  const { views, current, first, full } = kept;
  const line = useRef<HTMLUListElement>(null);
  useEffect(() => {
    line.current
      ?.querySelector('[aria-pressed="true"]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [current?.name]);

  const run = async (storing: Promise<void>, done?: Said) => {
    try {
      await storing;
      if (done) {
        onSaid(done);
      }
    } catch (error) {
      const { message: reason } = readRefusal(error);
      onSaid({ severity: 'error', text: t('inbox.views.failed', { reason }) });
    }
  };
  const choose = (act: () => void) => () => {
    setAnchor(undefined);
    act();
  };
  const remove = (name: string) =>
    run(kept.remove(name), {
      severity: 'success',
      text: t('inbox.views.deleted', { name }),
      undo: () => run(kept.restore({ views, first })),
    });

  return (
    <div className={classes.views}>
      {views.length > 0 && (
        <ul
          ref={line}
          className={classes.list}
          aria-label={t('inbox.views.label')}
        >
          {views.map(({ name, view }) => (
            <li key={name}>
              <Chip
                size="small"
                clickable
                className={classes.chip}
                variant={name === current?.name ? 'default' : 'outlined'}
                color={name === current?.name ? 'primary' : 'default'}
                icon={name === first ? <FirstIcon /> : undefined}
                label={name}
                title={name === first ? t('inbox.views.isDefault') : name}
                aria-pressed={name === current?.name}
                onClick={() => inbox.show(view)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        size="small"
        startIcon={<ViewsIcon />}
        aria-haspopup="true"
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('inbox.views.button')}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{ 'aria-label': t('inbox.views.label') }}
      >
        {views.length === 0 && inbox.view === '' && (
          <Typography
            component="li"
            variant="body2"
            color="textSecondary"
            className={classes.hint}
          >
            {t('inbox.views.none')}
          </Typography>
        )}
        {full && (
          <Typography
            component="li"
            variant="body2"
            color="textSecondary"
            className={classes.hint}
          >
            {t('inbox.views.full', { max: String(MAX_VIEWS) })}
          </Typography>
        )}
        <MenuItem
          disabled={inbox.view === '' || current !== undefined || full}
          onClick={choose(() => setNaming({}))}
        >
          {t('inbox.views.save')}
        </MenuItem>
        {current && [
          <MenuItem
            key="rename"
            onClick={choose(() => setNaming({ from: current.name }))}
          >
            {t('inbox.views.rename', { name: current.name })}
          </MenuItem>,
          <MenuItem key="delete" onClick={choose(() => remove(current.name))}>
            {t('inbox.views.delete', { name: current.name })}
          </MenuItem>,
          <MenuItem
            key="first"
            onClick={choose(() =>
              run(
                kept.openWith(
                  first === current.name ? undefined : current.name,
                ),
              ),
            )}
          >
            {first === current.name
              ? t('inbox.views.noDefault')
              : t('inbox.views.makeDefault', { name: current.name })}
          </MenuItem>,
        ]}
        {!current && first !== undefined && (
          <MenuItem onClick={choose(() => run(kept.openWith(undefined)))}>
            {t('inbox.views.noDefault')}
          </MenuItem>
        )}
      </Menu>
      {naming && (
        <ViewNameDialog
          from={naming.from}
          taken={views.map(({ name }) => name)}
          onClose={() => setNaming(undefined)}
          onName={name => {
            setNaming(undefined);
            run(
              naming.from === undefined
                ? kept.save(name)
                : kept.rename(naming.from, name),
              { severity: 'success', text: t('inbox.views.saved', { name }) },
            );
          }}
        />
      )}
    </div>
  );
};
