export { authModuleOwnership as default } from './module';
