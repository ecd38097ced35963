import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';
import { useNewRequestLink } from '../../hooks/useNewRequestLink';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { recentTypes } from './searchTypes';
import { TypeIcon } from './TypeIcon';

const AT_MOST = 4;

const useStyles = makeStyles(theme => ({
  section: { marginBottom: theme.spacing(3) },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    [theme.breakpoints.down('xs')]: {
      flexWrap: 'nowrap',
      overflowX: 'auto',
      whiteSpace: 'nowrap',
      '& > li': { flexShrink: 0 },
    },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2, 1, 1.5),
  },
}));

/** A short way to what the person asked for before. */
export const RecentTypes = ({ types }: { types: RequestType[] }) => {
  const classes = useStyles();
  const t = useTranslate();
  const formOf = useNewRequestLink();
  const recent = recentTypes(types).slice(0, AT_MOST);
  if (recent.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('catalogue.recent')} className={classes.section}>
      <Typography variant="h5" component="h2" gutterBottom>
        {t('catalogue.recent')}
      </Typography>
      <ul className={classes.list}>
        {recent.map(({ id, title, icon, lastAskedAt = '' }) => (
          <li key={id}>
            <Card variant="outlined">
              <CardActionArea
                component={Link}
                role="link"
                to={formOf(id)}
                className={classes.link}
              >
                <TypeIcon icon={icon} />
                <span>
                  <Typography variant="subtitle2" component="span">
                    {title}
                  </Typography>{' '}
                  <Typography
                    variant="caption"
                    component="span"
                    color="textSecondary"
                    display="block"
                  >
                    {t('catalogue.askedAt', {
                      when: <RelativeTime at={lastAskedAt} />,
                    })}
                  </Typography>
                </span>
              </CardActionArea>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
};
