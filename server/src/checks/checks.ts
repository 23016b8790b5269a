import { brokenReference } from './brokenReference';
import type { Check } from './check';
import { contactDetails } from './contactDetails';
import { contradiction } from './contradiction';
import { duplicateSection } from './duplicateSection';
import { effectiveDate } from './effectiveDate';
import { emptySection } from './emptySection';
import { longSentence } from './longSentence';
import { mailDomains } from './mailDomains';
import { missingList } from './missingList';
import { organisationName } from './organisationName';
import { passiveVoice } from './passiveVoice';
import { readingGrade } from './readingGrade';
import { rightsOfLaw } from './rightsOfLaw';
import { summaryOutOfDate } from './summaryOutOfDate';
import { termDefinedTwice } from './termDefinedTwice';
import { undefinedTerm } from './undefinedTerm';
import { unfilledPlaceholder } from './unfilledPlaceholder';
import { unusedTerm } from './unusedTerm';

/** Every check, in the order in which they are listed. */
export const CHECKS: readonly Check[] = [
  unfilledPlaceholder,
  brokenReference,
  missingList,
  emptySection,
  duplicateSection,
  effectiveDate,
  contradiction,
  summaryOutOfDate,
  rightsOfLaw,
  organisationName,
  undefinedTerm,
  unusedTerm,
  termDefinedTwice,
  contactDetails,
  mailDomains,
  longSentence,
  passiveVoice,
  readingGrade,
];
