/** A short draft under the GDPR that leaves much out. */
export const DRAFT = `# Privacy Policy

Example Health Inc. follows the General Data Protection Regulation (GDPR).

## Information we collect

We collect your name and your e-mail address when you open an account.

## Your rights

You have the right to erasure of your personal data, see Art. 17 GDPR.

## Contact

- Write to privacy@example.com.
- Call +1 555 0100.
`;

export const RETENTION = 'missing/retention-period';
