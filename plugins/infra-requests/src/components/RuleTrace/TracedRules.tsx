import { useState } from 'react';
import type {
  RuleTrace,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import ClosedIcon from '@material-ui/icons/ChevronRight';
import OpenIcon from '@material-ui/icons/ExpandMore';
import { useTranslate } from '../../hooks/useTranslate';
import { TracedRule, type TracedRuleProps } from './TracedRule';
import { TruthMark } from './TruthMark';

/** More rules that did not match than these are in the way of those that did. */
const MOST_NOT_MATCHED = 5;

type TracedRulesProps = Omit<TracedRuleProps, 'entry'> & {
  result: Truth;
  entries: RuleTrace[];
};

/** The rules that came to the same. */
export const TracedRules = (props: TracedRulesProps) => {
  const { result, entries, ...rest } = props;
  const t = useTranslate();
  const isLong = result === 'not-matched' && entries.length > MOST_NOT_MATCHED;
  const [isOpened, setOpened] = useState(false);
  if (entries.length === 0) {
    return null;
  }
  const mark = (
    <TruthMark
      of={result}
      word={t(`trace.group.${result}`, { amount: String(entries.length) })}
    />
  );
  return (
    <>
      <TableBody role="rowgroup">
        <TableRow role="row">
          <TableCell
            component="th"
            scope="colgroup"
            role="rowheader"
            colSpan={4}
            data-part="group"
          >
            {isLong ? (
              <Button
                size="small"
                aria-expanded={isOpened}
                startIcon={isOpened ? <OpenIcon /> : <ClosedIcon />}
                onClick={() => setOpened(!isOpened)}
                style={{ textTransform: 'none' }}
              >
                {mark}
              </Button>
            ) : (
              mark
            )}
            {result === 'unknown' && (
              <Typography variant="caption" component="div">
                {t('trace.group.stricter')}
              </Typography>
            )}
          </TableCell>
        </TableRow>
      </TableBody>
      {(!isLong || isOpened) &&
        entries.map(entry => (
          <TracedRule key={entry.rule} entry={entry} {...rest} />
        ))}
    </>
  );
};
