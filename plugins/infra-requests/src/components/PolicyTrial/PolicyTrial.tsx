import { useRef } from 'react';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import MuiLink from '@material-ui/core/Link';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { Section } from '../PolicyPage/Section';
import { RuleTraceTable } from '../RuleTrace/RuleTraceTable';
import { CheckResult } from './CheckResult';
import { PolicyEditor } from './PolicyEditor';
import { Simulator } from './Simulator';
import { placeOfRule } from './policyYaml';
import { usePolicyCheck } from './usePolicyCheck';
import type { PolicyDraft } from './usePolicyDraft';
import { useSimulation } from './useSimulation';
import type { Subject } from './useSubject';
import type { YamlEditorHandle } from './YamlEditor';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gap: theme.spacing(0, 3),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
  wide: { gridColumn: '1 / -1', minWidth: 0 },
  trace: { padding: theme.spacing(1, 2) },
  simulator: {
    [theme.breakpoints.up('md')]: { position: 'sticky', top: theme.spacing(2) },
  },
  result: { marginTop: theme.spacing(1.5) },
}));

const NO_PROBLEMS: never[] = [];

type PolicyTrialProps = {
  policy: PolicyDocument;
  draft: PolicyDraft;
  subject: Subject;
};

/** Edits the policy without touching the active one, and shows what it would make of requests. */
export const PolicyTrial = ({ policy, draft, subject }: PolicyTrialProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const editor = useRef<YamlEditorHandle>(null);
  const { digest: active } = policy;
  const check = usePolicyCheck({ text: draft.text, active });
  const state = useSimulation({ draft, check, form: subject.form, active });
  const ruleLink = (rule: string) => {
    const place = placeOfRule(draft.text, rule);
    return place ? (
      <MuiLink
        component="button"
        type="button"
        variant="body2"
        onClick={() => editor.current?.goTo(place)}
      >
        {rule}
      </MuiLink>
    ) : (
      <code>{rule}</code>
    );
  };
  return (
    <div className={classes.columns}>
      <Section id="editor" title={t('trial.editor.title')}>
        <PolicyEditor
          draft={draft}
          problems={check.answer?.problems ?? NO_PROBLEMS}
          editor={editor}
        />
        <div className={classes.result}>
          <CheckResult
            check={check}
            active={policy.findings ?? []}
            ruleLink={ruleLink}
            onPlace={place => editor.current?.goTo(place)}
            onTry={subject.tryFacts}
          />
        </div>
      </Section>
      <div className={classes.simulator}>
        <Section id="simulator" title={t('trial.simulator.title')}>
          <Simulator draft={draft} subject={subject} state={state} />
        </Section>
      </div>
      {state.simulation && (
        <div className={classes.wide}>
          <Section id="trace" title={t('trial.trace')}>
            <Paper variant="outlined" className={classes.trace}>
              <RuleTraceTable evaluation={state.simulation.evaluation} />
            </Paper>
          </Section>
        </div>
      )}
    </div>
  );
};
