import { ResponseError } from '@backstage/errors';

const NAMES: Record<number, string> = {
  400: 'InputError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  500: 'Error',
};

/** The error that the client throws when the server refuses. */
export async function refused(
  status: number,
  message: string,
  details: object = {},
): Promise<Error> {
  const body = {
    error: { name: NAMES[status], message, ...details },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: NAMES[status],
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify(body),
  } as Response);
}
