/**
 * The policy engine without the plugin around it, for tools such as the command line: no database, no backend.
 *
 * @packageDocumentation
 */
export { analysePolicy, approversOf } from './domain/analysis/analysePolicy';
export { draftFacts, filledIn } from './domain/catalogue/draftFacts';
export { parseRequestTypes } from './domain/catalogue/requestType';
export { estimateCost } from './domain/catalogue/cost';
export { parseNotifications } from './domain/configuration/notifications';
export { deadEnds } from './domain/decision/deadEnds';
export { instantOf } from './domain/instant';
export { evaluate } from './domain/policy/evaluate';
export { givenFactProblems } from './domain/policy/givenFactProblems';
export { givenFacts } from './domain/policy/givenFacts';
export { askedOfNamed } from './domain/policy/namedApprovers';
export { parsePolicy } from './domain/policy/policy';
export { termsInWords } from './domain/policy/termsInWords';
export type {
  Facts,
  Policy,
  RequestTypeDefinition,
  Rule,
  Tier,
} from './domain/types';
