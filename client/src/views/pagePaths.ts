/** What a page explains, and the draft that it is read beside. */
export interface PageRequest {
  readonly id: string;
  readonly uri?: string;
}

/** A link to another page, as the server writes it. */
const PAGE_LINK = /\[([^\]\n]+)\]\(command:proviso\.explain\?([^()\s]*)\)/g;

/** The path of a page. What is asked for stands in it: links between documents keep nothing else. */
export function pagePath(title: string, request: PageRequest): string {
  return `/${folderOf(request)}/${fileName(title)}`;
}

/** What the page at a path explains. */
export function readPagePath(path: string): PageRequest {
  const folder = (path.split('/')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(decodeURIComponent(atob(folder))) as PageRequest;
}

/**
 * VS Code's preview runs no commands, and shows Markdown documents that a page links to in its own place: so links to
 * other pages become paths to their documents.
 */
export function linkPages(markdown: string): string {
  return markdown.replace(PAGE_LINK, (_, label: string, given: string) => {
    const [id, uri] = JSON.parse(decodeURIComponent(given)) as readonly [string, string?];
    const folder = folderOf(uri === undefined ? { id } : { id, uri });
    const name = encodeURIComponent(fileName(label)).replaceAll('(', '%28').replaceAll(')', '%29');
    return `[${label}](../${folder}/${name})`;
  });
}

/** Letters, digits and hyphens only: every program that reads an address leaves them as they are. */
function folderOf(request: PageRequest): string {
  const text = btoa(encodeURIComponent(JSON.stringify(request)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fileName(title: string): string {
  return `${title.replaceAll(/[/\\?#%]+/g, ' ')}.md`;
}
