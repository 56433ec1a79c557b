/** Starts the embedded PostgreSQL so that it outlives this process: node postgres.js PROGRAM FOLDER PORT */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [program, dataDir, port] = process.argv.slice(2);

async function start() {
  const server = await require(program).startEmbeddedPostgres({
    dataDir,
    port: Number(port),
    endWithProcess: false,
  });
  writeFileSync(join(dataDir, 'server.pid'), `${server.pid}\n`);
  console.log(`PostgreSQL  postgres@127.0.0.1:${server.port}  (password in ${join(dataDir, 'password')})`);
}

start().catch((error) => {
  console.error(`infra/local: ${error.message}`);
  process.exitCode = 1;
});
