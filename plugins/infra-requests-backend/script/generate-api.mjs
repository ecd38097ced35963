// Writes what follows from src/schema/openapi.yaml: the API types in -common and the specification as a
// module for the router. `--check` only compares, and fails if a file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const source = new URL('../src/schema/openapi.yaml', import.meta.url);
const header =
  '// Generated from infra-requests-backend/src/schema/openapi.yaml by `yarn generate`. Do not edit.\n';

const spec = parse(readFileSync(source, 'utf8'));
const outputs = [
  [
    new URL(
      '../../infra-requests-common/src/api.generated.ts',
      import.meta.url,
    ),
    header + astToString(await openapiTS(source)),
  ],
  [
    new URL('../src/schema/openapi.generated.ts', import.meta.url),
    `${header}\nexport const spec = ${JSON.stringify(spec)};\n`,
  ],
];

const stale = [];
for (const [url, text] of outputs) {
  const file = fileURLToPath(url);
  const options = (await prettier.resolveConfig(file)) ?? {};
  const content = await prettier.format(text, {
    ...options,
    parser: 'typescript',
  });
  if (!process.argv.includes('--check')) {
    writeFileSync(file, content);
  } else if (readFileSync(file, 'utf8') !== content) {
    stale.push(file);
  }
}
if (stale.length > 0) {
  process.stderr.write(
    `Stale: ${stale.join(
      ', ',
    )}\nRun \`yarn workspace @infra-requests/plugin-infra-requests-backend generate\` and commit the result.\n`,
  );
  process.exit(1);
}
