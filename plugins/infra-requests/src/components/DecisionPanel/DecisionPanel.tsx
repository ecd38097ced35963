import { useEffect, useRef, useState, type RefObject } from 'react';
import type {
  Hint,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import ButtonBase from '@material-ui/core/ButtonBase';
import Collapse from '@material-ui/core/Collapse';
import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import CloseIcon from '@material-ui/icons/ExpandMore';
import OpenIcon from '@material-ui/icons/ExpandLess';
import type { PreviewState } from '../../hooks/usePreview';
import { formatMoney } from '../Money/Money';
import { decisionLabel } from '../TierChip/decisionLabel';
import { DecisionContent } from './DecisionContent';

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
    width: '100%',
    padding: theme.spacing(1.5, 2),
  },
  opened: {
    maxHeight: '60vh',
    overflowY: 'auto',
    padding: theme.spacing(0, 2, 2),
  },
  busy: { height: 2, marginBottom: theme.spacing(1) },
}));

/** An answer that comes sooner replaces the one before without a word in between. */
const NOTICEABLE_MS = 700;

type DecisionPanelProps = {
  state: PreviewState;
  type: RequestType;
  /** Sets a field of the form to what a hint says. */
  onUse: (hint: Hint) => void;
  /** Whether the form beside it says already what stops the draft. */
  obstaclesShown?: boolean;
};

/** What would happen if the form were submitted as it is: beside the form, or a bar below it on a phone. */
export const DecisionPanel = (props: DecisionPanelProps) => {
  const { state, type, onUse, obstaclesShown } = props;
  const classes = useStyles();
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const [open, setOpen] = useState(false);
  const heading = useRef<HTMLElement>(null);
  const isLate = useLate(state.loading);
  const use = (hint: Hint) => {
    // The button goes with its hint, and the decision is what comes next.
    heading.current?.focus();
    onUse(hint);
  };
  const content = (
    <>
      <div className={classes.busy}>
        {isLate && (
          <LinearProgress
            className={classes.busy}
            aria-label="Working it out"
          />
        )}
      </div>
      <DecisionContent {...{ state, type, obstaclesShown }} onUse={use} />
    </>
  );
  const isPending = state.loading && (isLate || !state.preview);
  const outlook = (
    <Typography
      ref={narrow ? undefined : heading}
      tabIndex={narrow ? undefined : -1}
      variant="subtitle1"
      component="span"
      aria-live="polite"
    >
      {isPending ? 'Working it out…' : outlookOf(state)}
    </Typography>
  );

  if (!narrow) {
    return (
      <Paper component="aside" aria-label="Decision" className={classes.beside}>
        {outlook}
        {content}
      </Paper>
    );
  }
  return (
    <Paper
      component="aside"
      aria-label="Decision"
      elevation={8}
      className={classes.bar}
    >
      <ButtonBase
        ref={heading as RefObject<HTMLButtonElement>}
        className={classes.handle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {outlook}
        {open ? <CloseIcon /> : <OpenIcon />}
      </ButtonBase>
      <Collapse in={open} unmountOnExit>
        <div className={classes.opened}>{content}</div>
      </Collapse>
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

/** The decision in a line, such as "Lead approval · 284.00 USD a month". */
function outlookOf({ preview, error }: PreviewState): string {
  if (error !== undefined) {
    return 'Not known at the moment';
  }
  if (!preview?.evaluation) {
    return 'Decision';
  }
  const { evaluation, cost } = preview;
  const price =
    cost.monthly === undefined
      ? 'cost not known'
      : `${formatMoney(cost.monthly, cost.currency)} a month`;
  return `${decisionLabel(evaluation)} · ${price}`;
}
