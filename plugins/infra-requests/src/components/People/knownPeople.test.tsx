import { render, screen } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { KnownPeople } from './KnownPeople';
import { usePerson } from './knownPeople';
import { PersonAvatar } from './PersonAvatar';

const MIRA = 'user:default/mira';

const Mira = () => {
  const person = usePerson(MIRA);
  return (
    <>
      <output>{person.displayName}</output>
      <PersonAvatar person={person} />
    </>
  );
};

function renderMira(getEntitiesByRefs: () => Promise<unknown>) {
  const { container } = render(
    <TestApiProvider apis={[[catalogApiRef, { getEntitiesByRefs } as never]]}>
      <KnownPeople refs={[MIRA]}>
        <Mira />
      </KnownPeople>
    </TestApiProvider>,
  );
  return () =>
    container.querySelector('[data-initials]')?.getAttribute('data-initials');
}

const named = (displayName: string) => ({
  items: [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'mira', namespace: 'default' },
      spec: { profile: { displayName } },
    },
  ],
});

describe('somebody on a page', () => {
  it('has no name that becomes another one once the catalog has answered', async () => {
    let answer = (_: unknown) => {};
    const initials = renderMira(
      () => new Promise(resolve => (answer = resolve)),
    );
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(initials()).toBe('');
    answer(named('Mira Okafor'));
    expect(await screen.findByText('Mira Okafor')).toBeInTheDocument();
    expect(initials()).toBe('MO');
  });

  it('has the name of the ref where the catalog cannot tell', async () => {
    const initials = renderMira(async () => {
      throw new Error('The catalog is away.');
    });
    expect(await screen.findByText('mira')).toBeInTheDocument();
    expect(initials()).toBe('MI');
  });
});
