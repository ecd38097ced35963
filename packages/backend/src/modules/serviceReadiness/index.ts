export { infraRequestsModuleServiceReadiness as default } from './module';
