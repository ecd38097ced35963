import type {
  Evaluation,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import Table from '@material-ui/core/Table';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useTiers } from '../../hooks/useTiers';
import { useTranslate } from '../../hooks/useTranslate';
import type { Naming } from './comparisonInWords';
import { TracedRules } from './TracedRules';
import { useConditions } from './useConditions';

const GROUPS: Truth[] = ['matched', 'unknown', 'not-matched'];

/** The table stands in columns of all widths, so its own width decides and not the screen's. */
const NARROW = '@container (max-width: 519px)';

const useStyles = makeStyles(theme => ({
  container: { containerType: 'inline-size' },
  table: {
    '& th, & td': {
      padding: theme.spacing(0.75, 1),
      verticalAlign: 'top',
      wordBreak: 'normal',
      overflowWrap: 'anywhere',
      lineHeight: theme.typography.body2.lineHeight,
      borderBottom: 'none',
    },
    // The theme's stripes would cut rules in two.
    '& tbody tr:nth-of-type(n)': { background: 'none' },
    '& thead th, & tbody': {
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    '& [data-part=group]': { background: theme.palette.action.hover },
    '& [data-part=rule]': { fontWeight: 'inherit' },
    [NARROW]: {
      '&, & tbody, & tr, & td, & tbody th': { display: 'block' },
      // Out of sight and not gone: it names the columns to those who cannot see them.
      '& thead': {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
      },
      '& td': { padding: theme.spacing(0, 1) },
      '& tr + tr': { paddingBottom: theme.spacing(1) },
      '& [data-label]::before': {
        content: 'attr(data-label) ": "',
        color: theme.palette.text.secondary,
      },
    },
  },
  result: { width: 112 },
}));

type RuleTraceTableProps = Naming & {
  evaluation: Evaluation;
  /** Whether rules lead to the policy that judged. One that is only tried is stored nowhere. */
  linked?: boolean;
};

/** Every rule of the policy as it was read for a request, with the facts that it saw. */
export const RuleTraceTable = (props: RuleTraceTableProps) => {
  const { evaluation, linked, ...naming } = props;
  const classes = useStyles();
  const t = useTranslate();
  const tiers = useTiers(evaluation.tier);
  const conditions = useConditions(evaluation.policyDigest);
  return (
    <div className={classes.container}>
      <Table
        size="small"
        role="table"
        aria-label={t('trace.title')}
        className={classes.table}
      >
        <TableHead role="rowgroup">
          <TableRow role="row">
            <TableCell role="columnheader">{t('trace.column.fact')}</TableCell>
            <TableCell role="columnheader">
              {t('trace.column.expected')}
            </TableCell>
            <TableCell role="columnheader">
              {t('trace.column.actual')}
            </TableCell>
            <TableCell role="columnheader" className={classes.result}>
              {t('trace.column.result')}
            </TableCell>
          </TableRow>
        </TableHead>
        {GROUPS.map(result => (
          <TracedRules
            key={result}
            result={result}
            entries={evaluation.trace.filter(one => one.result === result)}
            naming={naming}
            tiers={tiers}
            conditions={conditions}
            policy={linked ? evaluation.policyDigest : undefined}
          />
        ))}
      </Table>
    </div>
  );
};
