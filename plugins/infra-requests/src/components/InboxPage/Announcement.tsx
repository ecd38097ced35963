import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Snackbar from '@material-ui/core/Snackbar';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Link } from 'react-router-dom';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';

/** What became of something that the person did. */
export interface Said {
  severity: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** What it was done to. */
  about?: { id: string; number: number };
  undo?: () => void;
}

const SHOWN_MS = 8_000;

/** Backstage's sidebar lies over the bottom of the page on a phone. */
const MOBILE_SIDEBAR_HEIGHT = 56;

const useStyles = makeStyles(({ spacing, breakpoints }) => ({
  // Over the list: beside it are the buttons of the vote, and left of it the portal's own navigation.
  place: {
    position: 'absolute',
    left: spacing(1),
    right: spacing(1),
    bottom: spacing(1),
    transform: 'none',
    [breakpoints.down('xs')]: {
      position: 'fixed',
      bottom: MOBILE_SIDEBAR_HEIGHT + spacing(1),
    },
  },
  words: { flexGrow: 1 },
}));

type AnnouncementProps = { said?: Said; onClose: () => void };

/** Says for a while what became of something, also to those who cannot see it; at the bottom of what it is in. */
export const Announcement = ({ said, onClose }: AnnouncementProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const page = useRouteRef(requestRouteRef);
  return (
    <div role="status">
      {said && (
        <Snackbar
          key={said.text}
          open
          className={classes.place}
          autoHideDuration={SHOWN_MS}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          ClickAwayListenerProps={{ mouseEvent: false, touchEvent: false }}
          onClose={onClose}
        >
          <Alert
            role="none"
            className={classes.words}
            variant="filled"
            severity={said.severity}
            onClose={onClose}
            closeText={t('inbox.said.close')}
            action={
              said.undo || said.about ? (
                <>
                  {said.undo && (
                    <Button
                      color="inherit"
                      size="small"
                      onClick={() => {
                        said.undo?.();
                        onClose();
                      }}
                    >
                      {t('inbox.views.undo')}
                    </Button>
                  )}
                  {said.about && (
                    <Button
                      color="inherit"
                      size="small"
                      component={Link}
                      role="link"
                      to={page({ id: said.about.id })}
                    >
                      {t('inbox.said.open', {
                        number: String(said.about.number),
                      })}
                    </Button>
                  )}
                </>
              ) : undefined
            }
          >
            {said.text}
          </Alert>
        </Snackbar>
      )}
    </div>
  );
};
