import knowledge from 'proviso:knowledge';
import { Command, InvalidArgumentError, Option } from 'commander';
import { RECORD_FORMATS } from '../exports/recordFile';
import { SUMMARY_FORMATS } from '../exports/summaryFile';
import type { LawChoice } from '../law/applicability';
import { explain } from '../service/explain';
import { withoutPageLinks } from '../service/pageLinks';
import { SUMMARY_LEVELS } from '../summary/summary';
import { type CheckOptions, check } from './check';
import { type DiffOptions, diff } from './diff';
import { readDocument, UnreadableFile } from './files';
import { CHECK_FORMATS } from './formats';
import { type InsertOptions, insert, UsageError } from './insert';
import { lawLines, listLaws } from './laws';
import { createDraft, type NewOptions } from './new';
import { type ReportOptions, report } from './report';
import { analyseFile, createSession, knownHere, type Overrides } from './session';
import { type SummaryOptions, summariseFiles } from './summary';

const session = createSession(knowledge);

const program = new Command('proviso')
  .description('Checks privacy policies against the laws that apply to them. A drafting aid, not legal advice.')
  .version(PROVISO_VERSION)
  .configureHelp({ showGlobalOptions: true })
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

program
  .command('check')
  .description('say which disclosures are missing')
  .argument('[targets...]', 'files, folders, or - for standard input; without any, the drafts of the working folder')
  .addOption(new Option('--format <format>').choices(CHECK_FORMATS).default('text'))
  .addOption(new Option('--fail-on <level>').choices(['error', 'warning', 'never']).default('error'))
  .addOption(lawsOption())
  .addOption(asOfOption())
  .action(async (targets: string[], options: CheckOptions) => {
    const result = await check(session, targets, options, showProgress);
    print(result.output);
    for (const error of result.errors) complain(error);
    process.exitCode = result.exitCode;
  });

program
  .command('summary')
  .description('say what a reader would take from a draft')
  .argument('<targets...>', 'files, folders, or - for standard input')
  .addOption(new Option('--level <level>', 'only this level').choices(SUMMARY_LEVELS))
  .addOption(new Option('--format <format>').choices(SUMMARY_FORMATS).default('text'))
  .addOption(lawsOption())
  .addOption(asOfOption())
  .action(async (targets: string[], options: SummaryOptions) => {
    const result = await summariseFiles(session, targets, options);
    print(result.output);
    for (const error of result.errors) complain(error);
    process.exitCode = result.exitCode;
  });

program
  .command('diff')
  .description('say what changed for readers between two versions of a draft')
  .argument('<old>', 'the version before, or - for standard input')
  .argument('<new>', 'the version now, or - for standard input')
  .addOption(new Option('--format <format>').choices(['text', 'markdown', 'json']).default('text'))
  .addOption(lawsOption())
  .addOption(asOfOption())
  .action((old: string, next: string, options: DiffOptions) =>
    complaining(async () => {
      const result = await diff(session, old, next, options);
      print(result.output);
      process.exitCode = result.exitCode;
    }),
  );

program
  .command('report')
  .description('print the compliance record of a draft: what each law wants, the verdict, the clause and the evidence')
  .argument('<file>', 'a draft, or - for standard input')
  .addOption(new Option('--format <format>').choices(RECORD_FORMATS).default('markdown'))
  .option('--output <file>', 'write the record into this file instead of printing it')
  .addOption(lawsOption())
  .addOption(asOfOption())
  .action((file: string, options: ReportOptions) =>
    complaining(async () => {
      const text = await report(session, file, options);
      if (options.output === undefined) print(text);
    }),
  );

program
  .command('insert')
  .description('print the draft with standard sections, or a summary, inserted')
  .argument('<sections...>', 'ids of sections, then the file (or - for standard input)')
  .option('--missing', 'insert everything that the laws want and the draft does not say')
  .addOption(new Option('--summary <level>', 'insert or update the summary at the top').choices(SUMMARY_LEVELS))
  .option('--write', 'change the file instead of printing it')
  .option('--diff', 'print the changes instead of the whole draft, and change nothing')
  .addOption(jsonOption())
  .addOption(lawsOption())
  .addOption(asOfOption())
  .action((given: string[], options: InsertOptions & { format: string }) =>
    complaining(async () => {
      const file = given.at(-1) ?? '-';
      const result = await insert(session, given.slice(0, -1), file, options);
      if (options.format === 'json') print(json({ documents: [{ path: file, ...result }] }));
      else if (result.diff !== undefined) print(result.diff);
      else if (options.write) print(`${file}: ${result.inserted.join(', ') || 'nothing to insert'}\n`);
      else print(result.text);
    }),
  );

program
  .command('new')
  .description('print a first draft: every section that the laws want, its open places in brackets')
  .addOption(new Option('--kind <kind>', 'the kind of notice, such as policy or cookies').default('policy'))
  .addOption(new Option('--format <format>').choices(['markdown', 'html', 'plaintext', 'json']).default('markdown'))
  .option('--facts <facts>', 'what is so and, after an exclamation mark, what is not: people-in-eu,!has-dpo')
  .addOption(lawsOption())
  .addOption(asOfOption())
  .action((options: NewOptions) =>
    complaining(() => {
      const { text, sections, laws } = createDraft(session, options);
      print(options.format === 'json' ? json({ kind: options.kind, laws, sections, text }) : text);
    }),
  );

program
  .command('explain')
  .description(
    'explain a requirement, law, right, disclosure, fact, section or finding, or list the laws by jurisdiction',
  )
  .argument('<id>', 'for example gdpr.13-2-a, right-erasure, missing/retention-period, why/retention-period, laws')
  .argument('[file]', 'a draft, or - for standard input: says where it comes near to what it lacks')
  .addOption(jsonOption())
  .addOption(lawsOption())
  .addOption(asOfOption())
  .action((id: string, file: string | undefined, { format, ...options }: Overrides & { format: string }) =>
    complaining(async () => {
      const read = file === undefined ? undefined : await analyseFile(session, await readDocument(file), options);
      const { index } = read?.analysis.known ?? (await knownHere(session));
      const explanation = explain(index, id, read?.analysis);
      if (!explanation) throw new UsageError(`nothing is known as ${id}`);
      const markdown = withoutPageLinks(explanation.markdown);
      print(format === 'json' ? json({ ...explanation, markdown }) : `${markdown}\n`);
    }),
  );

program
  .command('laws')
  .description('list the laws with their dates')
  .addOption(jsonOption())
  .action(({ format }: { format: string }) => {
    const laws = listLaws(knowledge, session.today);
    print(format === 'json' ? json({ laws }) : lawLines(laws));
  });

program
  .command('sections')
  .description('list the standard sections')
  .addOption(jsonOption())
  .action(async ({ format }: { format: string }) => {
    const { knowledge: here, index } = await knownHere(session);
    const sections = here.sections.map((section) => {
      return { id: section.id, title: index.sectionTitle(section), discloses: section.discloses };
    });
    print(
      format === 'json' ? json({ sections }) : sections.map(({ id, title }) => `${id.padEnd(32)} ${title}\n`).join(''),
    );
  });

// Whoever reads the output may have seen enough: `proviso check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void program.parseAsync();

function lawsOption(): Option {
  return new Option('--laws <laws>', 'auto, all, or law ids separated by commas').argParser(parseLaws);
}

function asOfOption(): Option {
  return new Option('--as-of <date>', 'check as of this day (YYYY-MM-DD)').argParser(parseDay);
}

function jsonOption(): Option {
  return new Option('--format <format>').choices(['text', 'json']).default('text');
}

function parseLaws(value: string): LawChoice {
  if (value === 'auto' || value === 'all') return value;
  const ids = value.split(',').map((id) => id.trim());
  const unknown = ids.filter((id) => !listLaws(knowledge, session.today).some((law) => law.id === id));
  if (unknown.length > 0) throw new InvalidArgumentError(`unknown law: ${unknown.join(', ')} (see proviso laws)`);
  return ids;
}

function parseDay(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(value).toJSON()?.startsWith(value);
  if (!isDay) throw new InvalidArgumentError('not a date: YYYY-MM-DD');
  return value;
}

/** Turns what the user can mend into a message and exit code 2. */
async function complaining(run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof UnreadableFile)) throw error;
    complain(error.message);
    process.exitCode = 2;
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

function complain(message: string): void {
  process.stderr.write(`proviso: ${message}\n`);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

/** Long checks show how far they are, where somebody watches. */
function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY || all < 20) return;
  process.stderr.write(done === all ? '\r\x1b[K' : `\rproviso: ${done} of ${all} files`);
}
