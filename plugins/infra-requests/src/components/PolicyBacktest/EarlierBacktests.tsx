import type { Backtest } from '@infra-requests/plugin-infra-requests-common';
import MuiLink from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { shortDigest } from '../Digest/Digest';
import { Section } from '../PolicyPage/Section';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { periodInWords } from './backtestInWords';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

type EarlierBacktestsProps = {
  backtests: Backtest[];
  onOpen: (id: string) => void;
};

/** The other backtests of late, to look at again. */
export const EarlierBacktests = ({
  backtests,
  onOpen,
}: EarlierBacktestsProps) => {
  const classes = useStyles();
  if (backtests.length === 0) {
    return null;
  }
  return (
    <Section id="earlier-backtests" title="Other backtests">
      <ul className={classes.list}>
        {backtests.map(backtest => (
          <Typography key={backtest.id} variant="body2" component="li">
            <MuiLink
              component="button"
              type="button"
              variant="body2"
              onClick={() => onOpen(backtest.id)}
            >
              {periodInWords(backtest)}
            </MuiLink>
            , policy <code>{shortDigest(backtest.policyDigest)}</code>,{' '}
            {backtest.state}, started <RelativeTime at={backtest.createdAt} />
          </Typography>
        ))}
      </ul>
    </Section>
  );
};
