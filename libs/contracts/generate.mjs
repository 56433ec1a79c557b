// Makes the *.generated.ts files of this library from schemas/: validators compiled ahead by ajv,
// TypeScript types, and the catalogue of types. Run after any change of a schema:
//   node libs/contracts/generate.mjs            writes the files
//   node libs/contracts/generate.mjs --check    ends with 1 if a file differs from its schemas
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { _ } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const KINDS = ['police', 'court', 'cps', 'prison', 'probation', 'health', 'la', 'provider'];
const OTHERS = ['identity', 'sealed-identity', 'envelope', 'agreement'];
const ANNOTATIONS = ['x-title-cy', 'x-age', 'x-fact-date', 'x-reference', 'x-person-event'];
const HEADER = '// Made by libs/contracts/generate.mjs from schemas/. Do not edit.\n';

const read = (...path) => JSON.parse(readFileSync(join(root, 'schemas', ...path), 'utf8'));
const camel = (name) => name.replace(/[-./]+(\w)/g, (_match, letter) => letter.toUpperCase());

const types = [...KINDS, 'any'].flatMap((kind) =>
  readdirSync(join(root, 'schemas', kind))
    .sort()
    .map((file) => {
      const name = /^(.+)\.v(\d+)\.json$/.exec(file);
      if (!name) throw new Error(`schemas/${kind}/${file} is not named <entity>.<verb>.v<number>.json`);
      const entry = kind === 'any' ? name[1] : `${kind}.${name[1]}`;
      return { kind, suffix: entry, version: Number(name[2]), schema: read(kind, file) };
    }),
);
const others = OTHERS.map((name) => ({ name, schema: read(`${name}.json`) }));
const definitions = read('definitions.json');

/** One descriptor per schema: what other rooms must know of a type without reading its schema. */
function descriptor({ kind, suffix, version, schema }) {
  const fields = Object.entries(schema.properties);
  const marked = (annotation, value) =>
    fields.filter(([, field]) => field[annotation] === value).map(([name]) => name);
  const factDates = marked('x-fact-date', true);
  if (schema['x-person-event'] && factDates.length !== 1) {
    throw new Error(`${suffix} is about a person and must mark exactly one field with x-fact-date`);
  }
  return {
    suffix,
    kind,
    version,
    personEvent: schema['x-person-event'],
    ageFields: marked('x-age', true),
    factDate: factDates[0],
    references: { agency: marked('x-reference', 'agency'), referral: marked('x-reference', 'referral') },
    fields: fields.map(([name]) => name),
    required: schema.required ?? [],
    title: { en: schema.title, cy: schema['x-title-cy'] },
    schemaId: schema.$id,
  };
}

/** Every property name of every schema: only these may stand in a pointer that leaves the validator. */
function propertyNames(node, into = new Set()) {
  if (Array.isArray(node)) node.forEach((item) => propertyNames(item, into));
  else if (node && typeof node === 'object') {
    if (node.properties) Object.keys(node.properties).forEach((name) => into.add(name));
    Object.values(node).forEach((value) => propertyNames(value, into));
  }
  return into;
}

function catalogueFile() {
  const names = [...propertyNames([...types, ...others, definitions])].sort((a, b) => (a < b ? -1 : 1));
  return (
    `${HEADER}import type { TypeDescriptor } from './descriptor';\n\n` +
    `export const DESCRIPTORS: readonly TypeDescriptor[] = ${JSON.stringify(types.map(descriptor), null, 2)};\n\n` +
    `export const FIELD_NAMES: ReadonlySet<string> = new Set(${JSON.stringify(names)});\n\n` +
    `export const VALUE_LISTS = ${JSON.stringify(valueLists(), null, 2)} as const;\n`
  );
}

/** The closed lists of the shared definitions, for those who map or make values. */
function valueLists() {
  return Object.fromEntries(
    Object.entries(definitions.$defs)
      .filter(([, definition]) => definition.enum)
      .map(([name, definition]) => [name, definition.enum]),
  );
}

/** Labels and annotations decide nothing; without them the validators are half the size. */
function withoutLabels(node, inProperties = false) {
  if (Array.isArray(node)) return node.map((item) => withoutLabels(item));
  if (!node || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => inProperties || ![...ANNOTATIONS, 'title', 'description'].includes(key))
      .map(([key, value]) => [
        key,
        withoutLabels(value, !inProperties && ['properties', 'patternProperties', '$defs'].includes(key)),
      ]),
  );
}

const exportName = ({ suffix, version }) => `${camel(suffix)}V${version}`;

function validatorsFile() {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: false,
    messages: false,
    code: { source: true, esm: true, lines: true, formats: _`require("./formats").formats` },
  });
  ['date', 'date-time', 'date-or-time'].forEach((name) => ajv.addFormat(name, () => true));
  [definitions, ...types.map((type) => type.schema), ...others.map((other) => other.schema)].forEach(
    (schema) => ajv.addSchema(withoutLabels(schema)),
  );
  const exported = Object.fromEntries([
    ...types.map((type) => [exportName(type), type.schema.$id]),
    ...others.map((other) => [camel(other.name), other.schema.$id]),
  ]);
  const byType = types.map((type) => `  '${type.suffix}.v${type.version}': ${exportName(type)},`).join('\n');
  return `// @ts-nocheck\n${HEADER}${standalone(ajv, exported)}\nexport const factsValidators = {\n${byType}\n};\n`;
}

async function typesFile() {
  const local = (node) =>
    JSON.parse(JSON.stringify(node).replaceAll(/"(?:\.\.\/)?definitions\.json#\/\$defs\//g, '"#/$defs/'));
  const bare = ({ $schema: _schema, $id: _id, $defs: _defs, ...schema }) => local(schema);
  const named = (schema, name) => ({ ...bare(schema), title: name });
  const pascal = (name) => camel(`.${name}`).replace(/^\./, '');
  const defs = Object.fromEntries(
    Object.entries(definitions.$defs).map(([name, schema]) => [
      name,
      { ...local(schema), title: pascal(name) },
    ]),
  );
  const properties = {};
  for (const type of types) {
    const name = pascal(`${type.suffix}.facts`) + (type.version > 1 ? `V${type.version}` : '');
    const closed = Object.fromEntries(
      Object.entries(type.schema).filter(([key]) => !['allOf', 'if', 'then', 'else'].includes(key)),
    );
    defs[name] = named(closed, name);
    properties[`${type.suffix}.v${type.version}`] = { $ref: `#/$defs/${name}` };
  }
  defs.Agreement = named(others.find((other) => other.name === 'agreement').schema, 'Agreement');
  const schema = {
    title: 'FactsByType',
    type: 'object',
    properties,
    required: Object.keys(properties),
    $defs: defs,
  };
  const text = await compile(untitled(schema), 'FactsByType', {
    additionalProperties: false,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    bannerComment: HEADER.trimEnd(),
    style: { singleQuote: true, printWidth: 110, trailingComma: 'all' },
  });
  return text;
}

/** Titles of single fields would become types of their own; only those of definitions name a type. */
function untitled(schema) {
  const strip = (node) => {
    if (Array.isArray(node)) return node.map(strip);
    if (!node || typeof node !== 'object') return node;
    const rest = Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => !(key === 'title' && typeof node[key] === 'string'))
        .filter(([key]) => !['if', 'then', 'allOf'].includes(key))
        .map(([key, value]) => [key, strip(value)]),
    );
    return rest.$ref ? { $ref: rest.$ref } : rest;
  };
  const defs = Object.fromEntries(
    Object.entries(schema.$defs).map(([name, node]) => [name, { ...strip(node), title: node.title }]),
  );
  return { ...schema, $defs: defs };
}

const files = {
  'catalogue.generated.ts': catalogueFile(),
  'validators.generated.ts': validatorsFile(),
  'facts.generated.ts': await typesFile(),
};
const check = process.argv.includes('--check');
let differs = false;
for (const [name, text] of Object.entries(files)) {
  const path = join(root, 'libs/contracts/src', name);
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    differs = true;
    process.stderr.write(`${name} differs from schemas/: run node libs/contracts/generate.mjs\n`);
  }
}
process.exitCode = differs ? 1 : 0;
