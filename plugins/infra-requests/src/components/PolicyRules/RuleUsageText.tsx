import { Fragment } from 'react';
import type { RuleUsage } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Live } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { usageInWords } from './ruleUsage';

export const USAGE_DAYS = 30;

const useStyles = makeStyles({ words: { whiteSpace: 'nowrap' } });

type RuleUsageTextProps = { rule: string; usage: Live<RuleUsage[]> };

/** How often a rule matched lately, and how those requests stand now. */
export const RuleUsageText = ({ rule, usage }: RuleUsageTextProps) => {
  const classes = useStyles();
  const t = useTranslate();
  if (usage.value === undefined) {
    return usage.error === undefined ? (
      <Skeleton width={80} />
    ) : (
      <Typography variant="body2" color="textSecondary">
        {t('common.notKnown')}
      </Typography>
    );
  }
  const own = usage.value.find(one => one.rule === rule);
  if (!own || own.matched === 0) {
    return <Typography variant="body2">{t('policy.usage.never')}</Typography>;
  }
  return (
    <>
      <Typography variant="body2">
        {t('policy.usage.requests', { count: own.matched })}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {usageInWords(own, t).map((words, index) => (
          <Fragment key={words}>
            {index > 0 && ' · '}
            <span className={classes.words}>{words}</span>
          </Fragment>
        ))}
      </Typography>
    </>
  );
};
