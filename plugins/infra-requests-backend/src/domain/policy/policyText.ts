import type { PolicyProblem } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { parseRequestTypes } from '../catalogue/requestType';
import { isJsonObject } from '../configuration/configReader';
import type { Policy, RequestTypeDefinition } from '../types';
import { parsePolicy } from './policy';
import { printPolicy } from './printPolicy';
import { readPolicyYaml } from './policyYaml';

const ROOT = 'infraRequests';

/** As long as the API takes one. */
const MAX_LENGTH = 500_000;

/** More than anybody corrects in one go. */
const MAX_PROBLEMS = 500;

const refused = (message: string) => ({ problems: [{ path: ROOT, message }] });

/** What is wrong with something that is wrong already would only confuse. */
const isNewTo = (known: PolicyProblem[]) => (problem: PolicyProblem) =>
  !known.some(
    ({ path }) => problem.path.startsWith(`${path}.`) || problem.path === path,
  );

/**
 * Reads a policy in YAML, as somebody pastes it: what may stand under `infraRequests`, or a document with that key.
 * What it does not say of anything but the rules is as in the active policy. It never throws; every problem says
 * where in the text it is.
 */
export function parsePolicyText(
  text: string,
  options: {
    active: {
      policy: Policy;
      requestTypes: RequestTypeDefinition[];
      /** Ids of the approver resolvers that there are; without it, there may be any. */
      resolvers?: readonly string[];
    };
  },
): {
  policy?: Policy;
  requestTypes?: RequestTypeDefinition[];
  problems: PolicyProblem[];
} {
  if (text.length > MAX_LENGTH) {
    return refused(
      `is ${text.length} characters long where ${MAX_LENGTH} are allowed. Paste only what stands under ${ROOT}.`,
    );
  }
  const { content, problems, locate } = readPolicyYaml(text, ROOT);
  if (content === undefined) {
    return { problems };
  }
  const { policy, requestTypes, problems: wrong } = read(content, options);
  const more = wrong.filter(isNewTo(problems)).slice(0, MAX_PROBLEMS);
  const all = [...problems, ...more.map(locate)];
  return all.length > 0 || !policy
    ? { problems: all }
    : { policy, requestTypes, problems: [] };
}

/** The active fallback tier means nothing among other tiers; the strictest of them applies, as everywhere. */
const hasTier = (tiers: unknown, id: unknown) =>
  Array.isArray(tiers) && tiers.some(one => isJsonObject(one) && one.id === id);

function read(
  content: JsonObject,
  { active }: Parameters<typeof parsePolicyText>[1],
): {
  policy?: Policy;
  requestTypes: RequestTypeDefinition[];
  problems: PolicyProblem[];
} {
  const own = parseRequestTypes(content.requestTypes);
  const requestTypes =
    content.requestTypes === undefined ? active.requestTypes : own.requestTypes;
  const { fallbackTier, ...inherited } = printPolicy(active.policy);
  const { policy, problems } = parsePolicy(
    {
      ...inherited,
      ...(hasTier(content.tiers ?? inherited.tiers, fallbackTier)
        ? { fallbackTier }
        : {}),
      rules: null,
      ...content,
    },
    {
      requestTypes,
      resolvers: active.resolvers,
      checks: active.policy.checks,
    },
  );
  return { policy, requestTypes, problems: [...own.problems, ...problems] };
}
