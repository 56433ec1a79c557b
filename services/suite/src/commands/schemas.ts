import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { catalogue, shortType, type TypeDescriptor } from '#libs/contracts';
import { projectPath } from '#libs/config';
import { failureOf } from '../failure';
import { linesIn } from '../words';

/** `cyfrif schemas show [type]`: what an integrator may send, and in which shape. */
export function registerSchemas(program: Command): void {
  const schemas = program.command('schemas').description('the event types and their JSON Schemas');
  schemas
    .command('show')
    .argument(
      '[type]',
      'an event type, for example probation.sentence.commenced, or "identity" or "envelope"',
    )
    .option('--json', 'the list as JSON')
    .description('list the event types, or print the schema of one')
    .action((type: string | undefined, options: { json?: boolean }) => {
      process.stdout.write(type ? schemaText(type) : list(options.json === true));
    });
}

function schemaText(type: string): string {
  if (type === 'identity' || type === 'envelope')
    return readFileSync(projectPath('schemas', `${type}.json`), 'utf8');
  const descriptor = descriptorOf(shortType(type));
  if (!descriptor) throw failureOf('schema.unknown', { type }, 2);
  return readFileSync(schemaPath(descriptor), 'utf8');
}

/** Types that every agency has may be asked for with or without an agency's segment. */
function descriptorOf(short: string): TypeDescriptor | undefined {
  const withoutAgency = short.split('.').slice(1).join('.');
  return catalogue.find(
    ({ suffix, kind }) => suffix === short || (kind === 'any' && suffix === withoutAgency),
  );
}

function schemaPath({ suffix, kind, version }: TypeDescriptor): string {
  const name = kind === 'any' ? suffix : suffix.slice(kind.length + 1);
  return projectPath('schemas', kind, `${name}.v${version}.json`);
}

function list(json: boolean): string {
  const rows = catalogue.map(({ suffix, kind, version, personEvent, fields, required, title }) => ({
    type: kind === 'any' ? `<agency>.${suffix}` : suffix,
    version,
    identity: personEvent,
    title,
    fields: fields.map((field) => (required.includes(field) ? `${field}*` : field)),
  }));
  if (json) return `${JSON.stringify(rows, null, 2)}\n`;
  const lines = rows.map(
    ({ type, title, fields }) => `${type}\n  ${title.en} / ${title.cy}\n  ${fields.join(', ')}\n`,
  );
  return `${lines.join('\n')}\n${linesIn('events', 'schemas.required').join('\n')}\n`;
}
