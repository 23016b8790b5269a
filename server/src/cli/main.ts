import knowledge from 'proviso:knowledge';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { LawChoice } from '../law/applicability';
import { createPolicyService } from '../service/policyService';
import { type CheckOptions, check } from './check';
import { CHECK_FORMATS } from './formats';
import type { Session } from './session';

const session: Session = { service: createPolicyService(knowledge), today: new Date().toISOString().slice(0, 10) };

const program = new Command('proviso')
  .description('Checks privacy policies against the laws that apply to them. A drafting aid, not legal advice.')
  .version(PROVISO_VERSION)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

const lawsOption = new Option('--laws <laws>', 'auto, all, or law ids separated by commas').argParser(parseLaws);
const asOfOption = new Option('--as-of <date>', 'check as of this day (YYYY-MM-DD)').argParser(parseDay);

program
  .command('check')
  .description('say which disclosures are missing')
  .argument('[targets...]', 'files, folders, or - for standard input; without any, the drafts of the working folder')
  .addOption(new Option('--format <format>').choices(CHECK_FORMATS).default('text'))
  .addOption(new Option('--fail-on <level>').choices(['error', 'warning', 'never']).default('error'))
  .addOption(lawsOption)
  .addOption(asOfOption)
  .action(async (targets: string[], options: CheckOptions) => {
    const result = await check(session, targets.length > 0 ? targets : ['.'], options);
    process.stdout.write(result.output);
    for (const error of result.errors) process.stderr.write(`proviso: ${error}\n`);
    process.exitCode = result.exitCode;
  });

void program.parseAsync();

function parseLaws(value: string): LawChoice {
  if (value === 'auto' || value === 'all') return value;
  const ids = value.split(',').map((id) => id.trim());
  const unknown = ids.filter((id) => !knowledge.laws.some((law) => law.id === id && law.kind !== 'core'));
  if (unknown.length > 0) throw new InvalidArgumentError(`unknown law: ${unknown.join(', ')} (see proviso laws)`);
  return ids;
}

function parseDay(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new InvalidArgumentError('not a date: YYYY-MM-DD');
  return value;
}
