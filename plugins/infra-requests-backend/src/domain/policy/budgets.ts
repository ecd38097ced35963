import type { JsonValue } from '@backstage/types';
import type { Money } from '@infra-requests/plugin-infra-requests-common';
import { isJsonObject, type ConfigReader } from '../configuration/configReader';
import { formatMoney } from '../money';
import type { Budgets } from '../types';
import { canonicalRef } from './accepts';

const EXAMPLE =
  "{ default: 5000, owners: { 'group:default/payments': 12000 } }";

const isEmpty = (owners: JsonValue | undefined) =>
  owners === undefined ||
  (isJsonObject(owners) && Object.keys(owners).length === 0);

/** Reads what owners may spend in a month. */
export function readBudgets(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): Budgets {
  if (input === undefined) {
    return { owners: {} };
  }
  const budgets = reader.object(input, at, {
    keys: ['default', 'owners'],
    example: EXAMPLE,
  });
  if (!budgets) {
    return { owners: {} };
  }
  if (budgets.default === undefined && isEmpty(budgets.owners)) {
    reader.report(
      at,
      `says no amount. Write ${EXAMPLE}, or leave budgets out.`,
    );
  }
  const others =
    budgets.default === undefined
      ? undefined
      : readAmount(budgets.default, `${at}.default`, reader);
  return {
    ...(others === undefined ? {} : { default: others }),
    owners: readOwners(budgets.owners, `${at}.owners`, reader),
  };
}

/** Whether anybody has a budget. */
export const hasBudgets = ({ default: others, owners }: Budgets) =>
  others !== undefined || Object.keys(owners).length > 0;

function readOwners(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): Budgets['owners'] {
  if (input === undefined) {
    return {};
  }
  if (!isJsonObject(input)) {
    reader.report(
      at,
      "must be an object. Write { 'group:default/payments': 12000 }.",
    );
    return {};
  }
  const owners = Object.entries(input).map(([written, amount]) => ({
    ref: readOwner(written, `${at}.${written}`, reader),
    at: `${at}.${written}`,
    amount: readAmount(amount, `${at}.${written}`, reader),
  }));
  reader.unique(
    owners.map(({ ref, at: where }) => ({ id: ref, at: where })),
    'owner',
  );
  return Object.fromEntries(
    owners.flatMap(({ ref, amount }) =>
      ref === undefined || amount === undefined ? [] : [[ref, amount]],
    ),
  );
}

function readOwner(written: string, at: string, reader: ConfigReader) {
  const ref = canonicalRef(written);
  if (ref === undefined) {
    reader.report(
      at,
      'is not a full ref of an owner. Write group:default/payments or the like.',
    );
  }
  return ref;
}

function readAmount(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): Money | undefined {
  const amount = reader.amount(
    input,
    at,
    'a number, such as 5000 or "5000.50"',
  );
  return amount && formatMoney(amount);
}
