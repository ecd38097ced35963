import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Builds the portal and is no part of it.
const TOOLS = ['@backstage/cli'];

/** Names of the packages that a portal would not have without these: nothing else of it depends on them. */
export function broughtBy(names, { portal }) {
  const without = new Set();
  collect(portal, { into: without, leaveOut: [...names, ...TOOLS] });
  const needed = new Set(names);
  for (const name of names) {
    collect(folderOf(name, portal), { into: needed, leaveOut: [] });
  }
  return [...needed].filter(one => !without.has(one));
}

function collect(folder, { into, leaveOut }) {
  const { dependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  for (const dependency of Object.keys(dependencies)) {
    if (!leaveOut.includes(dependency) && !into.has(dependency)) {
      into.add(dependency);
      const installed = folderOf(dependency, folder);
      if (installed) {
        collect(installed, { into, leaveOut });
      }
    }
  }
}

/** Where a package is found from a folder, as Node.js looks for it. */
function folderOf(name, from) {
  const candidate = join(from, 'node_modules', name);
  if (existsSync(join(candidate, 'package.json'))) {
    return candidate;
  }
  const parent = dirname(from);
  return parent === from ? undefined : folderOf(name, parent);
}
