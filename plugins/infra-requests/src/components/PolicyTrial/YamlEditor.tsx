import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react';
import { StreamLanguage } from '@codemirror/language';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import CodeMirror, { EditorState, EditorView } from '@uiw/react-codemirror';
import { useTranslate } from '../../hooks/useTranslate';
import { editorPhrases } from './editorPhrases';
import type { Place } from './policyYaml';

/** A mistake to mark where it stands. */
export type Mark = Place & { message: string };

export interface YamlEditorHandle {
  /** Takes the cursor and the focus to a place. */
  goTo: (place: Place) => void;
}

type YamlEditorProps = {
  label: string;
  value: string;
  marks: Mark[];
  onChange: (value: string) => void;
};

const useStyles = makeStyles(theme => ({
  editor: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
    '& .cm-editor': { fontSize: 13 },
    // Comments and line numbers of the dark theme are too pale for its own background.
    '&.cm-theme-dark .cm-editor, &.cm-theme-dark .cm-editor .cm-gutters': {
      backgroundColor: '#16181d',
    },
    '&.cm-theme-dark .cm-editor .cm-gutters': { color: '#9da5b4' },
    '&.cm-theme-dark .cm-editor .cm-gutters .cm-activeLineGutter': {
      color: theme.palette.text.primary,
      backgroundColor: '#2c313a',
    },
    '& .cm-focused': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
}));

/** The offset of a place; the nearest one where the text has become shorter. */
function offsetOf(state: EditorState, { line, column }: Place): number {
  const { from, to } = state.doc.line(
    Math.min(Math.max(line, 1), state.doc.lines),
  );
  return Math.min(from + Math.max(column, 1) - 1, to);
}

function diagnosticOf(state: EditorState, mark: Mark): Diagnostic {
  const from = offsetOf(state, mark);
  return {
    from,
    to: state.doc.lineAt(from).to,
    severity: 'error',
    message: mark.message,
  };
}

/** Edits YAML. The tabulator leaves it, as it does every other field. */
export const YamlEditor = forwardRef<YamlEditorHandle, YamlEditorProps>(
  function Editor({ label, value, marks, onChange }, ref) {
    const classes = useStyles();
    const t = useTranslate();
    const { palette } = useTheme();
    const [view, setView] = useState<EditorView>();
    const extensions = useMemo(
      () => [
        StreamLanguage.define(yaml),
        EditorView.lineWrapping,
        lintGutter(),
        EditorState.phrases.of(editorPhrases(t)),
        EditorView.contentAttributes.of({
          'aria-label': label,
          // Says that the keyboard gets to what scrolls.
          tabindex: '0',
        }),
      ],
      [label, t],
    );

    useEffect(() => {
      if (view) {
        const { state } = view;
        view.dispatch(
          setDiagnostics(
            state,
            marks.map(mark => diagnosticOf(state, mark)),
          ),
        );
      }
    }, [view, marks]);

    useImperativeHandle(
      ref,
      () => ({
        goTo: place => {
          if (view) {
            const anchor = offsetOf(view.state, place);
            view.dispatch({
              selection: { anchor },
              effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
            });
            view.focus();
          }
        },
      }),
      [view],
    );

    return (
      <CodeMirror
        className={classes.editor}
        theme={palette.type}
        minHeight="240px"
        maxHeight="min(60vh, 560px)"
        indentWithTab={false}
        extensions={extensions}
        value={value}
        onChange={onChange}
        onCreateEditor={setView}
      />
    );
  },
);
