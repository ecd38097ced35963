import {
  entityPresentationApiRef,
  type EntityPresentationApi,
} from '@backstage/plugin-catalog-react';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { TestApiProvider } from '@backstage/test-utils';
import { render, screen } from '@testing-library/react';
import { withNamesOfPicks } from './namedPicks';

const PAYMENTS = 'group:default/payments-team';

const MIRA = 'user:default/mira';

const TITLES = new Map([
  [PAYMENTS, 'Payments'],
  [MIRA, 'Mira Okafor'],
]);

const presentation: EntityPresentationApi = {
  forEntity: ref => {
    const entityRef = String(ref);
    const primaryTitle = TITLES.get(entityRef) ?? entityRef;
    const snapshot = { entityRef, primaryTitle };
    return { snapshot, promise: Promise.resolve(snapshot) };
  },
};

/** Writes what is picked as the Scaffolder's pickers do. */
const Picker = ({ formData }: { formData?: unknown }) => (
  <input aria-label="Owner" readOnly value={String(formData)} />
);

function show(name: string, formData: unknown) {
  const fields = [{ name, component: Picker }];
  const [{ component: Field }] = withNamesOfPicks(
    fields as unknown as FieldExtensionOptions[],
  );
  const props = { formData } as Parameters<typeof Field>[0];
  return render(
    <TestApiProvider apis={[[entityPresentationApiRef, presentation]]}>
      <Field {...props} />
    </TestApiProvider>,
  );
}

describe('the names of what is picked', () => {
  it('stand below the reference that the field writes', async () => {
    show('OwnerPicker', PAYMENTS);
    expect(await screen.findByText('Payments')).toBeInTheDocument();
    expect(screen.getByLabelText('Owner')).toHaveValue(PAYMENTS);
  });

  it('stand there for each where there are several', async () => {
    show('MultiEntityPicker', [PAYMENTS, MIRA]);
    expect(await screen.findByText('Payments')).toBeInTheDocument();
    expect(screen.getByText('Mira Okafor')).toBeInTheDocument();
  });

  it('have their line before the catalog has said them, so that nothing moves', async () => {
    const { container } = show('MultiEntityPicker', [PAYMENTS, MIRA]);
    const lines = () =>
      container.querySelector('.MuiFormHelperText-root')?.children;
    expect(lines()).toHaveLength(2);
    expect(screen.queryByText('Payments')).not.toBeInTheDocument();
    expect(await screen.findByText('Payments')).toBeInTheDocument();
    expect(lines()).toHaveLength(2);
  });

  it('leave a field the same however often they are added', () => {
    const fields = [
      { name: 'OwnerPicker', component: Picker },
    ] as unknown as FieldExtensionOptions[];
    const [first] = withNamesOfPicks(fields);
    const [second] = withNamesOfPicks([...fields]);
    expect(second.component).toBe(first.component);
  });

  it('are asked of the catalog only for references, and not for fields that say names themselves', async () => {
    const asked = jest.spyOn(presentation, 'forEntity');
    show('EntityPicker', 'pay');
    show('MyGroupsPicker', MIRA);
    show('OwnerPicker', PAYMENTS);
    expect(await screen.findByText('Payments')).toBeInTheDocument();
    expect(new Set(asked.mock.calls.map(([ref]) => ref))).toEqual(
      new Set([PAYMENTS]),
    );
  });
});
