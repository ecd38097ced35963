import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import Chip from '@material-ui/core/Chip';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import RequestsIcon from '@material-ui/icons/PlaylistAddCheck';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { STATE_LOOKS, StateChip } from '../StateChip/StateChip';
import type { RequestDocument } from './requestDocument';

const useStyles = makeStyles(theme => ({
  item: { display: 'flex', padding: theme.spacing(1, 0) },
  icon: { minWidth: theme.spacing(5), paddingTop: theme.spacing(0.5) },
  content: { flex: 1, minWidth: 0 },
  text: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    marginTop: theme.spacing(0.5),
    '& > *': { margin: 0 },
  },
}));

/** @public */
export interface InfraRequestsSearchResultListItemProps {
  icon?: ReactNode;
  result?: SearchDocument;
  highlight?: ResultHighlight;
  /** How many lines of its text are shown. */
  lineClamp?: number;
}

const Facts = ({ result }: { result: RequestDocument }) => {
  const t = useTranslate();
  const { state, tier, environment, owner } = result;
  return (
    <>
      {state && state in STATE_LOOKS && <StateChip state={state} />}
      {tier && <Chip size="small" variant="outlined" label={tier} />}
      {environment && (
        <Typography variant="caption">
          {t('elsewhere.search.environment', { environment })}
        </Typography>
      )}
      {owner && (
        <Typography variant="caption">
          {t('elsewhere.search.owner', {
            owner: <EntityLink entityRef={owner} />,
          })}
        </Typography>
      )}
    </>
  );
};

const Marked = ({ field, text, highlight }: MarkedProps) =>
  highlight?.fields[field] ? (
    <HighlightedSearchResultText
      text={highlight.fields[field]}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );

/** A request among the results of the portal's search. */
export const RequestSearchResultListItem = (
  props: InfraRequestsSearchResultListItemProps,
) => {
  const { icon = <RequestsIcon />, highlight, lineClamp = 3 } = props;
  const classes = useStyles();
  const result = props.result as RequestDocument | undefined;
  if (!result) {
    return null;
  }
  return (
    <div className={classes.item}>
      <ListItemIcon className={classes.icon}>{icon}</ListItemIcon>
      <div className={classes.content}>
        <Typography variant="h6" component="div">
          <Link noTrack to={result.location}>
            <Marked field="title" text={result.title} highlight={highlight} />
          </Link>
        </Typography>
        <Typography
          variant="body2"
          className={classes.text}
          style={{ WebkitLineClamp: lineClamp }}
        >
          <Marked field="text" text={result.text} highlight={highlight} />
        </Typography>
        <div className={classes.chips}>
          <Facts result={result} />
        </div>
      </div>
    </div>
  );
};

type MarkedProps = { field: string; text: string; highlight?: ResultHighlight };
