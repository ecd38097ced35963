import type { ReactNode, RefObject } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/ExpandMore';
import { useTranslate } from '../../hooks/useTranslate';

const TITLE = 'infra-requests-decision-sheet';

const useStyles = makeStyles(theme => ({
  sheet: {
    maxHeight: '80vh',
    borderTopLeftRadius: 12,
    borderTopRightRadius: 12,
    padding: theme.spacing(1, 2, 3),
  },
  title: { fontWeight: 700 },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
}));

type DecisionSheetProps = {
  open: boolean;
  title: string;
  onClose: () => void;
  /** What opened it, and has the focus again afterwards. */
  returnTo: RefObject<HTMLElement>;
  children: ReactNode;
};

/** The decision over the form, from the bottom of a phone. */
export const DecisionSheet = (props: DecisionSheetProps) => {
  const { open, title, onClose, returnTo, children } = props;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Drawer
      anchor="bottom"
      open={open}
      onClose={onClose}
      classes={{ paper: classes.sheet }}
      PaperProps={{ role: 'dialog', 'aria-labelledby': TITLE } as object}
      SlideProps={{ onExited: () => returnTo.current?.focus() }}
    >
      <div className={classes.head}>
        <Typography
          id={TITLE}
          variant="subtitle1"
          component="h2"
          className={classes.title}
        >
          {title}
        </Typography>
        <IconButton aria-label={t('decision.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {children}
    </Drawer>
  );
};
