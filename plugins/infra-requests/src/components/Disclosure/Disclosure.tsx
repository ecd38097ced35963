import { useState, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import ClosedIcon from '@material-ui/icons/ChevronRight';
import OpenIcon from '@material-ui/icons/ExpandMore';

type DisclosureProps = {
  label: string;
  /** For those who cannot see what the button stands beside. */
  name?: string;
  children: ReactNode;
};

/** Something that most readers do not need, behind a button. */
export const Disclosure = ({ label, name, children }: DisclosureProps) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        aria-label={name}
        startIcon={open ? <OpenIcon /> : <ClosedIcon />}
        onClick={() => setOpen(!open)}
        style={{ textTransform: 'none' }}
      >
        {label}
      </Button>
      <Collapse in={open} unmountOnExit>
        {children}
      </Collapse>
    </>
  );
};
