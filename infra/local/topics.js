/** Makes topics and rights on a broker as the program defines them: node topics.js PROGRAM PORT CERTIFICATES [AGENCY ...] */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [program, port, certificates, ...agencies] = process.argv.slice(2);
const pem = (name) => readFileSync(join(certificates, name), 'utf8');
const quiet = { info() {}, warn() {}, error() {} };
const ssl = { ca: pem('ca.pem'), cert: pem('admin.pem'), key: pem('admin.key') };

require(program)
  .defineKafka({ brokers: [`127.0.0.1:${port}`], ssl }, quiet, { agencies })
  .catch((error) => {
    console.error(`infra/local: Kafka's topics could not be made (${error.code ?? error.name}).`);
    process.exitCode = 1;
  });
