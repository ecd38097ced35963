import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  whatIsSaid,
  type InfraRequest,
  type ReviewVerdict,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { problemAt } from '../../api/refusal';
import type { Command } from '../../hooks/useCommand';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { CommentField } from './CommentField';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gap: theme.spacing(1),
    justifyItems: 'start',
  },
}));

const CHOICES: ReviewVerdict[] = ['justified', 'unjustified'];

type ReviewFormProps = { request: InfraRequest; command: Command };

/** Looks back at an approval in an emergency: a verdict, and why. */
export const ReviewForm = ({ request, command }: ReviewFormProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const readableErrors = useReadableErrors();
  const api = useApi(infraRequestsApiRef);
  const [verdict, setVerdict] = useState<ReviewVerdict>();
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState<string>();
  const firstChoice = useRef<HTMLInputElement>(null);
  const commentRef = useRef<HTMLTextAreaElement>(null);
  const { problems } = command;
  const said = whatIsSaid(comment);
  const unsaid =
    tried === undefined || said ? undefined : t('request.review.sayWhy');
  const refusedComment =
    tried === comment ? problemAt('/comment', problems) : undefined;

  useEffect(() => {
    if (problems.length > 0) {
      commentRef.current?.focus();
    }
  }, [problems]);

  const submit = async () => {
    setTried(comment);
    if (!verdict) {
      firstChoice.current?.focus();
      return;
    }
    if (said === undefined) {
      commentRef.current?.focus();
      return;
    }
    await command.run({
      command: () => api.reviewRequest(request.id, { verdict, comment: said }),
      done: t('request.review.recorded'),
      fields: ['/comment'],
    });
  };

  return (
    <div className={`${classes.form} ${readableErrors}`}>
      <FormControl
        component="fieldset"
        error={tried !== undefined && !verdict}
        required
      >
        <FormLabel component="legend">{t('request.review.question')}</FormLabel>
        <RadioGroup
          row
          name={`review-${request.id}`}
          value={verdict ?? ''}
          onChange={event => setVerdict(event.target.value as ReviewVerdict)}
        >
          {CHOICES.map((choice, position) => (
            <FormControlLabel
              key={choice}
              value={choice}
              label={t(`request.review.${choice}`)}
              control={
                <Radio
                  color="primary"
                  size="small"
                  inputRef={position === 0 ? firstChoice : undefined}
                />
              }
            />
          ))}
        </RadioGroup>
        {tried !== undefined && !verdict && (
          <FormHelperText role="alert">
            {t('request.review.sayWhether')}
          </FormHelperText>
        )}
      </FormControl>
      <CommentField
        id={`review-comment-${request.id}`}
        required
        value={comment}
        onChange={setComment}
        problem={unsaid ?? refusedComment}
        inputRef={commentRef}
        onSubmit={command.busy ? undefined : submit}
      />
      <Button
        variant="contained"
        color="primary"
        disabled={command.busy}
        onClick={submit}
      >
        {t('request.review.finish')}
      </Button>
    </div>
  );
};
