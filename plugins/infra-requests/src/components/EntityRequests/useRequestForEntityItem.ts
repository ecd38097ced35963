import { useRouteRef } from '@backstage/core-plugin-api';
import { usePageEntity } from '../../hooks/usePageEntity';
import { useTranslate } from '../../hooks/useTranslate';
import { rootRouteRef } from '../../routes';

/** The entry of an entity's menu that leads to what can be asked for it. */
export function useRequestForEntityItem() {
  const t = useTranslate();
  const { entity, entityRef } = usePageEntity();
  const catalogue = useRouteRef(rootRouteRef)();
  return {
    title:
      entity.kind.toLocaleLowerCase('en-US') === 'group'
        ? t('elsewhere.entity.requestTeam')
        : t('elsewhere.entity.request'),
    href: `${catalogue}?${new URLSearchParams({ for: entityRef })}`,
  };
}
