import { useMemo, type ReactNode } from 'react';
import {
  EntityNamePickerFieldExtension,
  EntityPickerFieldExtension,
  EntityTagsPickerFieldExtension,
  MultiEntityPickerFieldExtension,
  MyGroupsPickerFieldExtension,
  OwnedEntityPickerFieldExtension,
  OwnerPickerFieldExtension,
  RepoBranchPickerFieldExtension,
  RepoOwnerPickerFieldExtension,
  RepoUrlPickerFieldExtension,
} from '@backstage/plugin-scaffolder';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
  useCustomLayouts,
  type FieldExtensionOptions,
  type LayoutOptions,
} from '@backstage/plugin-scaffolder-react';
import { ProvidedFieldsContext } from './ProvidedFields';
import { ProvidedLayoutsContext } from './ProvidedLayouts';

const STANDARD_FIELDS = (
  <ScaffolderFieldExtensions>
    <EntityNamePickerFieldExtension />
    <EntityPickerFieldExtension />
    <EntityTagsPickerFieldExtension />
    <MultiEntityPickerFieldExtension />
    <MyGroupsPickerFieldExtension />
    <OwnedEntityPickerFieldExtension />
    <OwnerPickerFieldExtension />
    <RepoBranchPickerFieldExtension />
    <RepoOwnerPickerFieldExtension />
    <RepoUrlPickerFieldExtension />
  </ScaffolderFieldExtensions>
);

type LegacyFieldsProps = {
  /** What the app put inside the page: its own layouts, and field extensions, which win over the standard ones. */
  outlet: ReactNode;
  children: ReactNode;
};

/** Brings the Scaffolder's fields and the app's layouts to the forms of an app that has no API for them. */
export const LegacyFields = ({ outlet, children }: LegacyFieldsProps) => {
  const standard =
    useCustomFieldExtensions<FieldExtensionOptions>(STANDARD_FIELDS);
  const custom = useCustomFieldExtensions<FieldExtensionOptions>(outlet);
  const layouts = useCustomLayouts<LayoutOptions>(outlet);
  const fields = useMemo(() => [...standard, ...custom], [standard, custom]);
  return (
    <ProvidedFieldsContext.Provider value={fields}>
      <ProvidedLayoutsContext.Provider value={layouts}>
        {children}
      </ProvidedLayoutsContext.Provider>
    </ProvidedFieldsContext.Provider>
  );
};
