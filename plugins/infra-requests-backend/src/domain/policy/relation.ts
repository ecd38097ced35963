/** The words for approvers that depend on the request are shared with the pages, which show them too. */
export {
  RELATIONS,
  isRelation,
  isResolverRef,
  relationInWords,
  resolverOf,
  type Relation,
} from '@infra-requests/plugin-infra-requests-common';
