import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Progress } from '../../progress';
import type { Stage } from '../../progress';
import { linesIn, sayIn } from '../../words';
import { linkFiles } from './link-files';
import type { LinkFilesOptions } from './link-files';
import { readMapping } from './records/mapping';
import { warningJson, warningLines } from './records/warning-text';
import { bitsOption, collect } from './options';
import { writeClusters, writePairs, writeReasons } from './output';
import { reasonsPath } from './reasons';
import { runReport } from './report';

interface RunOptions {
  records: string[];
  mapping: string;
  out: string;
  pairs?: string;
  reasons: boolean;
  threshold?: number;
  model?: string;
  unsalted?: boolean;
  freshKeys?: boolean;
  json?: boolean;
}

/** `cyfrif linkage run`: links files of records through encodings, training itself. */
export function registerRun(linkage: Command): void {
  linkage
    .command('run')
    .requiredOption('--records <file.csv>', 'a file of records; give it again for more files', collect)
    .requiredOption('--mapping <file.json>', 'what the columns mean')
    .requiredOption('--out <clusters.csv>', 'where to write file, id, cluster')
    .option(
      '--pairs <pairs.csv>',
      'where to write the scored pairs; their reasons go beside it, to pairs.reasons.csv',
    )
    .option('--no-reasons', 'leave the reasons of the pairs out')
    .option(
      '--threshold <bits>',
      'weight from which a pair is one person (default: chosen without labels)',
      bitsOption,
    )
    .option('--model <model.json>', 'where to write the trained model')
    .option('--unsalted', 'one key for all blocks: only to measure what salting costs')
    .option(
      '--fresh-keys',
      'encode under random keys (default: keys that follow from the files, so that a run can be repeated)',
    )
    .option('--json', 'print what was chosen as JSON')
    .description('link records through encodings, without labels')
    .addHelpText('after', MAPPING_HELP)
    .action(async (options: RunOptions) => {
      const mapping = readMapping(options.mapping);
      const linked = await linkFiles({
        files: options.records,
        mapping,
        threshold: options.threshold,
        saltByBlock: !options.unsalted,
        freshKeys: options.freshKeys,
        ...watching(new Progress(process.stderr, options.json)),
      });
      await writeClusters(options.out, linked);
      if (options.pairs) {
        await writePairs(options.pairs, linked);
        if (options.reasons) await writeReasons(reasonsPath(options.pairs), linked);
      }
      const { model, training } = linked.result;
      if (options.model) writeFileSync(options.model, `${JSON.stringify(model, null, 2)}\n`);
      const chosen = {
        records: linked.ids.length,
        pairs: linked.result.candidates.pairs.size,
        clusters: new Set(linked.result.clusters).size,
        threshold: model.threshold,
        prior: model.prior,
        expectedF1: training?.expectedF1,
        byFiles: (model.byAgencies ?? []).map(({ agencies, matches }) => ({ files: agencies, matches })),
        dateFormat: linked.dateFormats.find((format) => format !== undefined),
        dateFormats: linked.dateFormats.map((format) => format ?? null),
        warnings: linked.warnings.map(warningJson),
      };
      process.stdout.write(
        options.json ? `${JSON.stringify(chosen, null, 2)}\n` : runReport(linked, mapping, options.threshold),
      );
    });
}

const MAPPING_HELP = `
The mapping says what the columns are; leave out what there is not:
  {"id": "rec_id",
   "fields": {"givenName": "given_name", "familyName": "surname",
              "dateOfBirth": {"column": "date_of_birth", "format": "yyyyMMdd"},
              "postcode": "postcode", "sex": "gender",
              "identifiers": {"soc_sec_id": "opaque", "nhs_no": "NHS"}},
   "other": [{"column": "occupation", "compare": "exact"}, {"column": "address_1", "compare": "text"}],
   "within": true,
   "files": {"B.csv": {"columns": {"given_name": "forename", "address_1": null,
                                   "date_of_birth": {"column": "dob", "format": "dd/MM/yyyy"}}}}}

  identifiers   PNC, CRO, NOMS, CRN, NHS, NINO, or opaque for any other number
  postcode      British; others go under "other"
  within        false: link across files only
  files         what a file calls the columns named above, where it calls them otherwise; null: it has none.
                A file without a column does not state it, which speaks neither for nor against a pair.

Files are CSV with a header, UTF-8; what is not UTF-8 is read as Windows-1252. What is not compared as it stands is
counted by file and column and said as a warning. Guide: docs/linkage.md
`;

const LABELS: Record<string, string> = {
  count: 'Counting values',
  encode: 'Encoding records',
  blocks: 'Comparing blocks',
  train: 'Training',
  cluster: 'Clustering',
};

/** Shows a run: one bar for each stage, and what the files were found to hold, as soon as they were read. */
export function watching(progress: Progress): Required<Pick<LinkFilesOptions, 'onProgress' | 'onWarnings'>> {
  let current: { name: string; stage: Stage; done: number } | undefined;
  const end = (): void => current?.stage.end(`${current.done}`);
  return {
    onProgress: (name, done, of) => {
      if (current?.name !== name) {
        end();
        current = { name, stage: progress.stage(LABELS[name] ?? name, of), done };
      }
      current.done = done;
      current.stage.update(done, of || undefined);
      if (name === 'cluster') current.stage.end(sayIn('linkage', 'done'));
    },
    onWarnings: (warnings) => {
      end();
      current = undefined;
      for (const [note, nodyn] of warnings.map(warningLines))
        process.stderr.write(`${linesIn('linkage', 'note.warning', { note, nodyn }).join('\n')}\n`);
    },
  };
}
