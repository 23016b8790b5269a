import examples from 'proviso:examples';
import knowledge from 'proviso:knowledge';

/** A repeatable stream of numbers from 0 up to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FILLER = [
  'This part of the policy explains our practice in more detail and gives you examples from daily work.',
  'Our teams are trained every year, and we review this practice whenever the product changes.',
  'Where something is unclear, our support staff will gladly walk you through the relevant screens.',
  'The product is used by clinics, schools and small companies, and each of them sets it up a little differently.',
  'We wrote this text together with the people who build the product, so that it describes what really happens.',
];

/** A Markdown policy of about that many words, made of our own example sentences; the same for the same size. */
export function makeDraft(words: number): string {
  const random = createRandom(words);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const titles = knowledge.disclosures.map(({ title }) => title);
  const sentences = Object.values(examples).flatMap(({ stated, absent }) => [...stated, ...absent]);
  const plain = sentences.filter((sentence) => !sentence.includes('\n'));
  const parts = ['# Privacy Policy', 'Last updated: 3 May 2026. The GDPR and the CCPA apply to this policy.'];
  let count = 20;
  while (count < words) {
    const paragraph = Array.from({ length: 4 }, () => (random() < 0.5 ? pick(FILLER) : pick(plain))).join(' ');
    const items = Array.from({ length: 3 }, () => `- ${pick(plain)}`).join('\n');
    const section = [`## ${pick(titles)}`, paragraph, pick(FILLER), 'In particular:', items].join('\n\n');
    parts.push(section);
    count += section.split(/\s+/).length;
  }
  return `${parts.join('\n\n')}\n`;
}
