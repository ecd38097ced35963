import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import AddedIcon from '@material-ui/icons/AddCircleOutline';
import ArrowIcon from '@material-ui/icons/ArrowRightAlt';
import ChangedIcon from '@material-ui/icons/Edit';
import RemovedIcon from '@material-ui/icons/RemoveCircleOutline';
import { useTranslate } from '../../hooks/useTranslate';
import type { ParameterRow } from '../RequestDetails/parameterRows';

const useStyles = makeStyles(theme => ({
  change: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
  },
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    flexBasis: '100%',
    color: theme.palette.text.secondary,
    ...theme.typography.caption,
  },
  icon: { fontSize: '1rem' },
  old: { color: theme.palette.text.secondary },
  new: { fontWeight: 600, textDecoration: 'none' },
}));

const LOOKS = {
  added: AddedIcon,
  removed: RemovedIcon,
  changed: ChangedIcon,
};

function kindOf({ value, previous }: ParameterRow): keyof typeof LOOKS {
  if (previous === undefined) {
    return 'added';
  }
  return value === undefined ? 'removed' : 'changed';
}

type ChangedValueProps = {
  row: ParameterRow;
  before: ReactNode;
  after: ReactNode;
};

/** A value that is not what it was: how, from what, and to what, told by an icon, words and place besides the colour. */
export const ChangedValue = ({ row, before, after }: ChangedValueProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const kind = kindOf(row);
  const Icon = LOOKS[kind];
  return (
    <div className={classes.change}>
      <span className={classes.mark}>
        <Icon className={classes.icon} aria-hidden />
        {t(`request.changes.${kind}`)}
      </span>
      {kind !== 'added' && <del className={classes.old}>{before}</del>}
      {kind === 'changed' && (
        <ArrowIcon
          fontSize="small"
          titleAccess={t('request.changes.becomes')}
        />
      )}
      {kind !== 'removed' && <ins className={classes.new}>{after}</ins>}
    </div>
  );
};
