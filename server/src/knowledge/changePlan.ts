import { type Piece, parsePieces } from '../sections/pieces';
import type { ChangeDuty, ChangePlan, ChangesParagraph } from './changes';
import type { Sources } from './sources';

type ChangesSource = Sources['changes'];

/** What changes are about, beside the vocabularies. */
const SUBJECTS = ['date', 'practices', 'contacts', 'figures', 'disclosures'];

/** The plan as the program uses it. */
export function toChangePlan({ paragraph, duties, ...lists }: ChangesSource): ChangePlan {
  return {
    ...lists,
    paragraph: toParagraph(paragraph),
    duties: Object.entries(duties).map(
      ([id, { law, citation, must, on, confidence, recommended, from }]): ChangeDuty => ({
        id,
        law,
        citation,
        must,
        on,
        confidence,
        recommended,
        ...(from === undefined ? {} : { from }),
      }),
    ),
  };
}

function toParagraph({ dated, undated, quoted, consent, items }: ChangesSource['paragraph']): ChangesParagraph {
  const read = (text: string): readonly Piece[] => parsePieces(text, new Map());
  const sentences = Object.entries(items).map(([subject, kinds]) => {
    const present = Object.entries(kinds).flatMap(([kind, text]) =>
      text === undefined ? [] : [[kind, read(text)] as const],
    );
    return [subject, Object.fromEntries(present)] as const;
  });
  return {
    dated: read(dated),
    undated: read(undated),
    quoted: read(quoted),
    consent,
    items: Object.fromEntries(sentences),
  };
}

/** What the plan names and there is not. */
export function changeFlaws({ changes, facts, laws, valueSets, disclosures }: Sources): readonly string[] {
  const isSubject = (subject: string): boolean => valueSets.has(subject) || SUBJECTS.includes(subject);
  const selectors = [changes.material, ...Object.values(changes.duties).map(({ on }) => on)];
  const subjects = [
    ...selectors.flatMap((on) => (typeof on === 'string' ? [] : Object.keys(on))),
    ...Object.keys(changes.paragraph.items),
  ];
  const claims = valueSets.get('claims')?.items ?? {};
  return [
    ...changes.practices.filter((id) => !(id in facts)).map((id) => `practices: there is no fact ${id}`),
    ...changes.statements.filter((id) => !(id in claims)).map((id) => `statements: there is no claim ${id}`),
    ...[...changes.identities, ...changes.figures, ...changes.passing]
      .filter((id) => !disclosures.has(id))
      .map((id) => `there is no disclosure ${id}`),
    ...Object.entries(changes.duties)
      .filter(([, { law }]) => !laws.has(law))
      .map(([id, { law }]) => `${id}: there is no law ${law}`),
    ...subjects.filter((subject) => !isSubject(subject)).map((subject) => `no change is about ${subject}`),
  ];
}
