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

type TypeListProps = { types: RequestType[]; onChoose: () => void };

/** Request types a line each; the arrow keys go through them. */
export const TypeList = forwardRef<HTMLUListElement, TypeListProps>(
  ({ types, onChoose }, ref) => {
    const t = useTranslate();
    const language = useLanguage();
    const formOf = useNewRequestLink();
    return (
      <List dense disablePadding ref={ref} onKeyDown={moveWithArrows}>
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

function moveWithArrows(event: KeyboardEvent<HTMLUListElement>) {
  const step = STEPS[event.key];
  if (step === undefined) {
    return;
  }
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex(link => link === event.target);
  event.preventDefault();
  links.at((at + step) % links.length)?.focus();
}
