import type {
  Comparison,
  RuleTrace,
  TierRef,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { RuleEffectText } from '../PolicyPage/RuleEffectText';
import { RuleChip } from '../RuleChip/RuleChip';
import { comparisonInWords, type Naming } from './comparisonInWords';
import { TruthMark } from './TruthMark';

const WORDS: Record<Truth, string> = {
  matched: 'true',
  unknown: 'not known',
  'not-matched': 'not true',
};

/** Of a comparison of which the rule may ask the opposite. */
const PLAIN_WORDS: Record<Truth, string> = {
  matched: 'holds',
  unknown: 'not known',
  'not-matched': 'does not hold',
};

export type TracedRuleProps = {
  entry: RuleTrace;
  naming: Naming;
  tiers: Pick<TierRef, 'id' | 'title'>[];
  /** The digest of the policy, if it is stored. */
  policy?: string;
  /** The condition of each rule in words, as far as it is known. */
  conditions: ReadonlyMap<string, string>;
};

/**
 * Whether what was compared seems to say the opposite of the result, as it does below a negation: the trace knows
 * comparisons and not how the rule combines them.
 */
function seemsOpposite({ result, comparisons }: RuleTrace): boolean {
  return result === 'matched'
    ? comparisons.some(one => one.result === 'not-matched')
    : result === 'not-matched' &&
        comparisons.length > 0 &&
        comparisons.every(one => one.result === 'matched');
}

/** A condition may ask the same twice. */
function distinct(comparisons: Comparison[]): [string, Comparison][] {
  return [...new Map(comparisons.map(one => [JSON.stringify(one), one]))];
}

const ComparisonRow = ({
  comparison,
  naming,
  plain,
}: {
  comparison: Comparison;
  naming: Naming;
  /** Whether it is only said what holds, and not whether that is as the rule asks. */
  plain: boolean;
}) => {
  const { fact, operator, expected, actual } = comparisonInWords(
    comparison,
    naming,
  );
  return (
    <TableRow role="row">
      <TableCell role="cell">
        {fact}{' '}
        <Typography variant="caption" color="textSecondary" component="span">
          <code>{comparison.path}</code>
        </Typography>
      </TableCell>
      <TableCell role="cell" data-label="Expected">
        {operator} {expected && <strong>{expected}</strong>}
      </TableCell>
      <TableCell role="cell" data-label="Actual">
        {actual}
      </TableCell>
      <TableCell role="cell">
        {plain ? (
          <TruthMark word={PLAIN_WORDS[comparison.result]} />
        ) : (
          <TruthMark of={comparison.result} word={WORDS[comparison.result]} />
        )}
      </TableCell>
    </TableRow>
  );
};

/** A rule with everything that was compared to tell whether it matches. */
export const TracedRule = (props: TracedRuleProps) => {
  const { entry, naming, tiers, policy, conditions } = props;
  const { rule, title, effect, comparisons } = entry;
  const isOpposite = seemsOpposite(entry);
  const condition = isOpposite ? conditions.get(rule) : undefined;
  return (
    <TableBody role="rowgroup">
      <TableRow role="row">
        <TableCell
          component="th"
          scope="rowgroup"
          role="rowheader"
          colSpan={4}
          data-part="rule"
        >
          {title && <>{title} </>}
          <RuleChip rule={rule} policy={policy} />
          <Typography variant="caption" color="textSecondary" component="div">
            <RuleEffectText effect={effect} tiers={tiers} />
          </Typography>
          {condition && (
            <Typography variant="body2">When {condition}</Typography>
          )}
        </TableCell>
      </TableRow>
      {distinct(comparisons).map(([key, comparison]) => (
        <ComparisonRow
          key={key}
          comparison={comparison}
          naming={naming}
          plain={isOpposite}
        />
      ))}
      {comparisons.length === 0 && (
        <TableRow role="row">
          <TableCell role="cell" colSpan={4}>
            Nothing had to be compared.
          </TableCell>
        </TableRow>
      )}
    </TableBody>
  );
};
