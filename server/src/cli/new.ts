import type { DraftFormat } from '../draft/draft';
import type { LawChoice } from '../law/applicability';
import { type NewDraft, newDraft } from '../service/newDraft';
import { UsageError } from './insert';
import type { Session } from './session';

export interface NewOptions {
  readonly kind: string;
  readonly format: DraftFormat | 'json';
  readonly laws?: LawChoice;
  readonly facts?: string;
  readonly asOf?: string;
}

/**
 * A first draft for a profile.
 * @throws UsageError for a kind of notice or a fact that does not exist
 */
export function createDraft(session: Session, { kind, format, laws = 'auto', facts = '', asOf }: NewOptions): NewDraft {
  const { kinds } = session.service.knowledge;
  if (!kinds.some(({ id }) => id === kind)) {
    throw new UsageError(`unknown kind: ${kind} (known are ${kinds.map(({ id }) => id).join(', ')})`);
  }
  const request = {
    kind,
    format: format === 'json' ? 'markdown' : format,
    laws,
    facts: parseFacts(session, facts),
    frontMatter: true,
  } as const;
  return newDraft(session.service, request, asOf ?? session.today);
}

/** `a,b,!c`: a and b are so, c is not. */
function parseFacts({ service }: Session, text: string): Readonly<Record<string, boolean>> {
  const given = text.split(',').map((part) => part.trim());
  const facts = given
    .filter((part) => part !== '')
    .map((part) => [part.replace(/^!/, ''), !part.startsWith('!')] as const);
  const unknown = facts.map(([id]) => id).filter((id) => !service.index.facts.has(id));
  if (unknown.length > 0) throw new UsageError(`unknown fact: ${unknown.join(', ')} (see proviso explain)`);
  return Object.fromEntries(facts);
}
