import { useApp, useRouteRef } from '@backstage/core-plugin-api';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DefaultIcon from '@material-ui/icons/CloudQueue';
import { Link } from 'react-router-dom';
import { newRequestRouteRef } from '../../routes';

const useStyles = makeStyles(theme => ({
  card: { height: '100%', display: 'flex', flexDirection: 'column' },
  content: { flexGrow: 1 },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

export const RequestTypeCard = ({ type }: { type: RequestType }) => {
  const classes = useStyles();
  const newRequest = useRouteRef(newRequestRouteRef);
  const systemIcon = useApp().getSystemIcon(type.icon ?? '');
  const Icon = systemIcon ?? DefaultIcon;
  return (
    <Card className={classes.card} variant="outlined">
      <CardContent className={classes.content}>
        <Typography
          variant="h6"
          component="h3"
          className={classes.title}
          gutterBottom
        >
          <Icon /> {type.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {type.description}
        </Typography>
      </CardContent>
      <CardActions>
        <Button
          component={Link}
          role="link"
          to={newRequest({ typeId: type.id })}
          color="primary"
          aria-label={`Request ${type.title}`}
        >
          Request
        </Button>
      </CardActions>
    </Card>
  );
};
