import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { useRouteRef, type IconComponent } from '@backstage/core-plugin-api';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import RequestsIcon from '@material-ui/icons/PlaylistAddCheck';
import { useCounts } from '../../hooks/useCounts';
import { useTranslate } from '../../hooks/useTranslate';
import { rootRouteRef } from '../../routes';

const useStyles = makeStyles(({ palette }) => ({
  chip: { margin: 0 },
  overdue: {
    backgroundColor: palette.error.dark,
    color: palette.getContrastText(palette.error.dark),
  },
}));

/** @public */
export interface InfraRequestsSidebarItemProps {
  text?: string;
  icon?: IconComponent;
}

/**
 * The way to Infra Requests in an app's sidebar, with how many requests wait for the person's vote or, overdue, for
 * their review.
 * @public
 */
export const InfraRequestsSidebarItem = ({
  text,
  icon = RequestsIcon as IconComponent,
}: InfraRequestsSidebarItemProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const to = useRouteRef(rootRouteRef)();
  const { waiting, overdue, waitingInWords, overdueInWords } = useCounts();
  const { isOpen } = useSidebarOpenState();
  const all = waiting + overdue;
  const title = text ?? t('nav.label');
  const inWords = [
    ...(waiting > 0 ? [waitingInWords] : []),
    ...(overdue > 0 ? [overdueInWords] : []),
  ].join(', ');
  return (
    <SidebarItem
      to={to}
      // A closed sidebar has no room for the number: there, a dot stands for it, and what it means is in the name.
      text={isOpen || all === 0 ? title : `${title}: ${inWords}`}
      icon={icon}
      hasNotifications={all > 0 && !isOpen}
    >
      {all > 0 && (
        <Chip
          size="small"
          color="primary"
          label={all > 99 ? '99+' : all}
          title={inWords}
          aria-label={inWords}
          className={
            overdue > 0 ? `${classes.chip} ${classes.overdue}` : classes.chip
          }
        />
      )}
    </SidebarItem>
  );
};
