export { infraRequestsModuleDemoHistory as default } from './module';
