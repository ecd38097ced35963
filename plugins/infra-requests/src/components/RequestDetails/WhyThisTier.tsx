import type {
  InfraRequest,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { Disclosure } from '../Disclosure/Disclosure';
import { EvaluationReasons } from '../EvaluationReasons/EvaluationReasons';
import { RuleTraceTable } from '../RuleTrace/RuleTraceTable';

type WhyThisTierProps = {
  request: Pick<InfraRequest, 'evaluation' | 'currency'>;
  type?: RequestType;
};

/** The reasons in words, and on demand how every rule was read. */
export const WhyThisTier = ({ request, type }: WhyThisTierProps) => {
  const { evaluation, currency } = request;
  const { length } = evaluation.trace;
  return (
    <>
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
