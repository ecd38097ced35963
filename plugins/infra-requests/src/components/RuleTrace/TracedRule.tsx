import type {
  Comparison,
  RuleTrace,
  TierRef,
} from '@infra-requests/plugin-infra-requests-common';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { RuleEffectText } from '../PolicyPage/RuleEffectText';
import { RuleChip } from '../RuleChip/RuleChip';
import { comparisonInWords, type Naming } from './comparisonInWords';
import { TruthMark } from './TruthMark';

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
  const t = useTranslate();
  const language = useLanguage();
  const { result } = comparison;
  const { fact, operator, expected, actual } = comparisonInWords(comparison, {
    ...naming,
    t,
    language,
  });
  return (
    <TableRow role="row">
      <TableCell role="cell">
        {fact}{' '}
        <Typography variant="caption" color="textSecondary" component="span">
          <code>{comparison.path}</code>
        </Typography>
      </TableCell>
      <TableCell role="cell" data-label={t('trace.column.expected')}>
        {operator} {expected && <strong>{expected}</strong>}
      </TableCell>
      <TableCell role="cell" data-label={t('trace.column.actual')}>
        {actual}
      </TableCell>
      <TableCell role="cell">
        {plain ? (
          <TruthMark word={t(`trace.holds.${result}`)} />
        ) : (
          <TruthMark of={result} word={t(`trace.is.${result}`)} />
        )}
      </TableCell>
    </TableRow>
  );
};

/** A rule with everything that was compared to tell whether it matches. */
export const TracedRule = (props: TracedRuleProps) => {
  const { entry, naming, tiers, policy, conditions } = props;
  const t = useTranslate();
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
            <Typography variant="body2">
              {t('trace.condition', { condition })}
            </Typography>
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
            {t('trace.nothingCompared')}
          </TableCell>
        </TableRow>
      )}
    </TableBody>
  );
};
