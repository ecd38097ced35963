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

export type TracedRuleProps = {
  entry: RuleTrace;
  naming: Naming;
  tiers: Pick<TierRef, 'id' | 'title'>[];
  /** The digest of the policy, if it is stored. */
  policy?: string;
};

/** A condition may ask the same twice. */
function distinct(comparisons: Comparison[]): [string, Comparison][] {
  return [...new Map(comparisons.map(one => [JSON.stringify(one), one]))];
}

const ComparisonRow = ({
  comparison,
  naming,
}: {
  comparison: Comparison;
  naming: Naming;
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
        <TruthMark of={comparison.result} word={WORDS[comparison.result]} />
      </TableCell>
    </TableRow>
  );
};

/** A rule with everything that was compared to tell whether it matches. */
export const TracedRule = (props: TracedRuleProps) => {
  const { entry, naming, tiers, policy } = props;
  const { rule, title, effect, comparisons } = entry;
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
        </TableCell>
      </TableRow>
      {distinct(comparisons).map(([key, comparison]) => (
        <ComparisonRow key={key} comparison={comparison} naming={naming} />
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
