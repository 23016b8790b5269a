import { type ComparedVersions, compareVersions, toComparisonDocument } from '../../../server/src/service/comparison';
import type { NoticeSettings } from '../../../server/src/service/settings';
import { service } from '../analyse';
import { analyse } from '../summary/drafts';

/** A policy with something to change in every part. */
export const POLICY = `# Privacy Policy

Effective date: 1 March 2025

Example Health Ltd, 12 Mill Lane, Leeds, is the controller of your personal data. We follow the GDPR.

## What we collect

We collect the following personal data:

- your name and e-mail address
- telephone number

We do not collect health data.

## Why we use it

We use your personal data to process payments and to answer your questions.

## Who gets it

We share your personal data with our hosting providers. We do not sell your personal data.

## How long we keep it

We keep your personal data for two years after your last visit.

## Children

Our service is not directed to children under 13.

## Your rights

You have the right to access your personal data. You have the right to delete your personal data.

## Changes to this policy

We may change this policy. We will notify you by e-mail of any material change.

## Contact

Write to privacy@health.example.
`;

/** Compares POLICY, or another old version, with a new one. */
export function compare(
  next: string,
  old: string = POLICY,
  settings: NoticeSettings = {},
  language = 'markdown',
): ComparedVersions {
  return compareVersions(service, analyse(next, settings, language), { text: old, languageId: language });
}

/** Compares POLICY with POLICY where one text is replaced: the changes in words. */
export function changesWhere(from: string | RegExp, to: string): readonly string[] {
  const next = POLICY.replace(from, to);
  if (next === POLICY) throw new Error(`nothing to replace: ${from}`);
  return textsOf(compare(next));
}

export function textsOf(compared: ComparedVersions): readonly string[] {
  return toComparisonDocument(compared).changes.map(({ text }) => text);
}
