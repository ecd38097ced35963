import type { Backtest } from '@infra-requests/plugin-infra-requests-common';
import MuiLink from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { shortDigest } from '../Digest/Digest';
import { Section } from '../PolicyPage/Section';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { daysInWords } from './backtestInWords';

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
  const t = useTranslate();
  const language = useLanguage();
  if (backtests.length === 0) {
    return null;
  }
  return (
    <Section id="earlier-backtests" title={t('backtest.earlier.title')}>
      <ul className={classes.list}>
        {backtests.map(backtest => (
          <Typography key={backtest.id} variant="body2" component="li">
            {t('backtest.earlier.line', {
              period: (
                <MuiLink
                  component="button"
                  type="button"
                  variant="body2"
                  onClick={() => onOpen(backtest.id)}
                >
                  {t(
                    'backtest.earlier.period',
                    daysInWords(backtest, language),
                  )}
                </MuiLink>
              ),
              digest: <code>{shortDigest(backtest.policyDigest)}</code>,
              state: t(`backtest.earlier.${backtest.state}`),
              time: <RelativeTime at={backtest.createdAt} />,
            })}
          </Typography>
        ))}
      </ul>
    </Section>
  );
};
