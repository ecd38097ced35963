import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import type {
  InfraRequest,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { RequestDetails } from '../RequestDetails/RequestDetails';
import { useFillHeight } from './useFillHeight';

/** Whoever holds a key down does not want to read everything on the way. */
const PASSING_MS = 120;

const useStyles = makeStyles(({ spacing, palette }) => ({
  pane: {
    overflow: 'auto',
    padding: spacing(2, 2, 0),
    '&:focus-visible': { outline: `2px solid ${palette.primary.main}` },
  },
}));

/** A verdict that the person is about to give on a request, for them to confirm. */
export type Intent = { id: string; verdict: Verdict };

type DetailsPaneProps = {
  pane: RefObject<HTMLDivElement>;
  id: string;
  intent?: Intent;
  onDecided: (request: InfraRequest) => void;
  /** Back to the list. */
  onLeave: () => void;
};

/** Everything about the chosen request, beside the list. */
export const DetailsPane = (props: DetailsPaneProps) => {
  const { pane, id, intent, onDecided, onLeave } = props;
  const classes = useStyles();
  const t = useTranslate();
  const { ref, height } = useFillHeight();
  const [settled, setSettled] = useState(id);
  useDebounce(() => setSettled(id), PASSING_MS, [id]);
  const shown = intent ? id : settled;
  const latest = useRef(onDecided);
  latest.current = onDecided;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    if (
      event.key === 'Escape' &&
      !event.defaultPrevented &&
      currentTarget.contains(target as Node) &&
      (target as Element).getAttribute('aria-expanded') !== 'true'
    ) {
      event.preventDefault();
      onLeave();
    }
  };
  return (
    <div ref={ref}>
      <Paper
        ref={pane}
        tabIndex={-1}
        component="section"
        aria-label={t('inbox.details.label')}
        className={classes.pane}
        style={{ height }}
        onKeyDown={onKeyDown}
      >
        <RequestDetails
          key={shown}
          id={shown}
          embedded
          intent={intent?.id === shown ? intent.verdict : undefined}
          onDecided={request => latest.current(request)}
        />
      </Paper>
    </div>
  );
};
