import { Suspense, lazy, useMemo, useRef, type RefObject } from 'react';
import type { PolicyProblem } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslate } from '../../hooks/useTranslate';
import type { PolicyDraft } from './usePolicyDraft';
import type { Mark, YamlEditorHandle } from './YamlEditor';

const YamlEditor = lazy(() =>
  import('./YamlEditor').then(m => ({ default: m.YamlEditor })),
);

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
}));

type PolicyEditorProps = {
  draft: PolicyDraft;
  problems: PolicyProblem[];
  editor: RefObject<YamlEditorHandle>;
};

const Upload = ({ onText }: { onText: (text: string) => void }) => {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.json"
        aria-label={t('trial.editor.file')}
        hidden
        onChange={async ({ target }) => {
          const [file] = target.files ?? [];
          if (file) {
            onText(await file.text());
            // The same file may be chosen again after it was changed.
            target.value = '';
          }
        }}
      />
      <Button
        size="small"
        variant="outlined"
        onClick={() => input.current?.click()}
      >
        {t('trial.editor.upload')}
      </Button>
    </>
  );
};

/** The policy in YAML, to be changed without any effect on requests. */
export const PolicyEditor = ({
  draft,
  problems,
  editor,
}: PolicyEditorProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const marks = useMemo(() => problems.flatMap(markOf), [problems]);
  return (
    <>
      <div className={classes.actions}>
        <Upload onText={draft.change} />
        <Button
          size="small"
          variant="outlined"
          disabled={!draft.edited}
          onClick={draft.reset}
        >
          {t('trial.editor.reset')}
        </Button>
      </div>
      {draft.outdated && (
        <Alert severity="warning" style={{ marginBottom: 8 }}>
          {t('trial.editor.outdated')}
        </Alert>
      )}
      <Suspense
        fallback={
          <div role="status" aria-label={t('trial.editor.loading')}>
            <Skeleton variant="rect" height={320} />
          </div>
        }
      >
        <YamlEditor
          ref={editor}
          label={t('trial.editor.label')}
          value={draft.text}
          marks={marks}
          onChange={draft.change}
        />
      </Suspense>
    </>
  );
};

function markOf({ line, column = 1, message }: PolicyProblem): Mark[] {
  return line === undefined ? [] : [{ line, column, message }];
}
