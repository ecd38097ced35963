import type {
  InfraRequest,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { Disclosure } from '../Disclosure/Disclosure';
import { EvaluationReasons } from '../EvaluationReasons/EvaluationReasons';
import { RuleTraceTable } from '../RuleTrace/RuleTraceTable';

type WhyThisTierProps = {
  request: Pick<InfraRequest, 'evaluation' | 'currency' | 'breakGlass'>;
  type?: RequestType;
};

/** The reasons in words, and on demand how every rule was read. */
export const WhyThisTier = ({ request, type }: WhyThisTierProps) => {
  const { evaluation, currency, breakGlass } = request;
  const { length } = evaluation.trace;
  return (
    <>
      {breakGlass && (
        <Typography variant="body2" gutterBottom>
          What would be asked were it no emergency:
        </Typography>
      )}
      <EvaluationReasons evaluation={evaluation} linked />
      <Disclosure
        label={
          length === 1 ? 'How 1 rule was read' : `How ${length} rules were read`
        }
      >
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
