import { createMockDirectory } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { resolveText } from './resolveText';

describe('resolveText', () => {
  const directory = createMockDirectory();

  beforeEach(() =>
    directory.setContent({
      repository: {
        'catalog-info.yaml': '',
        'schema/openapi.yaml': 'openapi: 3.1.0',
      },
      'secret.txt': 'secret',
    }),
  );

  async function resolve(options: { value: JsonValue; baseUrl?: string }) {
    const emit = jest.fn();
    const text = await resolveText({
      key: 'text',
      value: options.value,
      baseUrl:
        options.baseUrl ?? directory.resolve('repository/catalog-info.yaml'),
      read: async url => Buffer.from(`text of ${url}`),
      resolveUrl: (url, base) => new URL(url, base).toString(),
      emit,
    });
    return { text, emit };
  }

  it('reads a file below the catalog file', async () => {
    await expect(
      resolve({ value: './schema/openapi.yaml' }),
    ).resolves.toMatchObject({ text: 'openapi: 3.1.0' });
  });

  it('reads next to a catalog file behind a URL, and again when that changes', async () => {
    const { text, emit } = await resolve({
      value: 'api.yaml',
      baseUrl: 'https://git.test/acme/catalog-info.yaml',
    });
    expect(text).toBe('text of https://git.test/acme/api.yaml');
    expect(emit).toHaveBeenCalledWith({
      type: 'refresh',
      key: 'url:https://git.test/acme/api.yaml',
    });
  });

  it.each([
    '../secret.txt',
    'schema/../../secret.txt',
    '/etc/passwd',
    'https://elsewhere.test/x',
    'file:///etc/passwd',
    7,
  ])('refuses %p', async value => {
    await expect(resolve({ value })).rejects.toThrow(
      /Write the relative path of a file/,
    );
    await expect(
      resolve({ value, baseUrl: 'https://git.test/acme/catalog-info.yaml' }),
    ).rejects.toThrow(/Write the relative path of a file/);
  });
});
