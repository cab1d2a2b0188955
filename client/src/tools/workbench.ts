import type { ReadOnlyPages } from './readOnlyPages.ts';

/** What a command works with. */
export interface Workbench {
  readonly pages: ReadOnlyPages;
  /** Asks the language server. */
  ask<Answer>(method: string, params: unknown): Promise<Answer>;
}

/** What a command cannot do, in a sentence for the person. */
export class Refusal extends Error {}
