import { useApp } from '@backstage/core-plugin-api';
import DefaultIcon from '@material-ui/icons/CloudQueue';

/** The system icon that a request type names. */
export const TypeIcon = ({ icon = '' }: { icon?: string }) => {
  const Icon = useApp().getSystemIcon(icon) ?? DefaultIcon;
  return <Icon />;
};
