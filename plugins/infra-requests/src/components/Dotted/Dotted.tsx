import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const GAP = 20;

const useStyles = makeStyles({
  // What a line begins with has its dot out here, where it is not seen.
  clip: { display: 'block', overflow: 'hidden' },
  items: {
    display: 'flex',
    flexWrap: 'wrap',
    margin: `0 0 0 -${GAP}px`,
    padding: 0,
    listStyle: 'none',
  },
  item: {
    position: 'relative',
    paddingLeft: GAP,
    '&::before': { content: '"·"', position: 'absolute', left: GAP / 2 - 2 },
  },
});

type DottedProps = {
  items: { key: string; content: ReactNode }[];
  /** Makes it a list with this name for those who hear it. */
  label?: string;
};

/** Short facts one after the other, with dots between those that are on one line. */
export const Dotted = ({ items, label }: DottedProps) => {
  const classes = useStyles();
  const [Clip, List, Item] =
    label === undefined
      ? (['span', 'span', 'span'] as const)
      : (['div', 'ul', 'li'] as const);
  return (
    <Clip className={classes.clip}>
      <List className={classes.items} aria-label={label}>
        {items.map(({ key, content }) => (
          <Item key={key} className={classes.item}>
            {content}
          </Item>
        ))}
      </List>
    </Clip>
  );
};
