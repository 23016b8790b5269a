/** A policy that says something on most topics, and nothing on others. */
export const POLICY = `# Privacy Policy

Example Health Inc. follows the General Data Protection Regulation (GDPR) and the California Consumer Privacy Act (CCPA).

## Information we collect

We collect your name, your e-mail address and your health data when you open an account. We may collect your precise
location. With your consent, we also collect your fingerprint.

| Data collected | Purpose               |
| -------------- | --------------------- |
| Phone number   | Answer your questions |

## How we use it

We use your e-mail address to answer your questions and to send you our newsletter. We use your health data to provide
the service, and notwithstanding any other provision of this instrument, we furthermore process the aforementioned
categories of information for the improvement, personalisation and commercialisation of our offerings.

## Who receives it

We share your name with payment processors and with advertising partners.

## Retention

We keep invoices for seven years.

## Your rights

You have the right to access your data and the right to erasure of your personal data.

## Contact

Write to privacy@example.com.
`;

/** A policy that leaves nearly everything open, and says the rest in other words. */
export const SPARE = `# Privacy Policy

Under the GDPR, we never pass on anything that you tell us, and we do not share your data with anyone.
`;
