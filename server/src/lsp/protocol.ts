/** What clients may say in `initializationOptions`; everything is optional. */
export interface ClientOptions {
  /** The URI of the folder with a page for each rule, to which findings link. */
  readonly documentation?: string;
  /** The client's command that opens the list of completions: it runs after a completion behind which something has to follow. */
  readonly suggestCommand?: string;
  /**
   * How many problems of one file the client shows, a whole number of at least 1: it gets no more, the most severe first, and of the same severity the
   * first in the file; where some are left out, the last place goes to a notice that says how many. Without it, or with anything else, it gets all.
   */
  readonly mostProblems?: number;
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

/** A file with its text as the client knows it, unsaved changes included. */
export interface FileText {
  /** Its path as people write it; its last part tells the format. */
  readonly path: string;
  readonly text: string;
  /** Where it is or was stored: its project file and the settings of the editor count. */
  readonly uri?: string;
}

/** A file that was made and is not stored. */
export interface MadeFile {
  readonly name: string;
  readonly text: string;
}

/** A request to the server: what lies between two sets of files. */
export const planMethod = 'dnConfig/plan';

/** What `planMethod` asks. */
export interface PlanParams {
  readonly old: readonly FileText[];
  readonly new: readonly FileText[];
  /** Also makes what an import needs that turns the one into the other. */
  readonly emit?: 'cfgdata' | 'options';
  /** Writes passwords into what is made for an import; nothing else ever shows them. */
  readonly showsSecrets?: boolean;
}

/** What `planMethod` answers. With `problems`, each a sentence, nothing else counts: what cannot be read would be taken for removed. */
export interface PlanResult {
  readonly problems: readonly string[];
  readonly markdown: string;
  /** True when no DN comes, goes or changes. */
  readonly isEmpty: boolean;
  readonly emitted?: {
    readonly files: readonly MadeFile[];
    /** What the files cannot hold, in a line each. */
    readonly notes: readonly string[];
    readonly hasSecrets: boolean;
  };
}

/** A request to the server: files in another format. */
export const convertMethod = 'dnConfig/convert';

/** The formats of `convertMethod`. */
export type ConvertTargetName = 'yaml' | 'json' | 'gws' | 'gax' | 'options' | 'cfgdata';

/** What `convertMethod` asks. */
export interface ConvertParams {
  readonly files: readonly FileText[];
  readonly target: ConvertTargetName;
  /** Writes passwords into the result; otherwise they are shown as `***`. */
  readonly showsSecrets?: boolean;
}

/** What `convertMethod` answers. */
export interface ConvertAnswer {
  readonly files: readonly MadeFile[];
  /** What the target cannot hold or holds otherwise, in a line each. */
  readonly notes: readonly string[];
  /** The files of which nothing is in the result, and why, in a sentence each. */
  readonly problems: readonly string[];
  /** How many DNs were read. */
  readonly dns: number;
  /** Whether the files hold passwords. */
  readonly hasSecrets: boolean;
}

/** A request to the client: the bytes of a file that the server cannot read by itself, in Base64; null where there is none or it is larger. */
export const readFileMethod = 'dnConfig/files/read';

/** What `readFileMethod` asks. */
export interface ReadFileParams {
  readonly uri: string;
  readonly mostBytes: number;
}

/** A request to the client: what is in a folder. */
export const listFolderMethod = 'dnConfig/files/list';

/** What `listFolderMethod` asks. */
export interface ListFolderParams {
  readonly uri: string;
}

/** What `listFolderMethod` answers, in URIs as the client writes them elsewhere, without links; `files` alone is the URI itself where it is a file. */
export interface ListFolderResult {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}
