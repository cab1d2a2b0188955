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

/** A place as LSP counts: zero-based lines, UTF-16 columns. */
interface Place {
  readonly line: number;
  readonly character: number;
}

interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** A request to the server: what has been declared for the DN at a position of an open document, and where. */
export const settingsInForceMethod = 'dnConfig/settingsInForce';

/** What `settingsInForceMethod` asks. */
export interface SettingsInForceParams {
  readonly uri: string;
  readonly position: Place;
}

/** Something that was declared. `uri` and `range`: of the place, where there is one. */
export interface DeclaredSetting {
  readonly key: string;
  readonly value: string;
  readonly origin: {
    readonly kind: 'project' | 'editor' | 'comment';
    readonly uri?: string;
    readonly range?: PlaceRange;
  };
}

/** What `settingsInForceMethod` answers. */
export interface SettingsInForceResult {
  /** False for documents that hold no DNs; then nothing else is said. */
  readonly isDnFile: boolean;
  /** Set when the document is not read for its size. */
  readonly isTooLarge?: boolean;
  /** The URI of the project file that counts. */
  readonly project?: string;
  readonly declared: readonly DeclaredSetting[];
  /** How people know the DN at the position; absent where there is none, or where it has no number. */
  readonly dn?: string;
}
