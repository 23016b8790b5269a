/** Modules that the build makes from `server/knowledge` and `snippets/sections`. */
declare module 'proviso:knowledge' {
  const knowledge: import('./knowledge').Knowledge;
  export default knowledge;
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
