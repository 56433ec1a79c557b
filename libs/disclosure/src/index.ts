// For services that publish counts.
export {
  AdditiveTableError,
  suppressAdditiveTable,
  type AdditiveCell,
  type AdditiveEquation,
  type AdditiveOptions,
  type AdditiveSuppression,
} from './protect/additive';
