// Random edits, one after the other, give the same draft, disclosures and findings as reading the last text from scratch.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createPolicyService } from '../../server/src/service/policyService';
import { joinSettings } from '../../server/src/service/settings';
import { makeDraft } from '../bench/drafts';

const settings = joinSettings([{ laws: 'all' }], '2026-11-25');

/** Texts that change what stands around them when they are put somewhere. */
const PIECES = [
  'x',
  ' ',
  '\n',
  '\n\n',
  '## Your rights\n\n',
  '- We never sell your data.\n',
  'We keep invoices for seven years. ',
  'as follows:\n\n',
  '<p>You can ask us to delete your data.</p>',
  '| a | b |\n|---|---|\n| retention | 30 days |\n',
  '```\n',
  'don’t ',
  '\r\n',
  '😀',
  'GDPR ',
  '---\n',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(40),
  insert: fc.constantFrom(...PIECES),
});

const asPlainText = makeDraft(250).replace(/^[#-]+ /gm, '');
const asHtml = makeDraft(250)
  .split('\n\n')
  .map((part) => (part.startsWith('#') ? `<h2>${part.replace(/^#+ /, '')}</h2>` : `<p>${part}</p>`))
  .join('\n');

const starts = [
  { language: 'markdown', text: makeDraft(300) },
  { language: 'plaintext', text: asPlainText },
  { language: 'html', text: asHtml },
];

suite('editing', () => {
  for (const { language, text } of starts) {
    test(`a ${language} draft is the same after edits as from scratch`, () => {
      const lasting = createPolicyService(knowledge);
      const fresh = createPolicyService(knowledge);
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
          let document = TextDocument.create(`untitled:edited-${language}`, language, 1, text);
          lasting.forget(document.uri);
          lasting.analyse(document, settings);
          for (const { at, remove, insert } of edits) {
            const start = Math.floor(at * document.getText().length);
            const range = { start: document.positionAt(start), end: document.positionAt(start + remove) };
            document = TextDocument.update(document, [{ range, text: insert }], document.version + 1);
            const edited = lasting.analyse(document, settings);
            fresh.forget(document.uri);
            const scratch = fresh.analyse(document, settings);
            assert.deepEqual(edited.draft, scratch.draft);
            assert.deepEqual(edited.detection, scratch.detection);
            assert.deepEqual(edited.findings, scratch.findings);
          }
        }),
        { numRuns: Number(process.env.PROPERTY_RUNS ?? 12) },
      );
    });
  }
});
