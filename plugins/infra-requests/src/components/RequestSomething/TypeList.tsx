import { forwardRef, type KeyboardEvent } from 'react';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import { Link } from 'react-router-dom';
import { useLanguage } from '../../hooks/useLanguage';
import { useNewRequestLink } from '../../hooks/useNewRequestLink';
import { useTranslate } from '../../hooks/useTranslate';
import { typicalInWords } from '../CataloguePage/typicalInWords';
import { TypeIcon } from '../CataloguePage/TypeIcon';

type TypeListProps = {
  types: RequestType[];
  onChoose: () => void;
  /** Somebody types, or goes up from the first one: the field gets the focus, and with it what is typed. */
  onSearch: () => void;
};

/** Request types a line each; the arrow keys go through them. */
export const TypeList = forwardRef<HTMLUListElement, TypeListProps>(
  ({ types, onChoose, onSearch }, ref) => {
    const t = useTranslate();
    const language = useLanguage();
    const formOf = useNewRequestLink();
    return (
      <List
        dense
        disablePadding
        ref={ref}
        onKeyDown={event => {
          if (isTyping(event)) {
            onSearch();
          } else {
            moveWithArrows(event, onSearch);
          }
        }}
      >
        {types.map(({ id, title, description, icon, typical }) => (
          <li key={id}>
            <ListItem
              button
              component={Link}
              role="link"
              to={formOf(id)}
              onClick={onChoose}
            >
              <ListItemIcon>
                <TypeIcon icon={icon} />
              </ListItemIcon>
              <ListItemText
                primary={title}
                secondary={
                  typical
                    ? typicalInWords(typical, { t, language }).join(' · ')
                    : description
                }
              />
            </ListItem>
          </li>
        ))}
      </List>
    );
  },
);

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** A letter, or one to be taken away; the browser puts it where the focus is by then. */
function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = [...key].length === 1 && key !== ' ';
  return (isText || key === 'Backspace') && !ctrlKey && !metaKey && !altKey;
}

function moveWithArrows(
  event: KeyboardEvent<HTMLUListElement>,
  beforeFirst: () => void,
) {
  const step = STEPS[event.key];
  if (step === undefined) {
    return;
  }
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex(link => link === event.target) + step;
  if (at < 0) {
    beforeFirst();
  } else {
    links[at % links.length]?.focus();
  }
}
