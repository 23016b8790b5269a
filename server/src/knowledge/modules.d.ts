/** Modules that the build makes from `server/knowledge` and `snippets/sections`. */
declare module 'proviso:knowledge' {
  const knowledge: import('./knowledge').Knowledge;
  export default knowledge;
}

/** The words by which texts are read and written, by subject. */
declare module 'proviso:words' {
  type Words = import('./words').Words;
  export const reading: Words['reading'];
  export const references: Words['references'];
  export const terms: Words['terms'];
  export const checking: Words['checking'];
  export const comparing: Words['comparing'];
  export const writing: Words['writing'];
}

declare module 'proviso:examples' {
  const examples: Readonly<Record<string, import('./compile').DisclosureExamples>>;
  export default examples;
}

/** The version in package.json. */
declare const PROVISO_VERSION: string;

declare module 'proviso:outdated-examples' {
  const examples: import('./compile').CompiledKnowledge['outdatedExamples'];
  export default examples;
}

declare module 'proviso:value-examples' {
  const examples: import('./compile').CompiledKnowledge['valueExamples'];
  export default examples;
}

declare module 'proviso:contradiction-examples' {
  const examples: import('./compile').CompiledKnowledge['contradictionExamples'];
  export default examples;
}

/** The descriptions of the settings in package.nls.json, by their name: `setting.laws`. */
declare module 'proviso:settings' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
