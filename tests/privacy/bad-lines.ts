import type { MarkedEvents } from './events';
import type { Marks } from './marks';

/** A line of an agency's file, and the code with which it must be refused; undefined: it is accepted. */
export interface BadLine {
  text: string;
  code: string | undefined;
}

/** One line for every way in which an agency's file can be at fault, marked wherever a value can stand. */
export function badLines(events: MarkedEvents, marks: Marks): BadLine[] {
  const line = (code: string | undefined, event: object): BadLine => ({ text: JSON.stringify(event), code });
  const broken = (code: string, text: string): BadLine => ({ text, code });
  const long = (what: string): string => marks.of(what).repeat(400);
  const whole = JSON.stringify(events.plain());
  const first = events.plain();
  const revised = events.plain();
  return [
    line(undefined, events.plain()),
    line(undefined, first),
    line(undefined, revised),
    // Not readable
    broken('json.syntax', `{"specversion":"1.0","subject":"${marks.of('unclosed')}`),
    broken('json.syntax', marks.of('bare')),
    broken('json.syntax', `${whole.slice(0, -2)},"${marks.of('tail')}"`),
    broken('json.syntax', `${whole} ${marks.of('after')}`),
    // Fields that nobody knows, by key and by value
    line('field.unknown', events.plain({ [marks.of('envelopekey')]: marks.of('envelopevalue') })),
    line('field.unknown', events.plain({}, { [marks.of('factkey')]: marks.of('factvalue') })),
    line('field.unknown', events.plain({}, {}, { [marks.of('identitykey')]: marks.of('identityvalue') })),
    line('field.unknown', events.plain({}, {}, { linkage: { [marks.of('nickname')]: marks.of('nick') } })),
    // Values that do not fit
    line('field.value', events.plain({}, { kind: marks.of('kind') })),
    line('field.format', events.plain({}, { startedOn: marks.add('Zqmarkday') })),
    line('field.format', events.plain({ time: marks.of('time') })),
    line('field.length', events.plain({}, { sentenceRef: long('longreference') })),
    line('field.length', events.plain({}, {}, { linkage: { familyName: long('longname') } })),
    line('field.length', events.plain({ subject: long('longsubject') })),
    line('field.type', events.plain({}, { sentenceRef: { held: marks.of('nested') } })),
    line('field.type', events.plain({}, {}, { identifiers: [{ scheme: 'NHS', value: 9_987_654_999 }] })),
    line('field.value', events.plain({}, {}, { identifiers: [{ scheme: marks.of('scheme'), value: 'x' }] })),
    line('field.format', events.plain({ source: `/agencies/${marks.of('source')} name` })),
    line('type.unknown', events.plain({ type: `cymru.cyfrif.probation.${marks.add('zqmarktype')}.seen.v1` })),
    line('agreement.unknown', events.plain({ agreementref: marks.of('agreement') })),
    // Against what came before
    line('delivery.conflict', events.plain({ id: first.id, subject: first.subject })),
    line('revision.conflict', events.plain({ subject: revised.subject })),
    // Accepted, with check digits that are wrong and texts that nobody reads
    line(undefined, events.plain({ dataschema: marks.of('dataschema'), traceparent: TRACE })),
    line(undefined, events.plain({}, {}, { identifiers: wrongDigits(marks) })),
  ];
}

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

function wrongDigits(marks: Marks): { scheme: string; value: string }[] {
  return [
    { scheme: 'PNC', value: marks.add('1961/7998001A') },
    { scheme: 'CRO', value: marks.add('799801/61A') },
    { scheme: 'NHS', value: marks.add('9987654320') },
    { scheme: 'NOMS', value: marks.of('noms') },
    { scheme: 'NINO', value: marks.add('QQ799801Z') },
  ];
}
