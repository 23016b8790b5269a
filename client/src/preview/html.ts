import * as vscode from 'vscode';

/** The empty page: what it shows comes by message. Nothing is loaded but our own style and script. */
export function previewHtml(webview: vscode.Webview, root: vscode.Uri, language: string): string {
  const nonce = randomNonce();
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Proviso</title>
<link rel="stylesheet" href="${file('preview.css')}">
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${file('preview.js')}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
