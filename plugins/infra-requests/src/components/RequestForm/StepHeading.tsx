import { useEffect, useRef } from 'react';
import Typography from '@material-ui/core/Typography';

type StepHeadingProps = { position: number; title: string };

/** Names the step, and takes the focus when another step comes up, as the button that had it is gone. */
export const StepHeading = ({ position, title }: StepHeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(position);

  useEffect(() => {
    if (shown.current !== position) {
      shown.current = position;
      heading.current?.focus();
    }
  }, [position]);

  return (
    <Typography ref={heading} tabIndex={-1} variant="h6" component="h3">
      {title}
    </Typography>
  );
};
