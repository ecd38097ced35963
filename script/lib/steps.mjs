// What every script here shares: saying what happens and how long it took, and running commands.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(
  /\/$/,
  '',
);

const children = new Set();
process.on('exit', () => children.forEach(child => child.kill('SIGTERM')));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(130));
}

export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

/** Announces a step, runs it, and says how long it took. */
export async function step(title, work) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  say(`▸ ${title}`);
  try {
    const result = await work();
    say(`  done in ${seconds()} s`);
    return result;
  } catch (error) {
    say(`  failed after ${seconds()} s`);
    throw error;
  }
}

/** Starts a command that ends with this process at the latest. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    env: { ...process.env, ...options.env },
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  return child;
}

/** Runs a command to its end and resolves with its exit code. */
export async function exitCodeOf(command, args, options) {
  return codeOf(start(command, args, options));
}

function codeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}

/** Runs a command to its end; resolves with its exit code and all that it said. */
export async function outcomeOf(command, args, options) {
  const child = start(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  child.stderr.on('data', chunk => chunks.push(chunk));
  const code = await codeOf(child);
  return { code, said: Buffer.concat(chunks).toString() };
}

/** Runs a command and shows what it said only if it failed. */
export async function runQuietly(command, args, options) {
  const { code, said } = await outcomeOf(command, args, options);
  if (code !== 0) {
    say(said);
    throw new Error(`${command} ${args.join(' ')} failed with code ${code}`);
  }
}

/** The end of a script that cannot go on: one sentence instead of a stack. */
export function giveUp(error) {
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}
