import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { LogoIcon } from './LogoIcon';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) },
  name: {
    color: '#fff',
    fontWeight: 600,
    fontSize: '1.1rem',
    whiteSpace: 'nowrap',
  },
}));

export const LogoFull = () => {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <LogoIcon />
      <Typography className={classes.name} component="span">
        Infra Requests
      </Typography>
    </div>
  );
};
