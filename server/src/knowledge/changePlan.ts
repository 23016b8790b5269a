import type { ChangeDuty, ChangePlan } from './knowledge';
import type { Sources } from './sources';

type ChangesSource = Sources['changes'];

/** What changes are about, beside the vocabularies. */
const SUBJECTS = ['date', 'practices', 'contacts', 'figures', 'disclosures'];

/** The plan as the program uses it. */
export function toChangePlan({
  practices,
  statements,
  identities,
  passing,
  material,
  duties,
}: ChangesSource): ChangePlan {
  return {
    practices,
    statements,
    identities,
    passing,
    material,
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

/** What the plan names and there is not. */
export function changeFlaws({ changes, facts, laws, valueSets, disclosures }: Sources): readonly string[] {
  const isSubject = (subject: string): boolean => valueSets.has(subject) || SUBJECTS.includes(subject);
  const selectors = [changes.material, ...Object.values(changes.duties).map(({ on }) => on)];
  const subjects = selectors.flatMap((on) => (typeof on === 'string' ? [] : Object.keys(on)));
  return [
    ...changes.practices.filter((fact) => !(fact in facts)).map((fact) => `practices: there is no fact ${fact}`),
    ...changes.statements
      .filter((id) => !(id in (valueSets.get('claims')?.items ?? {})))
      .map((id) => `statements: there is no claim ${id}`),
    ...[...changes.identities, ...changes.passing]
      .filter((id) => !disclosures.has(id))
      .map((id) => `there is no disclosure ${id}`),
    ...Object.entries(changes.duties)
      .filter(([, { law }]) => !laws.has(law))
      .map(([id, { law }]) => `${id}: there is no law ${law}`),
    ...subjects.filter((subject) => !isSubject(subject)).map((subject) => `no change is about ${subject}`),
  ];
}
