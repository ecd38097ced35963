import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useColumnStyles } from './columnStyles';

const useStyles = makeStyles(theme => ({
  chips: { display: 'flex', gap: theme.spacing(1) },
  part: { padding: theme.spacing(2) },
}));

const PartSkeleton = ({ lines }: { lines: number }) => {
  const classes = useStyles();
  return (
    <Paper variant="outlined" className={classes.part}>
      <Skeleton width="40%" height={32} />
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} />
      ))}
    </Paper>
  );
};

/** The shape of a request's page while it is on its way. */
export const RequestSkeleton = ({ embedded }: { embedded?: boolean }) => {
  const classes = useStyles();
  const columns = useColumnStyles();
  return (
    <>
      <Skeleton width="60%" height={48} />
      <div className={classes.chips}>
        <Skeleton width={140} height={32} />
        <Skeleton width={100} height={32} />
      </div>
      <Skeleton width="50%" />
      <div
        className={`${columns.columns} ${
          embedded ? columns.embedded : columns.page
        }`}
      >
        <div className={columns.column}>
          <PartSkeleton lines={5} />
          <PartSkeleton lines={3} />
        </div>
        <div className={columns.column}>
          <PartSkeleton lines={4} />
          <PartSkeleton lines={2} />
        </div>
      </div>
    </>
  );
};
