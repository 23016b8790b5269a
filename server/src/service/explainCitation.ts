import { t } from '@vscode/l10n';
import type { Draft } from '../draft/draft';
import type { Citation } from './citations';
import type { IndexedRequirement, KnowledgeIndex } from './knowledgeIndex';
import { bullets, link, paragraphs, sentence } from './markdownText';
import type { PageLink } from './pageLinks';

/** Provisions listed for one citation. */
const MAX_REQUIREMENTS = 8;

const citations = new WeakMap<Draft, readonly Citation[]>();

/** The citations in a draft; its front matter is not text. */
export function citationsIn(index: KnowledgeIndex, draft: Draft): readonly Citation[] {
  let found = citations.get(draft);
  if (!found) {
    const from = draft.frontMatter?.end ?? 0;
    found = draft.unreadable ? [] : index.readCitations(draft.text).filter(({ start }) => start >= from);
    citations.set(draft, found);
  }
  return found;
}

/** A provision: its official text, and what it requires or grants as far as that is known. */
export function explainCitation(index: KnowledgeIndex, citation: Citation, page: PageLink): string {
  const { law, url } = citation;
  const requirements = requirementsAt(index, citation).slice(0, MAX_REQUIREMENTS);
  const wanted = requirements.map(({ requirement, url: address }) => {
    const title = index.disclosures.get(requirement.disclosure)?.title ?? requirement.disclosure;
    return `**${title}** · ${link(requirement.citation, address)}: ${sentence(requirement.must)}`;
  });
  const rights = law.rights.filter((entry) => cites(index.readCitations(entry.citation), citation));
  const given = rights.map(
    (entry) =>
      `**${page(index.rights.get(entry.right)?.title ?? entry.right, entry.right)}**: ${sentence(entry.gives)}`,
  );
  return paragraphs(
    `### ${law.short}, ${labelOf(citation)}`,
    wanted.length > 0 ? `${t('A privacy policy has to say:')}\n\n${bullets(wanted)}` : undefined,
    given.length > 0 ? `${t('It gives:')}\n\n${bullets(given)}` : undefined,
    `${link(t('Official text'), url)} · ${page(law.name, law.id)}`,
  );
}

function labelOf({ kind, number, detail }: Citation): string {
  if (kind === 'article') return t('Article {0}', number + detail);
  return kind === 'prefixed' && /^\D/.test(number) ? number + detail : `§ ${number}${detail}`;
}

/** The requirements under a provision, the nearest first. */
function requirementsAt(index: KnowledgeIndex, citation: Citation): readonly IndexedRequirement[] {
  const all = [...index.requirements.values()].filter((entry) => cites(entry.citations, citation));
  const exact = all.filter((entry) =>
    entry.citations.some((other) => sameNumber(other, citation) && other.detail === citation.detail),
  );
  return exact.length > 0 && citation.detail !== '' ? exact : all;
}

function cites(citations: readonly Citation[], wanted: Citation): boolean {
  return citations.some((other) => {
    return (
      sameNumber(other, wanted) && (other.detail.startsWith(wanted.detail) || wanted.detail.startsWith(other.detail))
    );
  });
}

function sameNumber(one: Citation, other: Citation): boolean {
  return one.law.id === other.law.id && one.number === other.number;
}
