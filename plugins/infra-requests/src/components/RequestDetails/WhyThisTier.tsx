import type {
  InfraRequest,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { Disclosure } from '../Disclosure/Disclosure';
import { EvaluationReasons } from '../EvaluationReasons/EvaluationReasons';
import { RuleTraceTable } from '../RuleTrace/RuleTraceTable';

type WhyThisTierProps = {
  request: Pick<InfraRequest, 'evaluation' | 'currency' | 'breakGlass'>;
  type?: RequestType;
};

/** The reasons in words, and on demand how every rule was read. */
export const WhyThisTier = ({ request, type }: WhyThisTierProps) => {
  const t = useTranslate();
  const { evaluation, currency, breakGlass } = request;
  const { length } = evaluation.trace;
  return (
    <>
      {breakGlass && (
        <Typography variant="body2" gutterBottom>
          {t('request.why.wereItNoEmergency')}
        </Typography>
      )}
      <EvaluationReasons evaluation={evaluation} linked />
      <Disclosure label={t('request.why.howRead', { count: length })}>
        <RuleTraceTable
          evaluation={evaluation}
          type={type}
          currency={currency}
          linked
        />
      </Disclosure>
    </>
  );
};
