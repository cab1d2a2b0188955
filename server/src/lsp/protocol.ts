/** What clients may say in `initializationOptions`; everything is optional. */
export interface ClientOptions {
  /** The URI of the folder with a page for each rule, to which findings link. */
  readonly documentation?: string;
  /** The client's command that opens the list of completions: it runs after a completion behind which something has to follow. */
  readonly suggestCommand?: string;
  /** The settings under `dnConfig`, from clients that the server cannot ask for them. */
  readonly settings?: unknown;
}
