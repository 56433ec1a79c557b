import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import { createAgencyKey, enrolAgencyKey } from '#libs/keys';
import { fetchQuestions, sendAnswers, type OpenedItem } from '#services/agent';
import { failureOf } from '../../failure';
import { houseLayout } from '../../house/layout';
import { sayIn } from '../../words';
import { answersBySet, readAnswerFile, writeAnswerFile } from './answer-file';
import { connectionOf, type ConnectionOptions } from './connection';

interface ListOptions extends ConnectionOptions {
  out?: string;
  json: boolean;
}

/** `cyfrif questions`: what linkage asks an agency about the agency's own records, and its answers. */
export function registerQuestions(program: Command): void {
  const questions = program
    .command('questions')
    .description("what linkage asks an agency about the agency's own records: key, enrol, list, answer");
  questions
    .command('key')
    .requiredOption('--out <folder>', 'where the private key (question.key.pem) and the public one are put')
    .description(
      'make the key pair with which questions reach your agency; give the public half to the operator',
    )
    .action(({ out }: { out: string }) => {
      const folder = resolve(out);
      const path = join(folder, 'question.key.pem');
      if (existsSync(path)) throw failureOf('questions.key.exists', { path });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { privatePem, publicJwk } = createAgencyKey();
      writeFileSync(path, `${privatePem.trim()}\n`, { mode: 0o600 });
      const open = join(folder, 'question.jwk.json');
      writeFileSync(open, `${JSON.stringify(publicJwk)}\n`);
      process.stdout.write(
        `${sayIn('questions', 'key.keep')}: ${path}\n${sayIn('questions', 'key.give')}: ${open}\n`,
      );
    });
  questions
    .command('enrol')
    .argument('<agency>', "common name of the agency's certificate")
    .argument('<file>', "the agency's public key (question.jwk.json)")
    .option('--keys <folder>', 'key folder of the house (default: of this machine)')
    .description('operator: let an agency be asked about the records that it sends from now on')
    .action((agency: string, file: string, { keys }: { keys?: string }) => {
      const folder = keys ? resolve(keys) : houseLayout(suiteConfig(process.env).dataDir).keys;
      const { kid } = enrolAgencyKey(folder, agency, readFileSync(resolve(file), 'utf8'));
      process.stdout.write(`${agency}: ${kid}\n`);
    });
  withConnection(questions.command('list'))
    .option('--out <file>', 'write the items as a CSV file, in which the column answer is to be filled')
    .option('--json', 'print as JSON', false)
    .description('what your agency is asked; every item of a set takes an answer')
    .action(async (options: ListOptions) => {
      const asked = await fetchQuestions(await connectionOf(options));
      if (!asked.ok) throw failureOf('questions.gateway', { code: asked.code });
      if (options.out) await writeAnswerFile(resolve(options.out), asked.value);
      process.stdout.write(options.json ? `${JSON.stringify(asked.value, null, 2)}\n` : text(asked.value));
    });
  withConnection(questions.command('answer'))
    .argument(
      '<file>',
      'the CSV file of "questions list --out", its column answer filled: yes, no or unknown',
    )
    .description('send the answers, set by set')
    .action(async (file: string, options: ConnectionOptions) => {
      const connection = await connectionOf(options, { needsKeys: false });
      const sets = answersBySet(readAnswerFile(resolve(file)), file);
      let refused = 0;
      for (const [setId, answers] of sets) {
        const sent = await sendAnswers(connection, setId, answers);
        if (!sent.ok) refused += 1;
        const said = sent.ok
          ? sayIn('questions', 'answered', { answers: String(answers.length) })
          : sent.code;
        process.stdout.write(`${setId}  ${said}\n`);
      }
      if (refused > 0) process.exitCode = 1;
    });
}

function withConnection(command: Command): Command {
  return command
    .requiredOption('--agency <name>', "common name of your agency's certificate")
    .option('--gateway <url>', 'gateway (default: the house that serves on this machine)')
    .option('--cert <file>', "the agency's certificate (default: from this machine's development authority)")
    .option('--key <file>', "the certificate's private key")
    .option('--ca <file>', "authority of the gateway's certificate")
    .option(
      '--question-key <folder...>',
      'folders of "questions key", old ones too (default: made with the certificate of this machine)',
    );
}

/** Each set with its last day and what is asked, then its records as the agency names them. */
export function text(items: readonly OpenedItem[]): string {
  if (items.length === 0) return `${sayIn('questions', 'none')}\n`;
  const closed = `(${sayIn('questions', 'record.closed')})`;
  const sets = Map.groupBy(items, ({ setId }) => setId);
  return [...sets.values()]
    .map((set) => {
      const { setId, kind, expiresOn } = set[0]!;
      const lines = [
        `${setId}  ${sayIn('questions', 'until', { day: expiresOn })}`,
        `  ${sayIn('questions', `asks.${kind}`)}`,
        ...set.map(({ records }) => `    ${records.map((one) => one ?? closed).join('  ')}`),
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('');
}
