import { link } from './markdownText';
import type { Analysis } from './policyService';

/** The client's command that shows an explanation: (id, uri). */
export const EXPLAIN_COMMAND = 'proviso.explain';

/** Writes a link to the page that explains an id. */
export type PageLink = (label: string, id: string) => string;

/** Links to pages that stay in the editor, and keep to the draft that they are read beside. */
export function pageLinks(analysis: Analysis | undefined): PageLink {
  const uri = analysis?.document.uri;
  return (label, id) => {
    const given = JSON.stringify(uri === undefined ? [id] : [id, uri]);
    return link(label, `command:${EXPLAIN_COMMAND}?${encodeURIComponent(given)}`);
  };
}

/** A page for readers outside an editor: there, links to other pages lead nowhere. */
export function withoutPageLinks(markdown: string): string {
  return markdown.replace(/\[([^\]\n]+)\]\(command:[^()\s]*\)/g, '$1');
}
