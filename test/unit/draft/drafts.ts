/** Drafts in the shapes that real ones have; all companies and texts are made up. */

export const MARKDOWN_DRAFT = `---
title: Privacy Policy of Lumen Clinic
proviso:
  laws: [gdpr]
---
<nav><a href="/">Home</a></nav>

# Privacy Policy

Last updated: 3 May 2026

Lumen Clinic Inc. ("we") runs an online *booking service*. See [our terms](https://example.com/terms "Terms") &amp; our
[Company Name] notice, e.g. Art. 13(2)(a) GDPR.[^1]

## 1. What we collect

We collect the following:

- **Account data:** your name and per<b>son</b>al e-mail address
- *Usage data*, such as
  - pages that you open
  - your IP address

    Kept for 30 days.
- [x] Payment data (see <https://pay.example.com>)

1. First, we ask.
2. Then we store.

| Purpose | Legal basis | Kept for |
| --- | :-: | --- |
| Booking | Contract, Art. 6(1)(b) | 3 years |
| News | Consent | until you withdraw |

## 2. Retention

We keep invoices for seven years. Everything else goes after 12 months.

**Backups.** Copies are deleted after 90 days, unless the law says otherwise.

> We never sell your data.
> Not even once.

Your Rights
-----------

You may ask for a copy.  
Write to privacy@example.com.

<div>
<p>Residents of California have <strong>more</strong> rights&nbsp;&mdash; see below.</p>
<ul><li>know</li><li>delete</li></ul>
</div>

{{> footer}}

\`\`\`js
const policy = 'code';
\`\`\`

***

[^1]: A footnote with some text.

[terms]: https://example.com/terms
`;

export const HTML_DRAFT = `<!doctype html>
<html><head><title>Privacy</title><style>p { color: red }</style></head>
<body>
<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main>
<h1>Privacy <em>Notice</em></h1>
<p class="date">Effective 1 January 2026</p>
<p>Brook &amp; Fen Ltd. (&ldquo;we&rdquo;) sells tea. We process per<b>son</b>al data<br>of customers.<br><br>This notice says how.</p>
<h2 id="collect">1. Data we collect</h2>
We collect these data:
<ul>
  <li>your name</li>
  <li>what you order, such as
    <ul><li>tea<li>cups</ul>
    and when
  </li>
  <li><p>your address</p><p>We keep it for two years.</p></li>
</ul>
<p><strong>Cookies</strong></p>
<p>We use no cookies. <span style="display:none">hidden words</span>None at all.</p>
<table><thead><tr><th>Purpose</th><th>Kept</th></tr></thead>
<tbody><tr><td>Orders</td><td>10 years</td></tr><tr><td>News<td><b>until</b> you object</tr></tbody></table>
<dl><dt>Controller</dt><dd>Brook &amp; Fen Ltd.</dd></dl>
<script>if (a < b) document.write("<p>no</p>")</script>
<!-- a comment <p>not read</p> -->
<h2>2. Contact</h2>
<p>Write to <a href="mailto:tea@example.com">tea@example.com</a> or 1 Mill Lane.
</main>
<footer><p>Imprint</p></footer>
</body></html>
`;

export const PLAIN_DRAFT = `Menu

Privacy Policy

Privacy Policy | Harbour Health

Effective Date: 1 March 2026

Harbour Health, LLC keeps this policy short. It covers our app and our website, and nothing else that we do or offer to anyone.

1. Introduction

We respect your privacy.\tWe really do. Questions go to help@example.com.

2. Data We Collect
We collect some data when you use the app, and some more when you write to us about a problem that you have found in it:
- Contact Data: name, e-mail, phone.
- Health Data: what you enter.
  - heart rate
  - weight
How We Share Data
We share data with no one, apart from the people who run our servers for us. See the part on safety. Why Harbour Health Stores Data Harbour Health stores data to show you your history.

Account Data. We keep your account data for as long as you have an account with us, and for one year afterwards.

- Data Security
We use encryption, and we test it every year with the help of people who are good at breaking such things.
- Your Rights
You can ask for a copy of your data, or ask us to delete it, by writing to us at the address below at any time.
(a) General Choices:
- Marketing: you can opt out.
(b) Rights under GDPR:
- Right to Access: ask us for a copy.

Contact Us

Harbour Health, LLC
12 Pier Road
Porto, ME 04101

Last updated: 3 March 2026
`;
