import type { ReactNode } from 'react';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { parameterLabel } from './fieldLabels';
import { secretsOf } from './hiddenSecrets';
import type { KeptDraft } from './useKeptDraft';

const useStyles = makeStyles(theme => ({
  notice: {
    marginBottom: theme.spacing(2),
    '& .MuiAlert-action': { paddingLeft: theme.spacing(1) },
  },
  button: { whiteSpace: 'nowrap' },
}));

type NoticeProps = { children: ReactNode; action?: ReactNode };

/** Says quietly what a form starts with. */
export const StartNotice = ({ children, action }: NoticeProps) => {
  const classes = useStyles();
  return (
    <Alert
      severity="info"
      role="note"
      className={classes.notice}
      action={action}
    >
      {children}
    </Alert>
  );
};

const NoticeButton = (props: { onClick: () => void; children: ReactNode }) => {
  const classes = useStyles();
  return (
    <Button
      color="inherit"
      size="small"
      className={classes.button}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
};

type KeptNoticeProps = {
  kept: KeptDraft;
  type: RequestType;
  onStartAfresh: () => void;
};

/** Says that a draft was taken up again, or that there is one. */
export const KeptNotice = ({ kept, type, onStartAfresh }: KeptNoticeProps) => {
  const t = useTranslate();
  const { draft, offer } = kept;
  if (offer) {
    return (
      <StartNotice
        action={
          <NoticeButton onClick={kept.use}>{t('form.start.use')}</NoticeButton>
        }
      >
        {t('form.start.found', { ago: <RelativeTime at={offer.at} /> })}
      </StartNotice>
    );
  }
  if (!draft) {
    return null;
  }
  return (
    <StartNotice
      action={
        <NoticeButton onClick={onStartAfresh}>
          {t('form.start.afresh')}
        </NoticeButton>
      }
    >
      {t('form.start.restored', { ago: <RelativeTime at={draft.at} /> })}
      {draft.dropped.length > 0 && (
        <div>
          {t('form.start.dropped', {
            names: namesOf(draft.dropped, type),
          })}
        </div>
      )}
      {secretsOf(type).size > 0 && <div>{t('form.start.secrets')}</div>}
    </StartNotice>
  );
};

type IgnoredNoticeProps = { ignored: string[]; type: RequestType };

/** Names what a link has that the form could not take. */
export const IgnoredNotice = ({ ignored, type }: IgnoredNoticeProps) => {
  const t = useTranslate();
  return ignored.length === 0 ? null : (
    <StartNotice>
      {t('form.start.ignored', { names: namesOf(ignored, type) })}
    </StartNotice>
  );
};

/** As the form calls them; what the form does not know is called what the link calls it. */
function namesOf(names: string[], type: RequestType): string {
  const own = new Set(
    type.parameters.flatMap(({ schema }) =>
      Object.keys((schema.properties as object | undefined) ?? {}),
    ),
  );
  return names
    .map(name => (own.has(name) ? parameterLabel(type, [name]) : name))
    .join(', ');
}
