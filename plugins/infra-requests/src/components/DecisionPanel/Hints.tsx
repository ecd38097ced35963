import type {
  Evaluation,
  Hint,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { choiceLabel, parameterLabel } from '../RequestForm/fieldLabels';

const useStyles = makeStyles(theme => ({
  title: { fontWeight: 700 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  hint: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
  },
}));

type HintsProps = {
  hints: Hint[];
  outcome?: Evaluation['outcome'];
  type: RequestType;
  /** Sets a parameter in the form. */
  onUse: (hint: Hint) => void;
};

const HintList = ({
  title,
  hints,
  type,
  onUse,
}: Omit<HintsProps, 'outcome'> & { title: string }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <>
      <Typography variant="subtitle2" component="h3" className={classes.title}>
        {title}
      </Typography>
      <ul className={classes.list} aria-label={title}>
        {hints.map(hint => (
          <li key={hint.text} className={classes.hint}>
            <Typography variant="body2" component="span">
              {hint.text}
            </Typography>
            <Button
              size="small"
              variant="outlined"
              aria-label={t('decision.hints.useLabel', {
                field: parameterLabel(type, [hint.parameter]),
                value: valueLabel(type, hint, t),
              })}
              onClick={() => onUse(hint)}
            >
              {t('decision.hints.use')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};

/** Which change of a single field would make the decision laxer, each with a button that makes it. */
export const Hints = ({ hints, outcome, type, onUse }: HintsProps) => {
  const t = useTranslate();
  return (
    <>
      {groupsOf(hints, outcome).map(({ title, of }) => (
        <HintList
          key={title}
          title={t(title)}
          hints={of}
          type={type}
          onUse={onUse}
        />
      ))}
    </>
  );
};

/** A single value as a person would say it. */
function valueLabel(
  type: RequestType,
  { parameter, value }: Hint,
  t: Translate,
): string {
  if (typeof value === 'boolean') {
    return t(value ? 'decision.hints.on' : 'decision.hints.off');
  }
  return choiceLabel(type, parameter, value) ?? String(value);
}

function groupsOf(hints: Hint[], outcome?: Evaluation['outcome']) {
  const atOnce = hints.filter(hint => hint.outcome === 'automatic');
  const others = hints.filter(hint => hint.outcome !== 'automatic');
  const groups =
    outcome === 'denied'
      ? [{ title: 'decision.hints.instead' as const, of: hints }]
      : [
          { title: 'decision.hints.atOnce' as const, of: atOnce },
          { title: 'decision.hints.less' as const, of: others },
        ];
  return groups.filter(({ of }) => of.length > 0);
}
