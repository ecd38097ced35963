import type { PolicyProblem } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { isJsonObject, kindOf } from '../configuration/configReader';
import { sizeProblem } from '../configuration/size';
import { keyOf, nodeAt } from './placeInYaml';

interface ReadYaml {
  /** What stands in the text under the root key, or the whole of it. */
  content?: JsonObject;
  problems: PolicyProblem[];
  /** The problem with where in the text its path leads. */
  locate(problem: PolicyProblem): PolicyProblem;
}

/** What app-config replaces when it is loaded, and a pasted text cannot. */
const REPLACED = ['$include', '$file', '$env'];

/** More than anybody reads; one mistake can make the parser stumble over everything after it. */
const MAX_ERRORS = 20;

const TOO_DEEP = 'is nested too deep to be read.';

/** Reads YAML that somebody typed: whatever is wrong with it is a problem with its line, never an error. */
export function readPolicyYaml(text: string, root: string): ReadYaml {
  const lines = new LineCounter();
  const unread = (
    problems: Array<{ message: string; offset: number }>,
  ): ReadYaml => ({
    problems: problems.map(({ message, offset }) => ({
      path: root,
      message,
      ...positionOf(offset, lines),
    })),
    locate: problem => problem,
  });
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error',
      // Checked here, because the library compares every key of an object with every other.
      uniqueKeys: false,
    });
  } catch {
    // The parser calls itself for every level; a text that is nothing but levels is too much for it.
    return unread([{ message: TOO_DEEP, offset: 0 }]);
  }
  const errors = [...document.errors, ...document.warnings];
  if (errors.some(({ message }) => message.includes('call stack'))) {
    return unread([{ message: TOO_DEEP, offset: 0 }]);
  }
  if (errors.length > 0) {
    return unread(
      errors.slice(0, MAX_ERRORS).map(({ code, message, pos }) => ({
        message:
          code === 'MULTIPLE_DOCS'
            ? 'holds more than one YAML document. Leave out the line --- and what does not belong to the policy.'
            : `is not YAML that can be read: ${message}`,
        offset: pos[0],
      })),
    );
  }
  const wrong = structureProblems(document);
  return wrong.length > 0
    ? unread(wrong.slice(0, MAX_ERRORS))
    : readDocument(document, root, lines);
}

/** Keys that are there twice, aliases of what is not there, and numbers that are none. */
function structureProblems(
  document: Document.Parsed,
): Array<{ message: string; offset: number }> {
  const anchors = new Set<string>();
  const problems: Array<{ message: string; offset: number }> = [];
  const report = (node: Node, message: string) =>
    problems.push({ message, offset: node.range?.[0] ?? 0 });
  visit(document, {
    Node: (_, node) => {
      if (isMap(node)) {
        repeatedKeys(node).forEach(key =>
          report(key, `has the key "${keyOf(key)}" twice. Remove one of them.`),
        );
      }
      if (isScalar(node) && isNoNumber(node.value)) {
        report(
          node,
          `has ${node.source ?? node.value} for a number. Write it in digits.`,
        );
      }
      if (isAlias(node) && !anchors.has(node.source)) {
        report(
          node,
          `has the alias *${node.source}, but nothing before it has the anchor &${node.source}.`,
        );
      } else if (!isAlias(node) && node.anchor !== undefined) {
        anchors.add(node.anchor);
      }
    },
  });
  return problems;
}

/** What YAML can write as .nan and .inf, and JSON cannot. */
function isNoNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

function repeatedKeys(map: YAMLMap): Scalar[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key) || !seen.has(keyOf(key))) {
      seen.add(keyOf(key));
      return [];
    }
    return [key];
  });
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
    return { ...problem, ...positionOf(found?.range?.[0] ?? 0, lines) };
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
    return [
      {
        path: root,
        message: `must be an object, but is ${kindOf(
          content,
        )}. Write rules: and the rules below it.`,
      },
    ];
  }
  return [
    ...replacedIn(content, root),
    ...(content.rules === undefined || content.rules === null
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
