import type { PolicyProblem } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { isJsonObject } from '../configuration/configReader';
import { sizeProblem } from '../configuration/size';

interface ReadYaml {
  /** What stands in the text under the root key, or the whole of it. */
  content?: JsonObject;
  problems: PolicyProblem[];
  /** The problem with where in the text its path leads. */
  locate(problem: PolicyProblem): PolicyProblem;
}

/** What app-config replaces when it is loaded, and a pasted text cannot. */
const REPLACED = ['$include', '$file', '$env'];

/** Reads YAML that somebody typed: whatever is wrong with it is a problem with its line, never an error. */
export function readPolicyYaml(text: string, root: string): ReadYaml {
  const lines = new LineCounter();
  const locate = (problem: PolicyProblem) => problem;
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  } catch {
    // The parser calls itself for every level; a text that is nothing but levels is too much for it.
    return {
      problems: [{ path: root, message: 'is nested too deep to be read.' }],
      locate,
    };
  }
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    return {
      problems: errors.map(({ message, pos }) => ({
        path: root,
        message: `is not YAML that can be read: ${message}`,
        ...positionOf(pos[0], lines),
      })),
      locate,
    };
  }
  return readDocument(document, root, lines);
}

function positionOf(offset: number, lines: LineCounter) {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function readDocument(
  document: Document.Parsed,
  root: string,
  lines: LineCounter,
): ReadYaml {
  const whole = valueOf(document);
  const hasRoot = isJsonObject(whole.value) && Object.hasOwn(whole.value, root);
  const content =
    hasRoot && isJsonObject(whole.value) ? whole.value[root] : whole.value;
  const node = hasRoot
    ? (document.get(root, true) as Node | undefined)
    : document.contents;
  const start = node ?? document.contents;
  const locate = (problem: PolicyProblem): PolicyProblem => {
    const found = start && nodeAt(start, problem.path.slice(root.length));
    return found?.range
      ? { ...problem, ...positionOf(found.range[0], lines) }
      : problem;
  };
  const problems = whole.problem
    ? [{ path: root, message: whole.problem }]
    : problemsOf(content, root);
  return {
    problems: problems.map(locate),
    locate,
    ...(isJsonObject(content) ? { content } : {}),
  };
}

/** The value as plain JSON. Aliases can make a short text a huge value, or one without an end. */
function valueOf(document: Document.Parsed): {
  value?: JsonValue;
  problem?: string;
} {
  let value: JsonValue;
  try {
    value = document.toJS() as JsonValue;
  } catch {
    return { problem: 'repeats too much by aliases. Write it out.' };
  }
  const problem = sizeProblem(value);
  return problem === undefined
    ? { value: JSON.parse(JSON.stringify(value ?? null)) }
    : { problem };
}

function problemsOf(
  content: JsonValue | undefined,
  root: string,
): PolicyProblem[] {
  if (!isJsonObject(content)) {
    const isList = Array.isArray(content);
    return [
      {
        path: root,
        message: `must be an object, but is ${
          isList ? 'a list' : 'none'
        }. Write rules: and the rules below it.`,
      },
    ];
  }
  return [
    ...replacedIn(content, root),
    ...(content.rules === undefined
      ? [
          {
            path: `${root}.rules`,
            message:
              'is missing: write all rules here, also the unchanged ones. Write rules: [] if there are to be none.',
          },
        ]
      : []),
  ];
}

function replacedIn(value: JsonValue | undefined, at: string): PolicyProblem[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => replacedIn(one, `${at}[${index}]`));
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const key = REPLACED.find(one => Object.hasOwn(value, one));
  return key === undefined
    ? Object.entries(value).flatMap(([name, one]) =>
        replacedIn(one, `${at}.${name}`),
      )
    : [
        {
          path: at,
          message: `${key} is followed only in configuration files. Paste what it stands for, such as the rules of the file.`,
        },
      ];
}

/** The node that a path leads to, or the last on the way. Keys may have dots in them, so the text of them decides. */
function nodeAt(node: Node, path: string): Node {
  if (isSeq(node)) {
    const [step = '', index] = /^\[(\d+)\]/.exec(path) ?? [];
    const item = step === '' ? undefined : node.items[Number(index)];
    return item ? nodeAt(item as Node, path.slice(step.length)) : node;
  }
  if (!isMap(node)) {
    return node;
  }
  const pair = (node.items as Pair[])
    .filter(({ key }) => leadsOn(path, keyOf(key)))
    .sort((one, other) => keyOf(other.key).length - keyOf(one.key).length)[0];
  if (!pair) {
    return node;
  }
  const rest = path.slice(1 + keyOf(pair.key).length);
  const value = pair.value as Node | null;
  const inside = rest !== '' && value ? nodeAt(value, rest) : undefined;
  return inside && inside !== value ? inside : (pair.key as Node);
}

const keyOf = (key: unknown) => (isScalar(key) ? String(key.value) : '');

const leadsOn = (path: string, key: string) =>
  path.startsWith(`.${key}`) && /^($|[.[])/.test(path.slice(1 + key.length));
