import type { CliCommandContext } from '@backstage/cli-node';

export default async ({ args }: CliCommandContext) => {
  process.stdout.write(`${args.join(' ')}\n`);
};
