import { readdirSync, readFileSync } from 'node:fs';
import { parseTemplate, type Template } from '../../../server/src/sections/template';

const FOLDER = 'snippets/sections';

/** The standard sections of the project, in their order. */
export function loadTemplates(): readonly Template[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
  const templates = files.map((file) => parseTemplate(readFileSync(`${FOLDER}/${file}`, 'utf8'), `${FOLDER}/${file}`));
  return templates.sort((a, b) => a.order - b.order);
}
