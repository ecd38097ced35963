import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { instanceEnvironment } from './deliveries';
import type { Connection } from './postgres';

/** How long an instance may take to answer, on a machine that is busy with others. */
const START_WITHIN_MS = 120_000;

interface Instance {
  name: string;
  url: string;
  port: number;
  process?: ChildProcess;
  /** Resolves when it answers. */
  up: Promise<void>;
  isUp: boolean;
}

interface ClusterOptions {
  database: Connection;
  /** For logs and for what was received. */
  directory: string;
  /** Another program than the one of the load test. */
  instance?: string;
}

/** Several backend processes on one database. */
export class Cluster {
  readonly #instances: Instance[] = [];
  readonly #database: Connection;
  readonly #directory: string;
  /** The program that each of them runs. */
  readonly #script: string;
  /** Where everything that was sent to the outside is written down. */
  readonly received: string;

  private constructor(options: ClusterOptions) {
    this.#database = options.database;
    this.#directory = options.directory;
    this.#script = options.instance ?? join(__dirname, 'instance.ts');
    this.received = join(options.directory, 'received.jsonl');
    process.once('exit', () => this.#killAll());
  }

  /** All of them start at once, on an empty database. */
  static async start(count: number, options: ClusterOptions): Promise<Cluster> {
    const cluster = new Cluster(options);
    for (let index = 0; index < count; index++) {
      const port = await freePort();
      const instance: Instance = {
        name: `instance ${index + 1}`,
        url: `http://127.0.0.1:${port}/api/infra-requests`,
        port,
        up: Promise.resolve(),
        isUp: false,
      };
      cluster.#instances.push(instance);
      cluster.#spawn(instance);
    }
    await cluster.allUp();
    return cluster;
  }

  async allUp(): Promise<void> {
    await Promise.all(this.#instances.map(({ up }) => up));
  }

  /** Where to send a call: an instance that answers, as far as is known. */
  urls(): string[] {
    return this.#instances.filter(({ isUp }) => isUp).map(({ url }) => url);
  }

  /** It gets no chance to finish anything. Resolves when it is dead; `restart` brings it back. */
  async kill(index: number): Promise<void> {
    const instance = this.#instances[index];
    const { process: child } = instance;
    const ended = new Promise(resolve => {
      child?.once('exit', resolve);
    });
    instance.isUp = false;
    instance.process = undefined;
    child?.kill('SIGKILL');
    await ended;
  }

  restart(index: number): void {
    this.#spawn(this.#instances[index]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#instances.map((_, index) => this.kill(index)));
  }

  #killAll(): void {
    this.#instances.forEach(instance => instance.process?.kill('SIGKILL'));
  }

  #spawn(instance: Instance): void {
    const logFile = join(this.#directory, `${instance.name}.log`);
    const log = openSync(logFile, 'a');
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        this.#script,
      ],
      {
        stdio: ['ignore', log, log],
        env: {
          ...process.env,
          // So that it is back soon: what is compiled once need not be compiled again.
          NODE_COMPILE_CACHE: join(this.#directory, 'compiled'),
          ...instanceEnvironment({
            port: instance.port,
            database: { ...this.#database },
            received: this.received,
          }),
        },
      },
    );
    closeSync(log);
    instance.process = child;
    child.once('exit', code => {
      if (instance.process === child) {
        process.stderr.write(readFileSync(logFile, 'utf8').slice(-4_000));
        throw new Error(`${instance.name} ended by itself with ${code}`);
      }
    });
    instance.up = untilUp(instance).then(() => {
      instance.isUp = instance.process === child;
    });
  }
}

async function untilUp({ name, url }: Instance): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/request-types`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) {
      return;
    }
    await pause(50);
  }
  throw new Error(`${name} did not answer in ${START_WITHIN_MS / 1_000} s`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' ? address!.port : 0),
      );
    });
  });
}
