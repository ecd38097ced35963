import type { JsonValue } from '@backstage/types';
import { DateTime } from 'luxon';
import { isDate } from './accepts';
import { checkFactName } from './checkFacts';
import {
  isPlural,
  nameOfRef,
  numberInWords,
  spelledOut,
  titleInText,
  withArticle,
} from './english';
import { MONEY_FACTS } from './factCatalogue';
import { amountInWords, isDecimal } from '../money';
import type { Policy } from '../types';

/** What a policy says of how things are called. */
export type Naming = Pick<
  Policy,
  'currency' | 'wording' | 'calendars' | 'checks'
>;

/** How to speak of a fact. */
export interface Subject {
  /** "the monthly cost", "the nodes". */
  name: string;
  /** "monthly cost", "nodes"; after "no" or a number. */
  bare: string;
  isPlural: boolean;
  /** Named by the question that a form asks. */
  isQuestion: boolean;
  /** "a ticket is given". */
  present: string;
  /** "no ticket is given". */
  absent: string;
  /** For what is either so or not: the clauses for both. */
  either?: { yes: string; no: string };
}

const NAMES: Record<string, string> = {
  '': 'entry',
  type: 'request type',
  ownerMonthlySpend: "owner's monthly spend",
  'requester.ref': 'requester',
  'requester.kind': 'kind of requester',
  ownerBudgetRemaining: "rest of the owner's budget",
  'lease.hours': 'lease',
  'entity.ref': 'entity',
  'calendar.weekday': 'day of the week',
  'calendar.hour': 'time',
  'calendar.date': 'date',
};

const EITHER: Record<string, { yes: string; no: string }> = {
  emergency: { yes: 'it is an emergency', no: 'it is not an emergency' },
  'requester.agent': {
    yes: 'an agent asks for it',
    no: 'no agent asks for it',
  },
  'calendar.inFreeze': {
    yes: 'there is a change freeze',
    no: 'there is no change freeze',
  },
};

type Presence = Pick<Subject, 'present' | 'absent'>;

const PRESENCE: Record<string, Presence> = {
  monthlyCost: {
    present: 'the monthly cost is known',
    absent: 'no monthly cost is given',
  },
  ownerBudgetRemaining: {
    present: 'the owner has a budget',
    absent: 'the owner has no budget',
  },
};

function presence(
  bare: string,
  { ofEntity, plural }: { ofEntity: string | undefined; plural: boolean },
): Presence {
  const are = plural ? 'are' : 'is';
  return ofEntity === undefined
    ? {
        present: `${withArticle(bare)} ${are} given`,
        absent: `no ${bare} ${are} given`,
      }
    : {
        present: `the entity has ${withArticle(ofEntity)}`,
        absent: `the entity has no ${ofEntity}`,
      };
}

/** `entity.spec.lifecycle` as "entity's lifecycle". */
function entityName(path: string): string | undefined {
  const [, kind, key] =
    /^entity\.metadata\.(label|annotation)s\.(.+)$/.exec(path) ?? [];
  if (kind) {
    return `entity's ${kind} ${key}`;
  }
  const rest = /^entity\.(?:metadata\.|spec\.)?(.+)$/.exec(path)?.[1];
  return rest === undefined ? undefined : `entity's ${spelledOut(rest)}`;
}

const isQuestion = (title: string) => title.trim().endsWith('?');

const usualName = (path: string) =>
  NAMES[path] ??
  entityName(path) ??
  spelledOut(path.replace(/^parameters\./, ''));

const titleName = (title: string) =>
  isQuestion(title) ? `answer to "${title.trim()}"` : titleInText(title);

/** What people call the facts of one request type and their values. */
export class FactWords {
  static readonly #known = new WeakMap<
    Naming,
    Map<string | undefined, FactWords>
  >();

  readonly #naming: Naming;
  readonly #type: string | undefined;
  readonly #subjects = new Map<string, Subject>();

  /** Without a type, as all request types that have the fact agree to call it. */
  static of(naming: Naming, type?: string): FactWords {
    const ofNaming = this.#known.get(naming) ?? new Map();
    this.#known.set(naming, ofNaming);
    const named =
      type !== undefined && Object.hasOwn(naming.wording, type)
        ? type
        : undefined;
    const words = ofNaming.get(named) ?? new FactWords(naming, named);
    ofNaming.set(named, words);
    return words;
  }

  private constructor(naming: Naming, type: string | undefined) {
    this.#naming = naming;
    this.#type = type;
  }

  subject(path: string): Subject {
    const known = this.#subjects.get(path) ?? this.#newSubject(path);
    this.#subjects.set(path, known);
    return known;
  }

  /** A value as a form calls it, or as it is read best. */
  value(path: string, value: JsonValue): string {
    if (value === '' || (Array.isArray(value) && value.length === 0)) {
      return 'empty';
    }
    if (typeof value === 'object' && value !== null) {
      return Array.isArray(value)
        ? (value as JsonValue[]).map(one => this.value(path, one)).join(', ')
        : JSON.stringify(value);
    }
    const label = this.label(path, value);
    if (label !== undefined) {
      return label;
    }
    if (MONEY_FACTS.has(path) && isDecimal(value)) {
      return amountInWords(String(value), this.#naming.currency);
    }
    return plainValue(path, value);
  }

  /** A value as the forms call it, where they do. */
  label(path: string, value: JsonValue): string | undefined {
    return this.#agreed(path, ({ values }) =>
      values && Object.hasOwn(values, String(value))
        ? values[String(value)]
        : undefined,
    );
  }

  #newSubject(path: string): Subject {
    const calendar = this.#calendar(path);
    const title = this.#agreed(path, words => words.title);
    const bare =
      checkFactName(path, this.#naming.checks) ??
      (title === undefined ? usualName(path) : titleName(title));
    const asked = title !== undefined && isQuestion(title);
    const plural = !asked && isPlural(bare);
    const [, ofEntity] = /^entity's (.+)$/.exec(bare) ?? [];
    return {
      name: path === '' ? 'an entry' : `the ${bare}`,
      bare,
      isPlural: plural,
      isQuestion: asked,
      ...(PRESENCE[path] ?? presence(bare, { ofEntity, plural })),
      either: calendar ?? EITHER[path],
    };
  }

  #calendar(path: string): Subject['either'] {
    const id = /^calendars\.(.+)$/.exec(path)?.[1];
    const calendar = this.#naming.calendars.find(one => one.id === id);
    const title = calendar?.title ?? id;
    return id === undefined
      ? undefined
      : { yes: `it is within ${title}`, no: `it is outside ${title}` };
  }

  /** What the type says, or what all types say that say anything. */
  #agreed(
    path: string,
    saying: (words: Naming['wording'][string][string]) => string | undefined,
  ): string | undefined {
    const { wording } = this.#naming;
    const said = (
      this.#type === undefined ? Object.keys(wording) : [this.#type]
    )
      .filter(type => Object.hasOwn(wording[type], path))
      .map(type => saying(wording[type][path]));
    return said.every(one => one === said[0]) ? said[0] : undefined;
  }
}

/** Only what looks like the ref of an entity is one. */
const refInWords = (value: string) =>
  /^(?:user|group|component|system|resource|api|domain):[^/\s]+(?:\/[^/\s]+)?$/.test(
    value,
  )
    ? nameOfRef(value)
    : value;

function plainValue(path: string, value: JsonValue): string {
  if (path === 'lease.hours' && typeof value === 'number') {
    return hoursInWords(value);
  }
  if (path === 'calendar.weekday') {
    const day = String(value);
    return `${day.charAt(0).toUpperCase()}${day.slice(1)}`;
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'number') {
    return numberInWords(value);
  }
  return isDate(value)
    ? DateTime.fromISO(String(value), { locale: 'en' }).toFormat('d MMMM yyyy')
    : refInWords(String(value));
}

function hoursInWords(hours: number): string {
  const [amount, unit] =
    hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${numberInWords(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}
