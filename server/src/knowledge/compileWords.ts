import type * as v from 'valibot';
import { KnowledgeError } from './knowledgeError';
import type { SourceFile } from './sources';
import { WORD_SCHEMAS, type Words } from './words';
import { readYaml } from './yamlSource';

const FOLDER = 'server/knowledge/words/';

function subjectOf(path: string): string {
  return path.slice(FOLDER.length, -'.yaml'.length);
}

/**
 * Validates the words of server/knowledge/words. They come before all other knowledge, which is compiled by code that reads
 * with them.
 * @throws KnowledgeError naming every broken list with file and line
 */
export function compileWords(files: readonly SourceFile[]): Words {
  const problems: string[] = [];
  const read = <S extends v.GenericSchema>(subject: string, schema: S): v.InferOutput<S> | undefined => {
    const path = `${FOLDER}${subject}.yaml`;
    const text = files.find((file) => file.path === path)?.text;
    if (text === undefined) problems.push(`${path}:1: the file is missing`);
    const { value, problems: found } = readYaml(text ?? '', schema);
    for (const { line, message } of found) problems.push(`${path}:${line}: ${message}`);
    return value;
  };
  for (const { path } of files)
    if (path.startsWith(FOLDER) && !(subjectOf(path) in WORD_SCHEMAS))
      problems.push(`${path}:1: nothing reads this file`);
  const reading = read('reading', WORD_SCHEMAS.reading);
  const references = read('references', WORD_SCHEMAS.references);
  const terms = read('terms', WORD_SCHEMAS.terms);
  const checking = read('checking', WORD_SCHEMAS.checking);
  const comparing = read('comparing', WORD_SCHEMAS.comparing);
  const writing = read('writing', WORD_SCHEMAS.writing);
  if (problems.length > 0 || !reading || !references || !terms || !checking || !comparing || !writing)
    throw new KnowledgeError(problems);
  return { reading, references, terms, checking, comparing, writing };
}
