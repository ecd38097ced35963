import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  whatIsSaid,
  type DelegationInput,
  type Person,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal, type Refusal } from '../../api/refusal';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { fromLocal, toLocal } from '../LocalTime/localTime';
import { usualBeginning, usualEnd } from './period';

/** In the order of the form. */
export const FIELDS = ['delegate', 'from', 'until', 'reason'] as const;

export type Field = (typeof FIELDS)[number];

/** What is wrong, by the field that is. */
export type Problems = Partial<Record<Field, string>>;

/** What the form says; times on the person's own clock. */
export interface DelegationAnswers {
  delegate: Person | null;
  beginsLater: boolean;
  from: string;
  until: string;
  reason: string;
}

function usualAnswers(now: DateTime): DelegationAnswers {
  return {
    delegate: null,
    beginsLater: false,
    from: toLocal(usualBeginning(now)),
    until: toLocal(usualEnd(now)),
    reason: '',
  };
}

type DelegationFormOptions = {
  onCreated: (delegate: Person) => void;
};

/** The form's answers, what is wrong with them, and the way to the server. */
export function useDelegationForm({ onCreated }: DelegationFormOptions) {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const [answers, setAnswers] = useState(() => usualAnswers(DateTime.now()));
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);

  const change = (changes: Partial<DelegationAnswers>) => {
    setAnswers(current => ({ ...current, ...changes }));
    setProblems(current => without(current, Object.keys(changes)));
    setRefusal(undefined);
  };

  /** Answers with what is wrong, by now. */
  const submit = async (): Promise<Problems> => {
    const mistakes = problemsOf(answers, t);
    setProblems(mistakes);
    setRefusal(undefined);
    const { delegate } = answers;
    if (Object.keys(mistakes).length > 0 || !delegate) {
      return mistakes;
    }
    setBusy(true);
    try {
      await api.createDelegation(inputOf({ ...answers, delegate }));
      setAnswers(usualAnswers(DateTime.now()));
      onCreated(delegate);
      return {};
    } catch (error) {
      const refused = readRefusal(error);
      const { atFields, others } = sortProblems(refused, t);
      setProblems(atFields);
      // What stands at its field need not be said twice.
      setRefusal(
        Object.keys(atFields).length > 0 && others.length === 0
          ? undefined
          : { ...refused, problems: others },
      );
      return atFields;
    } finally {
      setBusy(false);
    }
  };

  return { answers, problems, refusal, busy, change, submit };
}

/** What anybody can see to be wrong; the rest the server says. */
function problemsOf(answers: DelegationAnswers, t: Translate): Problems {
  const { delegate, beginsLater, from, until } = answers;
  const beginning = beginsLater ? fromLocal(from) : DateTime.utc().toISO();
  const end = fromLocal(until);
  return {
    ...(delegate ? {} : { delegate: t('delegations.problem.noDelegate') }),
    ...(beginning ? {} : { from: t('delegations.problem.noFrom') }),
    ...(end ? {} : { until: t('delegations.problem.noUntil') }),
    ...(beginning && end && end <= beginning
      ? { until: t('delegations.problem.endsTooEarly') }
      : {}),
  };
}

function inputOf(
  answers: DelegationAnswers & { delegate: Person },
): DelegationInput {
  const { delegate, beginsLater, from, until, reason } = answers;
  return {
    delegate: delegate.ref,
    ...(beginsLater ? { from: fromLocal(from) } : {}),
    until: fromLocal(until) ?? until,
    ...(whatIsSaid(reason) ? { reason: whatIsSaid(reason) } : {}),
  };
}

/** The server says of a field what is wrong with it, which makes a sentence with what the field is called. */
function sortProblems({ problems }: Refusal, t: Translate) {
  const atFields: Problems = {};
  const others = problems.filter(({ field, message }) => {
    const name = FIELDS.find(one => `/${one}` === field);
    if (name) {
      atFields[name] ??= t(`delegations.problem.${name}`, { problem: message });
    }
    return !name;
  });
  return { atFields, others };
}

function without(problems: Problems, fields: string[]): Problems {
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => !fields.includes(field)),
  );
}
