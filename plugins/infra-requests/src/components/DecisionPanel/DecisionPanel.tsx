import { useEffect, useRef, useState } from 'react';
import type {
  Hint,
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import ButtonBase from '@material-ui/core/ButtonBase';
import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import OpenIcon from '@material-ui/icons/ExpandLess';
import type { PreviewState } from '../../hooks/usePreview';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { useMoney } from '../Money/Money';
import { decisionLabel } from '../TierChip/decisionLabel';
import { DecisionContent } from './DecisionContent';
import { DecisionSheet } from './DecisionSheet';

/** Backstage's sidebar lies over the bottom of the page on a phone. */
const MOBILE_SIDEBAR_HEIGHT = 56;

const useStyles = makeStyles(theme => ({
  beside: {
    position: 'sticky',
    top: theme.spacing(2),
    padding: theme.spacing(2),
  },
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: theme.zIndex.appBar,
    marginTop: theme.spacing(2),
    [theme.breakpoints.down('xs')]: { bottom: MOBILE_SIDEBAR_HEIGHT },
  },
  handle: {
    display: 'flex',
    justifyContent: 'space-between',
    textAlign: 'start',
    width: '100%',
    padding: theme.spacing(1.5, 2),
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  summary: { fontWeight: 700 },
  busy: { height: 2, marginBottom: theme.spacing(1) },
  // Only what takes a while is seen to fade: an answer that is quick replaces the last one as it is.
  content: { transition: 'opacity 150ms' },
  older: { opacity: 0.55, transitionDelay: '250ms' },
}));

/** An answer that comes sooner replaces the one before without a word in between. */
const NOTICEABLE_MS = 700;

type DecisionPanelProps = {
  state: PreviewState;
  type: RequestType;
  /** What was asked about. */
  values: RequestDraft['parameters'];
  /** Sets a field of the form to what a hint says. */
  onUse: (hint: Hint) => void;
  /** Whether the form beside it says already what stops the draft. */
  obstaclesShown?: boolean;
};

/** What would happen if the form were submitted as it is: beside the form, or a bar below it on a phone. */
export const DecisionPanel = (props: DecisionPanelProps) => {
  const { state, type, values, onUse, obstaclesShown } = props;
  const classes = useStyles();
  const t = useTranslate();
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const [open, setOpen] = useState(false);
  const heading = useRef<HTMLElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const isLate = useLate(state.loading);
  const summary = useSummary(state, isLate);
  const use = (hint: Hint) => {
    // The button goes with its hint, and the decision is what comes next.
    heading.current?.focus();
    setOpen(false);
    onUse(hint);
  };
  const content = (
    <>
      <div className={classes.busy}>
        {isLate && (
          <LinearProgress
            className={classes.busy}
            aria-label={t('decision.workingLabel')}
          />
        )}
      </div>
      <div
        aria-busy={state.loading}
        className={`${classes.content} ${state.loading ? classes.older : ''}`}
      >
        <DecisionContent
          {...{ state, type, values, obstaclesShown }}
          onUse={use}
        />
      </div>
    </>
  );

  if (!narrow) {
    return (
      <Paper
        component="aside"
        aria-label={t('decision.title')}
        className={classes.beside}
      >
        <Typography
          ref={heading}
          tabIndex={-1}
          variant="subtitle1"
          component="span"
          aria-live="polite"
          className={classes.summary}
        >
          {summary}
        </Typography>
        {content}
      </Paper>
    );
  }
  return (
    <Paper
      component="aside"
      aria-label={t('decision.title')}
      elevation={8}
      className={classes.bar}
    >
      <ButtonBase
        ref={handle}
        className={classes.handle}
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Typography
          variant="subtitle1"
          component="span"
          aria-live="polite"
          className={classes.summary}
        >
          {summary}
        </Typography>
        <OpenIcon />
      </ButtonBase>
      <DecisionSheet
        open={open}
        title={summary}
        onClose={() => setOpen(false)}
        returnTo={handle}
      >
        {content}
      </DecisionSheet>
    </Paper>
  );
};

/** Whether something has been going on for so long that people wonder. */
function useLate(going: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!going) {
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), NOTICEABLE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [going]);
  return going && late;
}

/** The decision in a line, or that it is being worked out. */
function useSummary(state: PreviewState, isLate: boolean): string {
  const t = useTranslate();
  const money = useMoney();
  return state.loading && (isLate || !state.preview)
    ? t('decision.working')
    : outlookOf(state, t, money);
}

/** The decision in a line, such as "Lead approval · 284.00 USD a month". */
function outlookOf(
  { preview, error }: PreviewState,
  t: Translate,
  money: ReturnType<typeof useMoney>,
): string {
  if (!preview?.evaluation) {
    return t(error === undefined ? 'decision.title' : 'decision.notKnown');
  }
  const { evaluation, cost } = preview;
  const price =
    cost.monthly === undefined
      ? t('decision.costNotKnown')
      : t('decision.aMonth', { amount: money(cost.monthly, cost.currency) });
  const outlook = `${decisionLabel(evaluation, t)} · ${price}`;
  return error === undefined ? outlook : t('decision.before', { outlook });
}
