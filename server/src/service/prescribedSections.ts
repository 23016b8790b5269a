import { bareWords } from '../law/wording';
import type { Piece } from '../sections/pieces';
import type { Template, TemplateBlock } from '../sections/template';
import type { Analysis } from './policyService';

/**
 * The standard sections for a draft: of words that several laws prescribe for the same thing, a section has those of the
 * laws that want them of this draft and do not find them yet. Where no law is known to want any, it has all.
 */
export function sectionsForDraft(analysis: Analysis): readonly Template[] {
  return analysis.known.knowledge.sections.map((template) =>
    template.prescribed ? fitWords(template, analysis) : template,
  );
}

function fitWords(template: Template, analysis: Analysis): Template {
  const wanted = wantedWords(template, analysis);
  if (wanted.size === 0) return template;
  const prescribed = new Set(
    analysis.known.knowledge.laws.flatMap(({ requirements }) =>
      requirements.flatMap(({ disclosure, wording }) =>
        wording !== undefined && disclosure in template.discloses ? bareWords(wording) : [],
      ),
    ),
  );
  const isLeft = (words: string): boolean => wanted.has(words) || !prescribed.has(words);
  const forms = template.forms.map((form) => {
    const blocks = form.blocks.filter((block) => isLeft(bareWords(textOf(block))));
    return blocks.length === 0 ? form : { ...form, blocks };
  });
  return { ...template, forms };
}

/** What is missing or said otherwise; else what may be wanted, as long as questions are open. */
function wantedWords(template: Template, { judged }: Analysis): ReadonlySet<string> {
  const words = (isMeant: (verdict: string) => boolean): readonly string[] =>
    judged.flatMap(({ requirement: { disclosure, wording }, verdict }) =>
      wording !== undefined && disclosure in template.discloses && isMeant(verdict) ? [bareWords(wording)] : [],
    );
  const open = words((verdict) => verdict === 'missing' || verdict === 'partial');
  return new Set(open.length > 0 ? open : words((verdict) => verdict === 'unconfirmed'));
}

/** The words of a paragraph that stand literally; open places and lists are never prescribed as a whole. */
function textOf(block: TemplateBlock): string {
  return block.kind === 'paragraph' ? block.pieces.map(literal).join('') : '';
}

function literal(piece: Piece): string {
  if (piece.kind === 'text') return piece.text;
  return piece.kind === 'strong' ? piece.pieces.map(literal).join('') : '…';
}
