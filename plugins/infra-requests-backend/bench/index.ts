import { benchDecisions } from './decisions';
import { benchLists } from './lists';
import { benchPolicy } from './policy';

const BENCHMARKS: Record<string, () => Promise<boolean>> = {
  decisions: benchDecisions,
  lists: benchLists,
  policy: benchPolicy,
};

async function main(): Promise<void> {
  const [name] = process.argv.slice(2);
  if (!Object.hasOwn(BENCHMARKS, name ?? '')) {
    throw new Error(
      `There is no benchmark "${name}". Name one of: ${Object.keys(
        BENCHMARKS,
      ).join(', ')}.`,
    );
  }
  process.exitCode = (await BENCHMARKS[name]()) ? 0 : 1;
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
