import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { applyChanges } from '../../../server/src/sections/change';
import { planInsertions } from '../../../server/src/service/insertEdit';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

/** Every condition holds, so that everything that can be missing is. */
const facts = Object.fromEntries(knowledge.facts.map(({ id }) => [id, { value: true }]));
const settings = joinSettings([{ laws: 'all', facts }], '2026-12-01');

/** Of one address, so that only what a fix changes is read. */
function analyse(text: string, language: string): Analysis {
  return analyseText(text, settings, language, `file:///fixes/${language}`);
}

/** The codes of findings that stay when their own fix is applied. */
function unsettled(text: string, language: string): string[] {
  const analysis = analyse(text, language);
  return analysis.findings.flatMap(({ code, fixes }) => {
    const sections = fixes.flatMap((fix) => (fix.kind === 'insert' ? [fix.section] : []));
    if (sections.length === 0) return [];
    const disclosures = [code.slice(code.indexOf('/') + 1)];
    const changes = planInsertions(analysis, { sections, disclosures }, 'plain');
    if (changes.length === 0) return [`${code}: nothing to insert`];
    const fixed = applyChanges(text, changes);
    return analyse(fixed, language).findings.some((finding) => finding.code === code) ? [code] : [];
  });
}

const DRAFTS = {
  markdown:
    '# Privacy Policy\n\n## Who we are\n\nExample.\n\n## Your rights\n\n- You may ask us.\n\n## Contact\n\nAsk us.\n',
  html: '<h1>Privacy Policy</h1>\n<h2>Who we are</h2>\n<p>Example.</p>\n<h2>Your rights</h2>\n<p>Ask.</p>\n',
  plaintext: 'PRIVACY POLICY\n\nWHO WE ARE\n\nExample.\n\nYOUR RIGHTS\n\nYou may ask us.\n\nCONTACT\n\nAsk us.\n',
};

suite('the fix of every finding settles it', () => {
  for (const [language, text] of Object.entries(DRAFTS)) {
    test(`in ${language}`, () => assert.deepEqual(unsettled(text, language), []));
  }
});
