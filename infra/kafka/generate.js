/** Writes topics.json and acls.json anew from the program's table of topics; build first. */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { aclDefinitions, topicDefinitions } = require('../../dist/libs/eventlog/src/index.js');

const write = (name, definitions) =>
  writeFileSync(join(__dirname, name), `${JSON.stringify(definitions, null, 2)}\n`);

write('topics.json', topicDefinitions());
write('acls.json', aclDefinitions());
console.log('Written. Run "npx prettier --write infra/kafka" before you commit.');
