// What plugins add to the JavaScript of the built portal, compressed. Every byte of a chunk is counted for the
// source that its source map names, and a chunk's compressed size is shared out in the same proportions.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TraceMap, eachMapping } from '@jridgewell/trace-mapping';

/**
 * The compressed bytes of every package in a build: `{ name: { initial, lazy } }`. `initial` is what every page of the
 * portal loads first.
 */
export function bytesByPackage(dist) {
  const initial = scriptsOf(readFileSync(join(dist, 'index.html'), 'utf8'));
  const total = new Map();
  for (const file of readdirSync(join(dist, 'static'))) {
    if (!file.endsWith('.js')) {
      continue;
    }
    const when = initial.has(file) ? 'initial' : 'lazy';
    for (const [name, bytes] of sharesOf(join(dist, 'static', file))) {
      const sum = total.get(name) ?? { initial: 0, lazy: 0 };
      sum[when] += bytes;
      total.set(name, sum);
    }
  }
  return total;
}

function scriptsOf(html) {
  return new Set(
    [...html.matchAll(/src="[^"]*\/([^"/]+\.js)"/g)].map(m => m[1]),
  );
}

/** The compressed size of a script by package. */
function sharesOf(file) {
  const code = readFileSync(file, 'utf8');
  const compressed = gzipSync(code, { level: 9 }).length;
  const map = `${file}.map`;
  const plain = existsSync(map)
    ? plainBytes(code, JSON.parse(readFileSync(map, 'utf8')))
    : new Map([['the bundler', code.length]]);
  return [...plain].map(([name, bytes]) => [
    name,
    (bytes / code.length) * compressed,
  ]);
}

/** How many characters of the code come from each package. What no mapping covers belongs to the one before. */
function plainBytes(code, map) {
  const lines = code.split('\n');
  const bytes = new Map();
  let last;
  const upTo = (line, column) => {
    let count = 0;
    for (let at = last.line; at < line; at++) {
      count += lines[at].length + 1 - (at === last.line ? last.column : 0);
    }
    count += column - (last.line === line ? last.column : 0);
    bytes.set(last.name, (bytes.get(last.name) ?? 0) + count);
  };
  last = { name: 'the bundler', line: 0, column: 0 };
  eachMapping(
    new TraceMap(map),
    ({ generatedLine, generatedColumn, source }) => {
      const name = source ? packageOf(source) : 'the bundler';
      if (name !== last.name) {
        upTo(generatedLine - 1, generatedColumn);
        last = { name, line: generatedLine - 1, column: generatedColumn };
      }
    },
  );
  upTo(lines.length - 1, lines.at(-1).length);
  return bytes;
}

function packageOf(source) {
  const installed = source.lastIndexOf('node_modules/');
  if (installed >= 0) {
    const [scope, name] = source
      .slice(installed + 'node_modules/'.length)
      .split('/');
    return scope.startsWith('@') ? `${scope}/${name}` : scope;
  }
  const workspace = /\/(?:plugins|packages)\/([^/]+)\//.exec(source);
  return workspace ? `workspace:${workspace[1]}` : 'the app';
}
