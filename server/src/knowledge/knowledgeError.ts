/** What the build found wrong: each line says `file:line: reason`. */
export class KnowledgeError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
