import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CurrentIcon from '@material-ui/icons/RadioButtonChecked';
import OtherIcon from '@material-ui/icons/RadioButtonUnchecked';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  ladder: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    gap: theme.spacing(0.5, 2),
  },
  rung: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.palette.text.secondary,
  },
  current: { color: theme.palette.text.primary },
}));

type TierLadderProps = {
  /** Least to most strict. */
  tiers: { id: string; title: string }[];
  current?: string;
};

/** The tiers from least to most strict, with the one that applies. */
export const TierLadder = ({ tiers, current }: TierLadderProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <ol className={classes.ladder} aria-label={t('decision.ladder')}>
      {tiers.map(({ id, title }) => {
        const applies = id === current;
        const Icon = applies ? CurrentIcon : OtherIcon;
        return (
          <li
            key={id}
            className={`${classes.rung} ${applies ? classes.current : ''}`}
            aria-current={applies || undefined}
          >
            <Icon fontSize="small" color={applies ? 'primary' : 'inherit'} />
            <Typography variant="body2" component={applies ? 'strong' : 'span'}>
              {title}
            </Typography>
          </li>
        );
      })}
    </ol>
  );
};
