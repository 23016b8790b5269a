import leven from 'leven';

/** The name that was probably meant by one that there is not; undefined where none is near. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(3, written.length / 2);
  for (const name of names) {
    const distance = leven(written, name);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}
