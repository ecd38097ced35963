import { request as http } from '@playwright/test';
import { expect, test } from './personas';

/** The users of the catalog that journeys act as without a browser. */
type User = 'mira' | 'ada' | 'frank' | 'sofia';

/** What a journey wants to know of a request. */
export interface Asked {
  id: string;
  number: number;
  state: string;
  digest: string;
  parameters: Record<string, unknown>;
}

/** Does over the API what a journey needs and is not about; see the plugin's openapi.yaml. */
export async function actingAs(user: User) {
  const api = await http.newContext({
    baseURL: test.info().project.use.baseURL,
    extraHTTPHeaders: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  const signIn = await api.get(
    `/api/auth/persona/refresh?persona=user:default/${user}`,
  );
  const { backstageIdentity } = await signIn.json();
  const headers = { Authorization: `Bearer ${backstageIdentity.token}` };

  const send = async (
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    data?: object,
  ): Promise<Asked> => {
    const answer = await api.fetch(`/api/infra-requests${path}`, {
      method,
      headers,
      data,
    });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };

  return {
    /** An environment in staging, which one platform lead decides on. */
    askForEnvironment: (name: string, justification: string) =>
      send('POST', '/requests', {
        type: 'team-environment',
        parameters: {
          owner: 'group:default/payments-team',
          name,
          environment: 'staging',
          region: 'eu-central-1',
          nodeSize: 'large',
          nodes: 3,
          dataClassification: 'internal',
        },
        justification,
      }),
    read: (id: string) => send('GET', `/requests/${id}`),
    /** Another revision, with some parameters changed. */
    change: async (id: string, parameters: Record<string, unknown>) => {
      const { digest, parameters: before } = await send(
        'GET',
        `/requests/${id}`,
      );
      return send('PATCH', `/requests/${id}`, {
        digest,
        parameters: { ...before, ...parameters },
      });
    },
    vote: async (id: string, vote: { verdict: string; comment?: string }) => {
      const { digest } = await send('GET', `/requests/${id}`);
      return send('POST', `/requests/${id}/votes`, { ...vote, digest });
    },
  };
}
