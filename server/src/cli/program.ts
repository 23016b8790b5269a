import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
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
import { analyseFile, knownHere, type Overrides, type Session } from './session';
import { type SummaryOptions, summariseFiles } from './summary';

/** What the program writes to. */
export interface Terminal {
  print(text: string): void;
  /** To standard error. */
  printError(text: string): void;
  /** Long checks show how far they are, where somebody watches. */
  readonly isWatched: boolean;
}

/** One run of the program, for its commands. */
interface Run {
  readonly session: Session;
  print(text: string): void;
  complain(message: string): void;
  progress(done: number, all: number): void;
  /** Notes the code to end with. */
  end(code: number): void;
}

/**
 * Runs the program with the arguments behind its name.
 * @returns the code to end with: 0, 1 or 2 as the command says, 2 for arguments that mean nothing
 */
export async function runProgram(session: Session, args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = createProgram(terminal, {
    session,
    print: (text) => terminal.print(text),
    complain: (message) => terminal.printError(`proviso: ${message}\n`),
    progress: (done, all) => showProgress(terminal, done, all),
    end: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}

function createProgram({ print, printError }: Terminal, run: Run): Command {
  const program = new Command('proviso')
    .description('Checks privacy policies against the laws that apply to them. A drafting aid, not legal advice.')
    .version(PROVISO_VERSION)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: print, writeErr: printError })
    .exitOverride();
  for (const add of COMMANDS) add(program, run);
  return program;
}

function addCheck(program: Command, run: Run): void {
  program
    .command('check')
    .description('say which disclosures are missing')
    .argument('[targets...]', 'files, folders, or - for standard input; without any, the drafts of the working folder')
    .addOption(new Option('--format <format>').choices(CHECK_FORMATS).default('text'))
    .addOption(new Option('--fail-on <level>').choices(['error', 'warning', 'never']).default('error'))
    .addOption(lawsOption(run))
    .addOption(asOfOption())
    .action(async (targets: string[], options: CheckOptions) => {
      const result = await check(run.session, targets, options, run.progress);
      run.print(result.output);
      for (const error of result.errors) run.complain(error);
      run.end(result.exitCode);
    });
}

function addSummary(program: Command, run: Run): void {
  program
    .command('summary')
    .description('say what a reader would take from a draft')
    .argument('<targets...>', 'files, folders, or - for standard input')
    .addOption(new Option('--level <level>', 'only this level').choices(SUMMARY_LEVELS))
    .addOption(new Option('--format <format>').choices(SUMMARY_FORMATS).default('text'))
    .addOption(lawsOption(run))
    .addOption(asOfOption())
    .action(async (targets: string[], options: SummaryOptions) => {
      const result = await summariseFiles(run.session, targets, options);
      run.print(result.output);
      for (const error of result.errors) run.complain(error);
      run.end(result.exitCode);
    });
}

function addDiff(program: Command, run: Run): void {
  program
    .command('diff')
    .description('say what changed for readers between two versions of a draft')
    .argument('<old>', 'the version before, or - for standard input')
    .argument('<new>', 'the version now, or - for standard input')
    .addOption(new Option('--format <format>').choices(['text', 'markdown', 'json']).default('text'))
    .addOption(lawsOption(run))
    .addOption(asOfOption())
    .action((old: string, next: string, options: DiffOptions) =>
      complaining(run, async () => {
        const result = await diff(run.session, old, next, options);
        run.print(result.output);
        run.end(result.exitCode);
      }),
    );
}

function addReport(program: Command, run: Run): void {
  program
    .command('report')
    .description(
      'print the compliance record of a draft: what each law wants, the verdict, the clause and the evidence',
    )
    .argument('<file>', 'a draft, or - for standard input')
    .addOption(new Option('--format <format>').choices(RECORD_FORMATS).default('markdown'))
    .option('--output <file>', 'write the record into this file instead of printing it')
    .addOption(lawsOption(run))
    .addOption(asOfOption())
    .action((file: string, options: ReportOptions) =>
      complaining(run, async () => {
        const text = await report(run.session, file, options);
        if (options.output === undefined) run.print(text);
      }),
    );
}

function addInsert(program: Command, run: Run): void {
  program
    .command('insert')
    .description('print the draft with standard sections, or a summary, inserted')
    .argument('<sections...>', 'ids of sections, then the file (or - for standard input)')
    .option('--missing', 'insert everything that the laws want and the draft does not say')
    .addOption(new Option('--summary <level>', 'insert or update the summary at the top').choices(SUMMARY_LEVELS))
    .option('--write', 'change the file instead of printing it')
    .option('--diff', 'print the changes instead of the whole draft, and change nothing')
    .addOption(jsonOption())
    .addOption(lawsOption(run))
    .addOption(asOfOption())
    .action((given: string[], options: InsertOptions & { format: string }) =>
      complaining(run, async () => {
        const file = given.at(-1) ?? '-';
        const result = await insert(run.session, given.slice(0, -1), file, options);
        if (options.format === 'json') run.print(json({ documents: [{ path: file, ...result }] }));
        else if (result.diff !== undefined) run.print(result.diff);
        else if (options.write) run.print(`${file}: ${result.inserted.join(', ') || 'nothing to insert'}\n`);
        else run.print(result.text);
      }),
    );
}

function addNew(program: Command, run: Run): void {
  program
    .command('new')
    .description('print a first draft: every section that the laws want, its open places in brackets')
    .addOption(new Option('--kind <kind>', 'the kind of notice, such as policy or cookies').default('policy'))
    .addOption(new Option('--format <format>').choices(['markdown', 'html', 'plaintext', 'json']).default('markdown'))
    .option('--facts <facts>', 'what is so and, after an exclamation mark, what is not: people-in-eu,!has-dpo')
    .addOption(lawsOption(run))
    .addOption(asOfOption())
    .action((options: NewOptions) =>
      complaining(run, () => {
        const { text, sections, laws } = createDraft(run.session, options);
        run.print(options.format === 'json' ? json({ kind: options.kind, laws, sections, text }) : text);
      }),
    );
}

function addExplain(program: Command, run: Run): void {
  program
    .command('explain')
    .description(
      'explain a requirement, law, right, disclosure, fact, section or finding, or list the laws by jurisdiction',
    )
    .argument('<id>', 'for example gdpr.13-2-a, right-erasure, missing/retention-period, why/retention-period, laws')
    .argument('[file]', 'a draft, or - for standard input: says where it comes near to what it lacks')
    .addOption(jsonOption())
    .addOption(lawsOption(run))
    .addOption(asOfOption())
    .action((id: string, file: string | undefined, { format, ...options }: Overrides & { format: string }) =>
      complaining(run, async () => {
        const read = file === undefined ? undefined : await analyseFile(run.session, await readDocument(file), options);
        const { index } = read?.analysis.known ?? (await knownHere(run.session));
        const explanation = explain(index, id, read?.analysis);
        if (!explanation) throw new UsageError(`nothing is known as ${id}`);
        const markdown = withoutPageLinks(explanation.markdown);
        run.print(format === 'json' ? json({ ...explanation, markdown }) : `${markdown}\n`);
      }),
    );
}

function addLaws(program: Command, run: Run): void {
  program
    .command('laws')
    .description('list the laws with their dates')
    .addOption(jsonOption())
    .action(({ format }: { format: string }) => {
      const laws = listLaws(run.session.service.knowledge, run.session.today);
      run.print(format === 'json' ? json({ laws }) : lawLines(laws));
    });
}

function addSections(program: Command, run: Run): void {
  program
    .command('sections')
    .description('list the standard sections')
    .addOption(jsonOption())
    .action(async ({ format }: { format: string }) => {
      const { knowledge: here, index } = await knownHere(run.session);
      const sections = here.sections.map((section) => {
        return { id: section.id, title: index.sectionTitle(section), discloses: section.discloses };
      });
      run.print(
        format === 'json'
          ? json({ sections })
          : sections.map(({ id, title }) => `${id.padEnd(32)} ${title}\n`).join(''),
      );
    });
}

/** In the order in which the help lists them. */
const COMMANDS = [
  addCheck,
  addSummary,
  addDiff,
  addReport,
  addInsert,
  addNew,
  addExplain,
  addLaws,
  addSections,
] as const;

function lawsOption({ session }: Run): Option {
  return new Option('--laws <laws>', 'auto, all, or law ids separated by commas').argParser((value) =>
    parseLaws(session, value),
  );
}

function asOfOption(): Option {
  return new Option('--as-of <date>', 'check as of this day (YYYY-MM-DD)').argParser(parseDay);
}

function jsonOption(): Option {
  return new Option('--format <format>').choices(['text', 'json']).default('text');
}

function parseLaws({ service, today }: Session, value: string): LawChoice {
  if (value === 'auto' || value === 'all') return value;
  const ids = value.split(',').map((id) => id.trim());
  const unknown = ids.filter((id) => !listLaws(service.knowledge, today).some((law) => law.id === id));
  if (unknown.length > 0) throw new InvalidArgumentError(`unknown law: ${unknown.join(', ')} (see proviso laws)`);
  return ids;
}

function parseDay(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(value).toJSON()?.startsWith(value);
  if (!isDay) throw new InvalidArgumentError('not a date: YYYY-MM-DD');
  return value;
}

/** Turns what the user can mend into a message and exit code 2. */
async function complaining(run: Run, command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof UnreadableFile)) throw error;
    run.complain(error.message);
    run.end(2);
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

function showProgress({ isWatched, printError }: Terminal, done: number, all: number): void {
  if (!isWatched || all < 20) return;
  printError(done === all ? '\r\x1b[K' : `\rproviso: ${done} of ${all} files`);
}
