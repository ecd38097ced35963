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
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
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
import { daysInWords } from './backtestInWords';
import { useBacktest } from './useBacktest';
import { useDrillDown } from './useDrillDown';

type BacktestReportProps = { id: string; policy: PolicyDocument };

type AboutProps = { backtest: Backtest; policy: PolicyDocument };

const About = ({ backtest, policy }: AboutProps) => {
  const t = useTranslate();
  const { policyDigest, createdBy, createdAt } = backtest;
  const judge = policyDigest === policy.digest ? 'byActive' : 'byEdited';
  return (
    <Typography variant="body2" paragraph component="div">
      {t(`backtest.report.${judge}`, {
        ...daysInWords(backtest, useLanguage()),
        digest: <code title={policyDigest}>{shortDigest(policyDigest)}</code>,
        person: <EntityLink entityRef={createdBy} />,
        time: <RelativeTime at={createdAt} />,
      })}
    </Typography>
  );
};

/** That a backtest ended before it had read everything. */
const Ending = ({ backtest }: { backtest: Backtest }) => {
  const t = useTranslate();
  const { state, result, total, error } = backtest;
  const { evaluated } = result;
  if (state === 'cancelled') {
    return (
      <Alert severity="warning">
        {t('backtest.report.cancelled', { evaluated, total })}
      </Alert>
    );
  }
  if (state === 'failed') {
    return (
      <Alert severity="error">
        {t('backtest.report.failed', {
          reason: error ?? t('backtest.report.noReason'),
          evaluated,
          total,
        })}
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
  const t = useTranslate();
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
    <Section id="backtest-result" title={t('backtest.report.title')}>
      <Loaded of={backtest} what={t('backtest.report.what')} lines={6}>
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
