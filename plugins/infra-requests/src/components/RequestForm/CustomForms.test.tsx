import { identityApiRef } from '@backstage/core-plugin-api';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  mockApis as newMockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { scaffolderPlugin } from '@backstage/plugin-scaffolder';
import newScaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  ScaffolderFieldExtensions,
  ScaffolderLayouts,
  createScaffolderFieldExtension,
  createScaffolderLayout,
  type FieldExtensionComponentProps,
  type LayoutTemplate,
} from '@backstage/plugin-scaffolder-react';
import {
  FormFieldBlueprint,
  createFormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { ME } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import plugin, { FormLayoutBlueprint } from '../../alpha';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { InfraRequestsPage } from '../../plugin';
import { rootRouteRef } from '../../routes';

/** A company's own field: a button for each colour. */
const Colour = (props: FieldExtensionComponentProps<string>) => (
  <fieldset>
    <legend>{props.schema.title}</legend>
    {['red', 'blue'].map(colour => (
      <button
        key={colour}
        type="button"
        aria-pressed={props.formData === colour}
        onClick={() => props.onChange(colour)}
      >
        {colour}
      </button>
    ))}
  </fieldset>
);

const notRed = (
  value: string | undefined,
  validation: { addError: (message: string) => void },
) => {
  if (value === 'red') {
    validation.addError('Red is for emergencies.');
  }
};

/** A company's own layout: the fields of a step in a box. */
const Boxed: LayoutTemplate = ({
  properties,
}: {
  properties: { name: string; content: JSX.Element }[];
}) => (
  <section aria-label="Boxed">
    {properties.map(({ name, content }) => (
      <div key={name}>{content}</div>
    ))}
  </section>
);

const [database] = REQUEST_TYPES;
const apiOfCompany = () =>
  new FakeInfraRequestsApi({
    types: [
      {
        ...database,
        parameters: [
          {
            title: 'Look',
            schema: {
              type: 'object',
              'ui:ObjectFieldTemplate': 'Boxed',
              required: ['colour'],
              properties: {
                colour: {
                  title: 'Colour',
                  type: 'string',
                  'ui:field': 'Colour',
                },
              },
            },
          },
        ],
      },
    ],
  });

async function inTheLegacySystem(api: FakeInfraRequestsApi) {
  const ColourField = scaffolderPlugin.provide(
    createScaffolderFieldExtension({
      name: 'Colour',
      component: Colour,
      validation: notRed,
    }),
  );
  const BoxedLayout = scaffolderPlugin.provide(
    createScaffolderLayout({ name: 'Boxed', component: Boxed }),
  );
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [infraRequestsApiRef, api],
        [permissionApiRef, mockApis.permission()],
        [identityApiRef, mockApis.identity({ userEntityRef: ME })],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <Routes>
        <Route path="/infra-requests" element={<InfraRequestsPage />}>
          <Route
            path="*"
            element={
              <>
                <ScaffolderFieldExtensions>
                  <ColourField />
                </ScaffolderFieldExtensions>
                <ScaffolderLayouts>
                  <BoxedLayout />
                </ScaffolderLayouts>
              </>
            }
          />
        </Route>
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: ['/infra-requests/new/database'],
      mountedRoutes: {
        '/infra-requests': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

async function inTheNewSystem(api: FakeInfraRequestsApi) {
  const company = createFrontendModule({
    pluginId: 'infra-requests',
    extensions: [
      FormLayoutBlueprint.make({
        name: 'boxed',
        params: { layout: { name: 'Boxed', component: Boxed } },
      }),
    ],
  });
  const fields = createFrontendModule({
    pluginId: 'scaffolder',
    extensions: [
      FormFieldBlueprint.make({
        name: 'colour',
        params: {
          field: async () =>
            createFormField({
              name: 'Colour',
              component: Colour,
              validation: notRed,
            }),
        },
      }),
    ],
  });
  renderTestApp({
    features: [plugin, newScaffolderPlugin, company, fields],
    apis: [
      [infraRequestsApiRef, api],
      [catalogApiRef, catalogApiMock()],
      [identityApiRef, newMockApis.identity({ userEntityRef: ME })],
    ],
    initialRouteEntries: ['/infra-requests/new/database'],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe.each([
  ['an app on core-plugin-api', inTheLegacySystem],
  ['an app on the new frontend system', inTheNewSystem],
])("a company's own field and layout in %s", (_, open) => {
  it('are shown, validated and submitted as in a template', async () => {
    const api = apiOfCompany();
    await open(api);
    const box = await screen.findByRole(
      'region',
      { name: 'Boxed' },
      { timeout: 5_000 },
    );
    await userEvent.click(within(box).getByRole('button', { name: 'red' }));
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await within(box).findByText('Red is for emergencies.'),
    ).toBeInTheDocument();

    await userEvent.click(within(box).getByRole('button', { name: 'blue' }));
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByRole('row', { name: 'Colour blue' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(api.inputsOf('preview').at(-1)).toMatchObject({
        parameters: { colour: 'blue' },
      }),
    );
  });
});
