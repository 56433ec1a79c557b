'use strict';

const { Kafka, logLevel } = require('kafkajs');

/** An agency's reader of its receipts: plain kafkajs, in a process of its own. Tells its parent what it reads. */
const { brokers, ssl, group, topic } = JSON.parse(process.argv[2]);
const client = new Kafka({
  brokers,
  ssl: { ca: [ssl.ca], cert: ssl.cert, key: ssl.key },
  logLevel: logLevel.NOTHING,
});
const reader = client.consumer({ groupId: group });

async function main() {
  await reader.connect();
  await reader.subscribe({ topics: [topic], fromBeginning: true });
  await reader.run({
    eachMessage: async ({ message: { key, value, headers } }) => {
      process.send({
        key: key?.toString(),
        contentType: String(headers['content-type']),
        place: [headers['ingress-partition']?.toString(), headers['ingress-offset']?.toString()],
        body: value.toString(),
      });
    },
  });
}

process.once('disconnect', () => process.exit(0));
void main();
