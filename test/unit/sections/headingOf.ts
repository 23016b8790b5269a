import type { HeadingOf } from '../../../server/src/sections/place';
import type { Template } from '../../../server/src/sections/template';

/** Stands in for the program's phrase matcher: the longest usual heading that occurs in the title. */
export function headingOf(templates: readonly Template[]): HeadingOf {
  const phrases = templates.flatMap((template) => template.headings.map((phrase) => ({ id: template.id, phrase })));
  phrases.sort((a, b) => b.phrase.length - a.phrase.length);
  return ({ heading }) => {
    const title = ` ${(heading?.title ?? '')
      .toLowerCase()
      .replace(/[’']/g, '')
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim()} `;
    return phrases.find(({ phrase }) => title.includes(` ${phrase} `))?.id;
  };
}
