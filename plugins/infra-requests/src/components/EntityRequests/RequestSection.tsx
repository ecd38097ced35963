import type { ReactNode } from 'react';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Live } from '../../hooks/useLive';
import { Loaded } from '../Loaded/Loaded';
import { RequestLines, type Fact } from '../RequestLines/RequestLines';

const useStyles = makeStyles(theme => ({
  section: { '& + &': { marginTop: theme.spacing(3) } },
}));

export type FewRequests = { items: RequestSummary[]; more: boolean };

type RequestSectionProps = {
  title: string;
  /** As in "Could not load …". */
  what: string;
  of: Live<FewRequests>;
  none: ReactNode;
  facts: Fact[];
  showState?: boolean;
  /** The rest is only in the sum. */
  shown?: number;
  before?: (requests: FewRequests) => ReactNode;
  after?: (requests: FewRequests) => ReactNode;
  action?: (request: RequestSummary) => ReactNode;
};

/** Requests under a title of their own. */
export const RequestSection = (props: RequestSectionProps) => {
  const { title, what, of, none, shown, before, after, ...lines } = props;
  const classes = useStyles();
  return (
    <section aria-label={title} className={classes.section}>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      <Loaded of={of} what={what} lines={2}>
        {few =>
          few.items.length === 0 ? (
            <Typography variant="body2" color="textSecondary">
              {none}
            </Typography>
          ) : (
            <>
              {before?.(few)}
              <RequestLines
                requests={few.items.slice(0, shown)}
                label={title}
                {...lines}
              />
              {after?.(few)}
            </>
          )
        }
      </Loaded>
    </section>
  );
};
