export { infraRequestsModuleOnCall as default } from './module';
