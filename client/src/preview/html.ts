/** Addresses of what the page loads, as the page sees them. */
export interface PageFiles {
  readonly style: string;
  readonly script: string;
  /** Where styles may come from, for the content security policy. */
  readonly source: string;
}

/** The empty page: what it shows comes by message. Nothing is loaded but our own style and script. */
export function previewHtml({ style, script, source }: PageFiles, language: string, nonce = randomNonce()): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Proviso</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
