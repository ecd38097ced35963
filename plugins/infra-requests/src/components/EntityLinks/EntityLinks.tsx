import { Fragment } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  isRelation,
  resolverOf,
  type EntityRef,
  type Person,
} from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import { useNameKnown } from '../../hooks/useNameKnown';
import { useTranslate } from '../../hooks/useTranslate';
import { useTextLinkClass } from '../TextLink/useTextLinkClass';
import type { Translate } from '../../translations/translationRef';

const RELATION_KEYS = {
  owner: 'owner',
  'owner.parent': 'parentOfOwner',
  'entity.owner': 'ownerOfEntity',
} as const;

/** Whether a text is a full entity ref, such as group:default/security. */
export function isEntityRef(text: string): boolean {
  if (!/^[a-z]+:[^/\s]+\/[^/\s]+$/i.test(text)) {
    return false;
  }
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}

const useStyles = makeStyles(theme => ({
  // There for who listens; who looks is not shown a name that becomes another one.
  unnamed: {
    '& *': { color: 'transparent !important', textDecoration: 'none' },
    backgroundColor: theme.palette.action.hover,
    borderRadius: theme.shape.borderRadius,
  },
}));

type EntityLinkProps = { entityRef: string; name?: string };

/** A link to an entity's page; words for what is none, such as "the owning group" for "owner" in a policy. */
export const EntityLink = ({ entityRef, name }: EntityLinkProps) => {
  const words = relationInWords(entityRef, useTranslate());
  const textLink = useTextLinkClass();
  const isEntity = words === undefined && isEntityRef(entityRef);
  const named = useNameKnown(isEntity && !name ? entityRef : undefined);
  const classes = useStyles();
  if (!isEntity) {
    return <>{name ?? words ?? entityRef}</>;
  }
  return (
    <span className={named ? undefined : classes.unnamed}>
      <EntityRefLink
        className={textLink}
        entityRef={entityRef}
        title={name}
        hideIcon
      />
    </span>
  );
};

type EntityLinksProps = {
  entityRefs: string[];
  /** The word before the last one. */
  conjunction?: 'or' | 'and';
};

/** Several entities as "a, b or c". */
export const EntityLinks = ({
  entityRefs,
  conjunction = 'or',
}: EntityLinksProps) => {
  const word = useTranslate()(`common.${conjunction}`);
  return (
    <>
      {entityRefs.map((entityRef, index) => (
        <Fragment key={entityRef}>
          {separator({ index, length: entityRefs.length, word })}
          <EntityLink entityRef={entityRef} />
        </Fragment>
      ))}
    </>
  );
};

/** People by their names, as "a, b, c". */
export const People = ({ people }: { people: Person[] }) => (
  <>
    {people.map(({ ref, displayName }, index) => (
      <Fragment key={ref}>
        {index > 0 && ', '}
        <EntityLink entityRef={ref} name={displayName} />
      </Fragment>
    ))}
  </>
);

function separator(options: { index: number; length: number; word: string }) {
  const { index, length, word } = options;
  if (index === 0) {
    return '';
  }
  return index === length - 1 ? ` ${word} ` : ', ';
}

/** Words for an approver that only the request tells; undefined for a user or group, which has a name. */
function relationInWords(ref: EntityRef, t: Translate): string | undefined {
  if (isRelation(ref)) {
    return t(`common.relation.${RELATION_KEYS[ref]}`);
  }
  const resolver = resolverOf(ref);
  return resolver && t('common.relation.resolver', resolver);
}
