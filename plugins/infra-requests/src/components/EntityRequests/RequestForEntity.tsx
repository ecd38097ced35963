import { useState } from 'react';
import type { Entity } from '@backstage/catalog-model';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import AddIcon from '@material-ui/icons/Add';
import MoreIcon from '@material-ui/icons/ArrowDropDown';
import { Link } from 'react-router-dom';
import { useNewRequestLink } from '../../hooks/useNewRequestLink';
import { useTranslate } from '../../hooks/useTranslate';
import { useOffers } from './useOffers';

type RequestForEntityProps = { entity: Entity };

/** Leads to the forms that take the entity, already answered with it; shows nothing where there is none. */
export const RequestForEntity = ({ entity }: RequestForEntityProps) => {
  const t = useTranslate();
  const formOf = useNewRequestLink();
  const offers = useOffers(entity);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const label =
    entity.kind.toLocaleLowerCase('en-US') === 'group'
      ? t('elsewhere.entity.requestTeam')
      : t('elsewhere.entity.request');
  const [only] = offers;

  if (offers.length === 0) {
    return null;
  }
  if (offers.length === 1) {
    return (
      <Button
        component={Link}
        role="link"
        to={formOf(only.type.id, only.prefill)}
        color="primary"
        startIcon={<AddIcon />}
      >
        {label}
      </Button>
    );
  }
  return (
    <>
      <Button
        color="primary"
        startIcon={<AddIcon />}
        endIcon={<MoreIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{ 'aria-label': label }}
      >
        {offers.map(({ type, prefill }) => (
          <MenuItem
            key={type.id}
            component={Link}
            to={formOf(type.id, prefill)}
          >
            {type.title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
