import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** A PostgreSQL of its own, which ends with this process at the latest. */
export async function startPostgres(): Promise<{
  connection: Connection;
  stop: () => Promise<void>;
}> {
  const script = join(__dirname, '../../../script/lib/postgres.mjs');
  const { startPostgres: start } = await import(pathToFileURL(script).href);
  return start();
}
