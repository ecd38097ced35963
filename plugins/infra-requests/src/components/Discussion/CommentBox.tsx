import type { ChangeEvent } from 'react';
import {
  whatIsSaid,
  type AllowedAction,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { submitKey } from '../RequestDetails/submitKey';
import { MentionList, optionId } from './MentionList';
import { textToSend, type CommentDraft } from './mentionDraft';
import { useMentions } from './useMentions';

const MAX_LENGTH = 4000;
const NEAR_LIMIT = 200;

const useStyles = makeStyles(theme => ({
  box: { display: 'grid', gap: theme.spacing(1), justifyItems: 'end' },
  field: { justifySelf: 'stretch' },
}));

type CommentBoxProps = {
  id: string;
  action: AllowedAction;
  draft: CommentDraft;
  onChange: (draft: CommentDraft) => void;
  onSend: (text: string) => void;
};

/** Where a comment is written. `@` offers people and groups, Ctrl and Enter send it. */
export const CommentBox = (props: CommentBoxProps) => {
  const { id, action, draft, onChange, onSend } = props;
  const classes = useStyles();
  const t = useTranslate();
  const mentions = useMentions(draft, onChange);
  const listId = `${id}-people`;
  const text = textToSend(draft);
  const left = MAX_LENGTH - text.length;
  const said = whatIsSaid(text);
  const sendable = action.allowed && said !== undefined && left >= 0;
  const send = () => sendable && onSend(said);

  if (!action.allowed) {
    return (
      <Typography variant="body2" color="textSecondary">
        {action.reason}
      </Typography>
    );
  }
  return (
    <div className={classes.box}>
      <TextField
        id={id}
        label={t('timeline.comment.label')}
        className={classes.field}
        helperText={
          left <= NEAR_LIMIT
            ? t('request.comment.left', {
                left: String(left),
                limit: String(MAX_LENGTH),
              })
            : t('timeline.comment.hint')
        }
        error={left < 0}
        value={draft.text}
        inputRef={mentions.fieldRef}
        inputProps={{
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': mentions.open ? listId : undefined,
          'aria-activedescendant': mentions.open
            ? optionId(listId, mentions.active)
            : undefined,
          onSelect: mentions.handlers.onSelect,
        }}
        onChange={event =>
          mentions.handlers.onChange(event as ChangeEvent<HTMLTextAreaElement>)
        }
        onBlur={mentions.handlers.onBlur}
        onKeyDown={event => {
          if (!mentions.handlers.onKeyDown(event)) {
            submitKey(send)(event);
          }
        }}
        variant="outlined"
        size="small"
        multiline
        minRows={2}
        fullWidth
      />
      {mentions.open && (
        <MentionList
          id={listId}
          anchor={mentions.fieldRef.current}
          people={mentions.people}
          active={mentions.active}
          onChoose={mentions.choose}
        />
      )}
      <Button variant="outlined" disabled={!sendable} onClick={send}>
        {t('timeline.comment.send')}
      </Button>
    </div>
  );
};
