// Tells whether something that was made from files has to be made again.
import { createHash } from 'node:crypto';
import {
  globSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './steps.mjs';

/** A digest over the names and contents of all files that match the patterns. */
export function fingerprint(patterns) {
  const hash = createHash('sha256').update(process.version);
  const files = patterns.flatMap(pattern => globSync(pattern, { cwd: root }));
  for (const file of files.sort()) {
    if (statSync(join(root, file)).isFile()) {
      hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest('hex');
}

export function readStamp(file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

export function writeStamp(file, content) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}
