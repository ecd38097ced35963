import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';
import { useLanguage } from '../../hooks/useLanguage';
import { useNewRequestLink } from '../../hooks/useNewRequestLink';
import { useTranslate } from '../../hooks/useTranslate';
import { Dotted } from '../Dotted/Dotted';
import type { Prefill } from '../Prefill/prefillFor';
import { TypeIcon } from './TypeIcon';
import { typicalInWords } from './typicalInWords';

const useStyles = makeStyles(theme => ({
  card: { height: '100%', display: 'flex', flexDirection: 'column' },
  content: { flexGrow: 1, paddingBottom: 0 },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  typical: { marginTop: theme.spacing(1), fontWeight: 500 },
}));

type RequestTypeCardProps = {
  type: RequestType;
  prefill?: Prefill;
  /** Whether the person may ask at all. */
  mayAsk: boolean;
};

/** One thing that can be asked for, and what asking for it is usually like. */
export const RequestTypeCard = (props: RequestTypeCardProps) => {
  const { type, prefill, mayAsk } = props;
  const { id, title, description, typical, icon } = type;
  const classes = useStyles();
  const t = useTranslate();
  const language = useLanguage();
  const formOf = useNewRequestLink();
  const name = t('catalogue.requestType', { type: title });
  return (
    <Card className={classes.card} variant="outlined">
      <CardContent className={classes.content}>
        <Typography
          variant="h6"
          component="h3"
          className={classes.title}
          gutterBottom
        >
          <TypeIcon icon={icon} /> {title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {description}
        </Typography>
        {typical && (
          <Typography
            variant="body2"
            component="div"
            className={classes.typical}
            title={t('catalogue.typical.basis', { count: typical.requests })}
          >
            <Dotted
              label={t('catalogue.typical.label')}
              items={typicalInWords(typical, { t, language }).map(words => ({
                key: words,
                content: words,
              }))}
            />
          </Typography>
        )}
      </CardContent>
      <CardActions>
        {mayAsk ? (
          <Button
            component={Link}
            role="link"
            to={formOf(id, prefill)}
            color="primary"
            aria-label={name}
          >
            {t('catalogue.request')}
          </Button>
        ) : (
          <Button disabled aria-label={name}>
            {t('catalogue.request')}
          </Button>
        )}
      </CardActions>
    </Card>
  );
};
