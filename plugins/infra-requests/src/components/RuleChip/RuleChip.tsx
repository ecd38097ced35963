import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { policyVersionRouteRef } from '../../routes';
import { ruleAnchor } from '../PolicyRules/RuleLink';

const useStyles = makeStyles(theme => ({
  rule: {
    display: 'inline-block',
    maxWidth: '100%',
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    fontSize: theme.typography.caption.fontSize,
    overflowWrap: 'anywhere',
  },
}));

type RuleChipProps = {
  rule: string;
  /** The digest of a stored policy, to lead to the rule as that policy has it. */
  policy?: string;
};

/** The id of a rule, beside what it led to. */
export const RuleChip = ({ rule, policy }: RuleChipProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const version = useRouteRef(policyVersionRouteRef);
  if (policy === undefined) {
    return (
      <code className={classes.rule} title={t('policy.rule', { rule })}>
        {rule}
      </code>
    );
  }
  const page = version({ digest: policy });
  return (
    <Link
      to={`${page}#${encodeURIComponent(ruleAnchor(rule))}`}
      aria-label={t('policy.rule', { rule })}
    >
      <code className={classes.rule}>{rule}</code>
    </Link>
  );
};
