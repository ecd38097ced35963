export { infraRequestsModuleDeploymentNotes as default } from './module';
