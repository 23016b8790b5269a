import type { LanguageModels } from './languageModels';
import type { Rewriter } from './rewriter';

/** What makes summaries read more smoothly, where the user has a language model and wants it. */
export interface Rewriting {
  readonly rewriter: Rewriter;
  readonly models: LanguageModels;
}
