export { catalogModuleLocalText as default } from './module';
