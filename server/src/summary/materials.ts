import type { DetectedDisclosure, Status } from '../detect/detection';
import type { Analysis } from '../service/policyService';
import type { FoundValues } from './found';
import type { PassageReader } from './passage';
import type { Stated } from './told';

/** What statements are made from: the draft, or another file of its notice as if it were the draft. */
export interface Material {
  readonly analysis: Analysis;
  readonly found: FoundValues;
  readonly readPassages: PassageReader;
  /** Address of the other file. */
  readonly elsewhere?: string;
}

/** All files of a notice, the draft first. */
export type Materials = readonly [Material, ...Material[]];

/** A disclosure as the file makes it that tells most of it. */
export interface Best {
  readonly disclosure: DetectedDisclosure | undefined;
  readonly material: Material;
}

/** The first file that states a disclosure, else the first that raises it, else the draft. */
export function bestOf(materials: Materials, id: string): Best {
  const [own, ...others] = materials;
  const find = (material: Material): Best => ({
    disclosure: material.analysis.detection.disclosures.find((disclosure) => disclosure.id === id),
    material,
  });
  const first = find(own);
  if (others.length === 0 || first.disclosure?.status === 'stated') return first;
  const all = [first, ...others.map(find)];
  const made = (status: Status): Best | undefined => all.find(({ disclosure }) => disclosure?.status === status);
  return made('stated') ?? made('partial') ?? first;
}

/** Says of statements in which file their evidence stands. */
export function stoodIn({ elsewhere }: Material, statements: readonly Stated[]): readonly Stated[] {
  return elsewhere === undefined ? statements : statements.map((stated) => ({ ...stated, elsewhere }));
}
