import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Backtest,
  PolicyDocument,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAddress } from '../../hooks/useAddress';
import { useOnce } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { Loaded } from '../Loaded/Loaded';
import { Section } from '../PolicyPage/Section';
import type { PolicyDraft } from '../PolicyTrial/usePolicyDraft';
import { BacktestForm } from './BacktestForm';
import { BacktestReport } from './BacktestReport';
import { EarlierBacktests } from './EarlierBacktests';

type PolicyBacktestProps = { policy: PolicyDocument; draft: PolicyDraft };

/** The parts of the address that narrow down the requests of a backtest. */
const NO_DRILL = { change: undefined, before: undefined, after: undefined };

/** What the edited policy would have made of the requests of a period. */
export const PolicyBacktest = ({ policy, draft }: PolicyBacktestProps) => {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const { params, change } = useAddress();
  const backtests = useOnce(useCallback(() => api.listBacktests(), [api]));
  const open = (backtest: string) => change({ ...NO_DRILL, backtest });
  const started = ({ id }: Backtest) => {
    open(id);
    backtests.reload();
  };
  return (
    <>
      <Section id="backtest" title={t('backtest.title')}>
        <Typography paragraph>{t('backtest.intro')}</Typography>
        <BacktestForm policy={policy} draft={draft} onStarted={started} />
      </Section>
      <Loaded of={backtests} what={t('backtest.what')}>
        {all => {
          const id = params.get('backtest') ?? all[0]?.id;
          return id === undefined ? (
            <Typography>{t('backtest.none')}</Typography>
          ) : (
            <>
              <BacktestReport key={id} id={id} policy={policy} />
              <EarlierBacktests
                backtests={all.filter(backtest => backtest.id !== id)}
                onOpen={open}
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
};
