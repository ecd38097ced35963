import Avatar from '@material-ui/core/Avatar';
import Box from '@material-ui/core/Box';
import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import CardContent from '@material-ui/core/CardContent';
import Container from '@material-ui/core/Container';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Persona } from './personas';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    backgroundColor: theme.palette.background.default,
    paddingTop: theme.spacing(6),
    paddingBottom: theme.spacing(6),
  },
  card: { height: '100%' },
  action: { height: '100%', display: 'flex', alignItems: 'flex-start' },
  avatar: {
    fontSize: '1rem',
    color: theme.palette.primary.contrastText,
    backgroundColor: theme.palette.primary.main,
  },
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1.5),
  },
}));

function initialsOf(name: string): string {
  return name
    .split(' ')
    .map(part => part.charAt(0))
    .join('');
}

const PersonaCard = (props: { persona: Persona; onChoose: () => void }) => {
  const classes = useStyles();
  const { user, displayName, title, description } = props.persona;
  return (
    <Card variant="outlined" className={classes.card}>
      <CardActionArea
        className={classes.action}
        onClick={props.onChoose}
        aria-label={displayName}
        aria-describedby={`${user}-about`}
      >
        <CardContent>
          <div className={classes.person}>
            <Avatar className={classes.avatar} aria-hidden="true">
              {initialsOf(displayName)}
            </Avatar>
            <div>
              <Typography variant="subtitle1" component="h2">
                {displayName}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {title}
              </Typography>
            </div>
          </div>
          <Typography variant="body2" id={`${user}-about`}>
            {description}
          </Typography>
        </CardContent>
      </CardActionArea>
    </Card>
  );
};

/** The people whom one can be in the demo, each with what they can do. */
export const PersonaChoice = (props: {
  personas: Persona[];
  onChoose: (persona: Persona) => void;
}) => {
  const classes = useStyles();
  return (
    <main className={classes.page}>
      <Container maxWidth="md">
        <Box mb={4}>
          <Typography variant="h3" component="h1" gutterBottom>
            Who do you want to be?
          </Typography>
          <Typography color="textSecondary">
            This is the demo of Infra Requests at Acme Cloud, a company that
            does not exist. There are no passwords. Ask as a developer, sign out
            in the settings, and decide as somebody else.
          </Typography>
        </Box>
        <Grid container spacing={2}>
          {props.personas.map(persona => (
            <Grid item xs={12} sm={6} md={4} key={persona.user}>
              <PersonaCard
                persona={persona}
                onChoose={() => props.onChoose(persona)}
              />
            </Grid>
          ))}
        </Grid>
      </Container>
    </main>
  );
};
