import { Suspense, lazy, useState } from 'react';
import { SidebarItem } from '@backstage/core-components';
import type { IconComponent } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import AddIcon from '@material-ui/icons/AddCircleOutline';
import { useTranslate } from '../../hooks/useTranslate';

const RequestSomethingDialog = lazy(() =>
  import('./RequestSomethingDialog').then(m => ({
    default: m.RequestSomethingDialog,
  })),
);

/** @public */
export interface RequestSomethingButtonProps {
  /** How it looks: as a button, as an icon for headers, or as an entry of the app's sidebar. */
  as?: 'button' | 'icon' | 'sidebar';
}

const Opener = ({ as, onOpen }: OpenerProps) => {
  const t = useTranslate();
  const text = t('elsewhere.something.button');
  const opens = { onClick: onOpen, 'aria-haspopup': 'dialog' as const };
  if (as === 'sidebar') {
    return (
      <SidebarItem
        icon={AddIcon as IconComponent}
        text={t('elsewhere.something.short')}
        {...opens}
      />
    );
  }
  return as === 'icon' ? (
    <Tooltip title={text}>
      <IconButton size="small" color="inherit" aria-label={text} {...opens}>
        <AddIcon />
      </IconButton>
    </Tooltip>
  ) : (
    <Button
      size="small"
      variant="outlined"
      color="primary"
      startIcon={<AddIcon />}
      {...opens}
    >
      {text}
    </Button>
  );
};

/**
 * Asks what is needed, from anywhere in the portal, and leads to its form.
 * @public
 */
export const RequestSomethingButton = ({
  as = 'button',
}: RequestSomethingButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Opener as={as} onOpen={() => setOpen(true)} />
      {isOpen && (
        <Suspense fallback={null}>
          <RequestSomethingDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

type OpenerProps = {
  as: 'button' | 'icon' | 'sidebar';
  onOpen: () => void;
};
