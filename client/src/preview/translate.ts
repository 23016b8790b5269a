/** Puts a message into the reader's language, and the inserts where it says {0}, {1} … */
export type Translate = (message: string, ...inserts: readonly (string | number)[]) => string;
