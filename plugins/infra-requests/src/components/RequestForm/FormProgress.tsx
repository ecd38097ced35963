import LinearProgress from '@material-ui/core/LinearProgress';
import Step from '@material-ui/core/Step';
import StepButton from '@material-ui/core/StepButton';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  stepper: { padding: theme.spacing(2, 0), backgroundColor: 'transparent' },
  narrow: { margin: theme.spacing(2, 0) },
  bar: { marginTop: theme.spacing(0.5), borderRadius: 2 },
}));

type FormProgressProps = {
  titles: string[];
  position: number;
  onGoTo: (position: number) => void;
};

/** Where somebody is in the form, with the way back to the steps that are done. */
export const FormProgress = (props: FormProgressProps) => {
  const { titles, position, onGoTo } = props;
  const classes = useStyles();
  const t = useTranslate();
  const narrow = useMediaQuery(useTheme().breakpoints.down('xs'));
  if (narrow) {
    const step = position + 1;
    return (
      <div className={classes.narrow}>
        <Typography variant="body2" color="textSecondary">
          {t('form.stepOf', {
            position: String(step),
            steps: String(titles.length),
          })}
        </Typography>
        <LinearProgress
          aria-hidden
          className={classes.bar}
          variant="determinate"
          value={(step / titles.length) * 100}
        />
      </div>
    );
  }
  return (
    <Stepper activeStep={position} alternativeLabel className={classes.stepper}>
      {titles.map((title, index) => (
        <Step key={title}>
          {index < position ? (
            <StepButton onClick={() => onGoTo(index)}>{title}</StepButton>
          ) : (
            <StepLabel>{title}</StepLabel>
          )}
        </Step>
      ))}
    </Stepper>
  );
};
