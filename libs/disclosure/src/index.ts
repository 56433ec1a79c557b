// For services that publish counts.
export {
  AdditiveTableError,
  suppressAdditiveTable,
  type AdditiveCell,
  type AdditiveEquation,
  type AdditiveOptions,
  type AdditiveSuppression,
} from './protect/additive';
export type { EarlierFolder } from './carried';
export { buildByRules, type RuledRelease } from './release-fallback';
export { buildRelease, type ReleaseInput, type ReleaseOutcome } from './release';
export { verifyOutcome } from './verify-outcome';
export { releaseFiles, verifyFiles, type ReleaseFiles, type VerifiedFiles } from './release-files';
export { attackRelease, type AttackInput, type AttackReport as AttackFindings } from './attack/attack';
export {
  attackFiles,
  type AttackedFrom,
  type AttackFilesInput,
  type AttackFilesOutcome,
} from './attack-files';

// The table format.
export { TOTAL, type Axis } from './table/axis';
export { readCellRows, writeCells, type CellRow, type ReleasedTable } from './table/cells-file';
export { rate } from './table/rates';
export { readTable } from './table/read-table';
export { TableRefusal } from './table/refusal';
export { roundCount, roundedRange } from './table/rounding';
export { DEFAULT_RULES, parseRules, type ProtectionRules } from './table/rules';
export { parseSpecification, type TableSpecification } from './table/specification';
export { SystemBuilder, type CellSystem } from './table/system';
export { equationsOf, type CountTable, type TableLayout } from './table/table';
export type { AttackReport } from './attack/attack';
export type { Verification } from './verify/verify';
