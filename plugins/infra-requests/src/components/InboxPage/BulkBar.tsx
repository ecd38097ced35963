import type { Ref } from 'react';
import type { Verdict } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';

/** As many as the server takes at once. */
export const MAX_AT_ONCE = 100;

export const VERDICTS: Verdict[] = ['approve', 'reject', 'request-changes'];

/** Backstage's sidebar lies over the bottom of the page on a phone. */
const MOBILE_SIDEBAR_HEIGHT = 56;

const useStyles = makeStyles(({ spacing, palette, zIndex, breakpoints }) => ({
  bar: {
    // Below the list, whose rows stay where they are, and in sight.
    position: 'sticky',
    bottom: 0,
    zIndex: zIndex.mobileStepper,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: spacing(1),
    padding: spacing(1, 2),
    borderLeft: `3px solid ${palette.primary.main}`,
    [breakpoints.down('xs')]: {
      bottom: MOBILE_SIDEBAR_HEIGHT,
      padding: spacing(1),
    },
  },
  count: { flexGrow: 1 },
  selecting: {
    display: 'flex',
    flex: '1 1 300px',
    alignItems: 'center',
    gap: spacing(1),
  },
  deciding: { display: 'flex', flexWrap: 'wrap', gap: spacing(1) },
}));

type BulkBarProps = {
  barRef?: Ref<HTMLElement>;
  count: number;
  /** How many could be selected. */
  all: number;
  onVerdict: (verdict: Verdict) => void;
  onAll: () => void;
  onClear: () => void;
};

/** What can be done with the selected requests together. */
export const BulkBar = (props: BulkBarProps) => {
  const { barRef, count, all, onVerdict, onAll, onClear } = props;
  const classes = useStyles();
  const t = useTranslate();
  const tooMany = count > MAX_AT_ONCE;
  return (
    <Paper
      ref={barRef}
      className={classes.bar}
      component="section"
      aria-label={t('inbox.bulk.bar')}
    >
      <div className={classes.selecting}>
        <Typography variant="subtitle2" component="p" className={classes.count}>
          {t('inbox.bulk.selected', { number: String(count) })}
          {tooMany && (
            <Typography
              id="infra-requests-too-many"
              variant="body2"
              component="span"
            >
              {' '}
              {t('inbox.bulk.tooMany', { max: String(MAX_AT_ONCE) })}
            </Typography>
          )}
        </Typography>
        {count < all && count < MAX_AT_ONCE && (
          <Button size="small" onClick={onAll}>
            {t('inbox.bulk.all', {
              number: String(Math.min(all, MAX_AT_ONCE)),
            })}
          </Button>
        )}
        <Button
          size="small"
          aria-label={t('inbox.bulk.clear')}
          onClick={onClear}
        >
          {t('inbox.bulk.none')}
        </Button>
      </div>
      <div className={classes.deciding}>
        {VERDICTS.map(verdict => (
          <Button
            key={verdict}
            size="small"
            variant={verdict === 'approve' ? 'contained' : 'outlined'}
            color={verdict === 'approve' ? 'primary' : 'default'}
            disabled={tooMany}
            aria-describedby={tooMany ? 'infra-requests-too-many' : undefined}
            onClick={() => onVerdict(verdict)}
          >
            {t(`inbox.bulk.${verdict}`)}
          </Button>
        ))}
      </div>
    </Paper>
  );
};
