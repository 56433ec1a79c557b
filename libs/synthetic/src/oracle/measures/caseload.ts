import { locate, type HomeArea, type Location } from '../areas';
import { addDays, type IsoDate } from '../dates';
import { text, type KnownRecord } from '../known';
import type { PersonFile } from '../populations';

/** One unbroken time on the caseload under one sentence: [start, end). */
export interface Spell {
  start: IsoDate;
  end: IsoDate;
  custody: boolean;
  place: Location;
  birth: IsoDate | undefined;
}

const SUPERVISED = new Set(['COMMUNITY_ORDER', 'SSO_REQ', 'LICENCE', 'PSS', 'IMMEDIATE_CUSTODY']);
const RELEASES = new Set(['LICENCE', 'PSS', 'HDC', 'UNCONDITIONAL']);
const NEVER = '9999-12-31';

/** Rule R11. Sentences of people outside Wales are left out. */
export function caseloadOf(file: PersonFile): Spell[] {
  let spells = told.get(file);
  if (!spells) {
    spells = spellsOf(file);
    told.set(file, spells);
  }
  return spells;
}

const told = new WeakMap<PersonFile, Spell[]>();

function spellsOf(file: PersonFile): Spell[] {
  const ends = file.of('probation.sentence.terminated');
  const turns = turnsOf(file);
  return file.of('probation.sentence.commenced').flatMap((record): Spell[] => {
    const kind = text(record, 'kind');
    const place = locate(record.facts.homeArea as HomeArea | undefined);
    if (!SUPERVISED.has(kind) || !place) return [];
    const start = text(record, 'startedOn');
    const end = endOf(record, ends);
    const spell = { place, birth: record.birth };
    if (kind !== 'IMMEDIATE_CUSTODY') return start < end ? [{ ...spell, start, end, custody: false }] : [];
    return inside(start, end, turns).map((span) => ({ ...spell, ...span, custody: true }));
  });
}

/** The termination of the same sentence, or thirty days after its expected end. */
function endOf(record: KnownRecord, ends: readonly KnownRecord[]): IsoDate {
  const start = text(record, 'startedOn');
  const terminated = ends
    .filter(
      (end) =>
        end.agency === record.agency &&
        text(end, 'sentenceRef') === text(record, 'sentenceRef') &&
        text(end, 'kind') === text(record, 'kind') &&
        text(end, 'terminatedOn') >= start,
    )
    .map((end) => text(end, 'terminatedOn'))
    .sort()[0];
  if (terminated) return terminated;
  const expected = text(record, 'expectedEndOn');
  return expected ? addDays(expected, 31) : NEVER;
}

interface Turn {
  on: IsoDate;
  out: boolean;
}

/** Releases of sentenced people, and recalls, in order; on one day the release comes first. */
function turnsOf(file: PersonFile): Turn[] {
  const releases = file
    .of('prison.release.recorded')
    .filter((each) => RELEASES.has(text(each, 'kind')) && text(each, 'legalStatus') === 'SENTENCED')
    .map((each) => ({ on: text(each, 'releasedOn'), out: true }));
  const recalls = file
    .of('probation.sentence.terminated')
    .filter((each) => text(each, 'kind') === 'LICENCE' && text(each, 'reason') === 'RECALLED')
    .map((each) => ({ on: text(each, 'terminatedOn'), out: false }));
  return [...releases, ...recalls].sort((a, b) =>
    a.on === b.on ? Number(b.out) - Number(a.out) : a.on < b.on ? -1 : 1,
  );
}

function inside(start: IsoDate, end: IsoDate, turns: readonly Turn[]): { start: IsoDate; end: IsoDate }[] {
  const spans: { start: IsoDate; end: IsoDate }[] = [];
  let since: IsoDate | undefined = start;
  for (const turn of turns) {
    if (turn.on < start || turn.on >= end) continue;
    if (turn.out && since !== undefined) {
      spans.push({ start: since, end: turn.on });
      since = undefined;
    } else if (!turn.out && since === undefined) since = turn.on;
  }
  if (since !== undefined) spans.push({ start: since, end });
  return spans.filter((span) => span.start < span.end);
}
