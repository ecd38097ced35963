import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Backtest,
  PolicyDocument,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import { shortDigest } from '../Digest/Digest';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { Loaded } from '../Loaded/Loaded';
import { Section } from '../PolicyPage/Section';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { BacktestProgress } from './BacktestProgress';
import { BacktestSummary } from './BacktestSummary';
import { ChangedRequests } from './ChangedRequests';
import { MovesTable } from './MovesTable';
import { RejectedNowAutomatic } from './RejectedNowAutomatic';
import { periodInWords } from './backtestInWords';
import { useBacktest } from './useBacktest';
import { useDrillDown } from './useDrillDown';

type BacktestReportProps = { id: string; policy: PolicyDocument };

type AboutProps = { backtest: Backtest; policy: PolicyDocument };

const About = ({ backtest, policy }: AboutProps) => (
  <Typography variant="body2" paragraph component="div">
    Requests asked from {periodInWords(backtest)}, judged by{' '}
    {backtest.policyDigest === policy.digest ? 'the active' : 'an edited'}{' '}
    policy (
    <code title={backtest.policyDigest}>
      {shortDigest(backtest.policyDigest)}
    </code>
    ). Started by <EntityLink entityRef={backtest.createdBy} />{' '}
    <RelativeTime at={backtest.createdAt} />.
  </Typography>
);

/** That a backtest ended before it had read everything. */
const Ending = ({ backtest }: { backtest: Backtest }) => {
  const { state, result, total, error } = backtest;
  const part = `${result.evaluated.toLocaleString()} of ${total.toLocaleString()} requests were evaluated; what follows is about those.`;
  if (state === 'cancelled') {
    return <Alert severity="warning">It was cancelled. {part}</Alert>;
  }
  if (state === 'failed') {
    return (
      <Alert severity="error">
        It failed: {error ?? 'no reason is known.'} {part}
      </Alert>
    );
  }
  return null;
};

const Result = ({
  backtest,
  policy,
}: {
  backtest: Backtest;
  policy: PolicyDocument;
}) => {
  const drill = useDrillDown();
  const { id, result, state } = backtest;
  return (
    <>
      <Ending backtest={backtest} />
      <BacktestSummary result={result} />
      {result.rejectedNowAutomatic > 0 && state !== 'running' && (
        <RejectedNowAutomatic
          id={id}
          count={result.rejectedNowAutomatic}
          policy={policy}
        />
      )}
      {result.moves.length > 0 && (
        <MovesTable moves={result.moves} tiers={policy.tiers} drill={drill} />
      )}
      {state !== 'running' && result.evaluated > result.unchanged && (
        <ChangedRequests id={id} policy={policy} drill={drill} />
      )}
    </>
  );
};

/** How a backtest goes, and what it found. */
export const BacktestReport = ({ id, policy }: BacktestReportProps) => {
  const api = useApi(infraRequestsApiRef);
  const backtest = useBacktest(id);
  const [error, setError] = useState<unknown>();
  const cancel = async () => {
    setError(undefined);
    try {
      await api.cancelBacktest(id);
    } catch (refusal) {
      setError(refusal);
    }
    backtest.reload();
  };
  return (
    <Section id="backtest-result" title="Result">
      <Loaded of={backtest} what="this backtest" lines={6}>
        {value => (
          <>
            <About backtest={value} policy={policy} />
            {error !== undefined && (
              <Alert severity="error">{readRefusal(error).message}</Alert>
            )}
            {value.state === 'running' && (
              <BacktestProgress backtest={value} onCancel={cancel} />
            )}
            <Result backtest={value} policy={policy} />
          </>
        )}
      </Loaded>
    </Section>
  );
};
