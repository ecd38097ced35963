import type { PolicyRule } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DisabledIcon from '@material-ui/icons/PauseCircleOutline';
import { useTranslate } from '../../hooks/useTranslate';
import { Disclosure } from '../Disclosure/Disclosure';
import { Written } from '../Disclosure/Written';
import { EntityLink } from '../EntityLinks/EntityLinks';

const useStyles = makeStyles(theme => ({
  // A title may be one word of any length.
  name: { overflowWrap: 'anywhere' },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: theme.spacing(0.5, 0),
  },
  chip: { margin: 0 },
}));

/** What a rule is called and why it is there. */
export const RuleName = ({ rule }: { rule: PolicyRule }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { id, title, description, owner, controls = [], disabled } = rule;
  return (
    <div className={classes.name}>
      <Typography variant="body2" component="div">
        <strong>
          <bdi>{title ?? id}</bdi>
        </strong>
      </Typography>
      {title && (
        <Typography variant="caption" color="textSecondary" component="div">
          <code>
            <bdi>{id}</bdi>
          </code>
        </Typography>
      )}
      {description && (
        <Typography variant="body2">
          <bdi>{description}</bdi>
        </Typography>
      )}
      {owner && (
        <Typography variant="body2" component="div">
          {t('policy.rules.keptBy', {
            owner: <EntityLink entityRef={owner} />,
          })}
        </Typography>
      )}
      {(controls.length > 0 || disabled) && (
        <div className={classes.chips}>
          {disabled && (
            <Chip
              size="small"
              icon={<DisabledIcon />}
              label={t('policy.rules.disabled')}
              className={classes.chip}
            />
          )}
          {controls.map(control => (
            <Chip
              key={control}
              size="small"
              variant="outlined"
              label={control}
              title={t('policy.rules.control', { control })}
              className={classes.chip}
            />
          ))}
        </div>
      )}
    </div>
  );
};

/** When a rule applies: in words, and on demand as it is written. */
export const RuleWhen = ({ rule }: { rule: PolicyRule }) => {
  const t = useTranslate();
  return (
    <>
      <Typography variant="body2">
        <bdi>{rule.whenInWords}</bdi>
      </Typography>
      <Disclosure
        label={t('policy.rules.asWritten')}
        name={t('policy.rules.ruleAsWritten', { rule: rule.id })}
      >
        <Written
          label={t('policy.rules.whenApplies', { rule: rule.id })}
          value={{ when: rule.when }}
        />
      </Disclosure>
    </>
  );
};
