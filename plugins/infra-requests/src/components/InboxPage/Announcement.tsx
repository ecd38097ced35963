import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Snackbar from '@material-ui/core/Snackbar';
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

type AnnouncementProps = { said?: Said; onClose: () => void };

/** Says for a while what became of something, also to those who cannot see it. */
export const Announcement = ({ said, onClose }: AnnouncementProps) => {
  const t = useTranslate();
  const page = useRouteRef(requestRouteRef);
  return (
    <div role="status">
      {said && (
        <Snackbar
          key={said.text}
          open
          autoHideDuration={SHOWN_MS}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          ClickAwayListenerProps={{ mouseEvent: false, touchEvent: false }}
          onClose={onClose}
        >
          <Alert
            role="none"
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
