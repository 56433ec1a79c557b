import { addMonths, order, type IsoDate } from './dates';
import { text, type KnownRecord } from './known';

interface Declaration {
  value: string;
  declaredOn: IsoDate;
  confirmedOn?: IsoDate | undefined;
  /** First day of the service declared. */
  since?: IsoDate | undefined;
  kind: string;
  method: string;
  revision: number;
}

const SILENT = new Set(['', 'NOT_STATED', 'UNKNOWN', 'NS', 'UN', 'Z1', 'ETH03', 'MERGE']);

/** Agencies by precedence of evidence; those not named rank last. */
const SEX_ORDER = ['court', 'probation', 'prison', 'police'];
const PARENT_ORDER = ['probation', 'prison', 'police', 'la'];

/** Everything a person's records declare about one characteristic, silent answers left out. */
export function declarations(records: readonly KnownRecord[], characteristic: string): Declaration[] {
  const found: Declaration[] = [];
  for (const record of records) {
    const { kind, revision } = record;
    const from = (value: string, declaredOn: string, method = 'SELF', confirmedOn = '', since = '') => {
      if (SILENT.has(value)) return;
      const [confirmed, served] = [confirmedOn || undefined, since || undefined];
      found.push({ value, declaredOn, confirmedOn: confirmed, since: served, kind, method, revision });
    };
    if (record.type.endsWith('person-characteristic.declared')) {
      if (text(record, 'characteristic') !== characteristic) continue;
      from(
        text(record, 'value'),
        text(record, 'declaredOn'),
        text(record, 'method') || 'SELF',
        text(record, 'confirmedOn'),
        text(record, 'serviceStartedOn'),
      );
    } else if (record.type === 'police.arrest.recorded') {
      from(text(record, ARREST[characteristic] ?? ''), text(record, 'arrestedOn'));
    } else if (record.type === 'probation.assessment.completed' && characteristic === 'PARENT') {
      from(text(record, 'parentalResponsibility'), text(record, 'completedOn'));
    } else if (record.type === 'la.care-status.changed' && characteristic === 'CARE_EXPERIENCE') {
      from(text(record, 'status') === 'NONE' ? 'NO' : 'YES', text(record, 'effectiveOn'));
    }
  }
  return found;
}

const ARREST: Record<string, string> = {
  SEX: 'sex',
  ETHNICITY: 'ethnicitySelfDefined',
  EX_SERVICE: 'exServiceDeclared',
  CARE_EXPERIENCE: 'careExperienceDeclared',
  PARENT: 'dependentChildrenDeclared',
};

/** Best rank first, then the latest declaration, then the highest revision (rule R2). */
function winner(list: Declaration[], rank: (declaration: Declaration) => number): string | undefined {
  const best = [...list].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      order(b.declaredOn, a.declaredOn) ||
      b.revision - a.revision ||
      order(a.value, b.value),
  );
  return best[0]?.value;
}

const byOrder = (order: readonly string[]) => (declaration: Declaration) => {
  const at = order.indexOf(declaration.kind);
  return at < 0 ? order.length : at;
};

/** F, M or X from arrests and declarations only; undefined if nobody stated it. */
export function sexOf(records: readonly KnownRecord[]): string | undefined {
  return winner(declarations(records, 'SEX'), byOrder(SEX_ORDER));
}

/** The winning ethnicity code: self-defined before observed. */
export function ethnicityOf(records: readonly KnownRecord[]): string | undefined {
  return winner(declarations(records, 'ETHNICITY'), ({ method }) => (method === 'OFFICER' ? 1 : 0));
}

/** Service begun by the date; YES beats NO unless the NO is verified with the Ministry of Defence. */
export function isExService(records: readonly KnownRecord[], on: IsoDate): boolean {
  const all = declarations(records, 'EX_SERVICE');
  const verified = all.filter(({ method }) => method === 'VERIFIED');
  if (verified.some(({ value }) => value === 'NO') && winner(verified, () => 0) === 'NO') return false;
  return all.some(({ value, since = on }) => value === 'YES' && since <= on);
}

export function isCareExperienced(records: readonly KnownRecord[]): boolean {
  return declarations(records, 'CARE_EXPERIENCE').some(({ value }) => value === 'YES');
}

/** Declared or confirmed in the three years up to the date (rule R4); the best evidence in them decides. */
export function isParent(records: readonly KnownRecord[], on: IsoDate): boolean {
  return winner(recentParenthood(records, on), byOrder(PARENT_ORDER)) === 'YES';
}

/** Anything declared or confirmed in the same time, be it yes or no. */
export function isParentKnown(records: readonly KnownRecord[], on: IsoDate): boolean {
  return recentParenthood(records, on).length > 0;
}

function recentParenthood(records: readonly KnownRecord[], on: IsoDate): Declaration[] {
  const since = addMonths(on, -36);
  const recent = (date: IsoDate | undefined) => date !== undefined && since < date && date <= on;
  return declarations(records, 'PARENT').filter(
    ({ declaredOn, confirmedOn }) => recent(declaredOn) || recent(confirmedOn),
  );
}

/** WHITE, MIXED, ASIAN, BLACK or OTHER; O1 is the old code of Chinese people. */
export function ethnicGroup(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (code === 'O1') return 'ASIAN';
  return { W: 'WHITE', M: 'MIXED', A: 'ASIAN', B: 'BLACK', O: 'OTHER' }[code.charAt(0)];
}
