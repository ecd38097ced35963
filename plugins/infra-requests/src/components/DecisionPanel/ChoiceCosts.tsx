import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { useMoney } from '../Money/Money';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
}));

/** What each answer adds to the cost beside the cheapest one that there was. */
export const ChoiceCosts = ({ preview }: { preview: Preview }) => {
  const classes = useStyles();
  const t = useTranslate();
  const money = useMoney();
  const { choiceCosts = [], cost } = preview;
  return choiceCosts.length === 0 ? null : (
    <ul className={classes.list} aria-label={t('decision.cost.choices')}>
      {choiceCosts.map(({ parameter, title, value, adds, cheapest }) => (
        <Typography
          key={parameter}
          component="li"
          variant="body2"
          color="textSecondary"
        >
          {t('decision.cost.choice', {
            title,
            value,
            cheapest,
            amount: money(adds, cost.currency),
          })}
        </Typography>
      ))}
    </ul>
  );
};
