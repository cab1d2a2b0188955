/** What clients may say in `initializationOptions`; everything is optional. */
export interface ClientOptions {
  /** The URI of the folder with a page for each rule, to which findings link. */
  readonly documentation?: string;
  /** The client's command that opens the list of completions: it runs after a completion behind which something has to follow. */
  readonly suggestCommand?: string;
  /** The settings under `dnConfig`, from clients that the server cannot ask for them. */
  readonly settings?: unknown;
}

/**
 * A notification to the server: which lines of a document are on screen, so that their problems come first. It may come just before the document is
 * opened, and again as a long document is scrolled; a client need not send it.
 */
export const visibleLinesMethod = 'dnConfig/visibleLines';

/** What `visibleLinesMethod` says. */
export interface VisibleLinesParams {
  readonly uri: string;
  /** The first line on screen, zero-based. */
  readonly first: number;
  /** The last one, zero-based; lines between the two may be folded away. */
  readonly last: number;
}
