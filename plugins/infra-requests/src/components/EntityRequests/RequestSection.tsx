import type { ReactNode } from 'react';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import type { Live } from '../../hooks/useLive';
import { Loaded } from '../Loaded/Loaded';
import { RequestLines, type Fact } from '../RequestLines/RequestLines';
import { Section } from './Section';

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
  return (
    <Section title={title}>
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
    </Section>
  );
};
