import type { Comment, Dn, FormatId, Option } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import type { Cursor } from './cursor.ts';
import type { Editor, SpanEdit } from './edit.ts';

/** Something that cannot be read, where a person would look for it. The message never quotes the text: a password could stand there. */
export interface SyntaxProblem {
  readonly message: string;
  readonly span: Span;
  /** Set where what stands here can only be an option outside of any section: that option, for its name may say where it belongs. */
  readonly stray?: Option;
  /** Where the mending is obvious: its title and the edit, relative like `span`. */
  readonly fix?: { readonly title: string; readonly edits: readonly SpanEdit[] };
}

/**
 * What cutting knows at the end of a cut, and what stands before the next one, in the format's own words: from there cutting goes on as if it
 * had come from the beginning of the file. Equal states are equal texts; the empty text is the state at the beginning of a file.
 */
export type CutState = string;

/** How a segment stands in its file: what a reader or a cursor has to know besides its text. */
export interface CutContext {
  /** What the format reads here; its words are the format's own. */
  readonly kind: string;
  readonly before: CutState;
}

/** A stretch of a file that can be read by itself. Cuts join without gaps; `start` and `end` are offsets in the text that is cut. */
export interface Cut extends CutContext, Span {
  readonly after: CutState;
  /**
   * How far the text was looked at to make this cut, at least `end`: what stands behind that place can change, and the cut stays. Where the end
   * of the text was met on the way, it is the text's length.
   */
  readonly reach: number;
}

/** What one segment holds. All spans count from the segment's start. */
export interface SegmentReading {
  readonly dns: readonly Dn[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** DNs that are only spoken of: by such an id, update forms say which DN they change. */
  readonly mentions?: readonly Mention[];
  /** What this segment uses of others that can only be judged in the role in which it is used. */
  readonly borrowed?: readonly Borrowed[];
}

/** Says which number an id stands for. */
export interface Mention {
  readonly id: string;
  readonly number: string;
}

/** A part of another segment that stands outside all DNs, used by a DN in a role. Loans of one part in one role have the same `role` text. */
export interface Borrowed {
  /** The segment in which the part stands, as `Reader.link` was given it. */
  readonly owner: object;
  /** The part itself; the format knows what it is. */
  readonly part: object;
  readonly role: string;
}

/** A segment's reading in its place behind others. */
export interface Linked<State> {
  /** The same object as before as long as what it says is the same, so that nothing needs to be checked again. */
  readonly reading: SegmentReading;
  /** What the segment leaves to those behind it: the very state that it was given, where it adds nothing. */
  readonly after: State;
  /** Set when the reading takes nothing from the state, and leaves it as it is. */
  readonly isFree?: true;
}

/** A problem that shows only at the end of the file, and the segment in which it stands. */
export interface LateProblem {
  readonly owner: object;
  readonly problem: SyntaxProblem;
}

/**
 * Reads the segments of one file. `read` looks at the text of one segment alone; `link` puts what it found in its place behind the segments
 * before. What segments tell each other goes through states: immutable, so that linking can begin at any segment and end where nothing
 * changes any more. States that say the same should be the same value (`===`).
 */
export interface Reader<Piece = unknown, State = unknown> {
  /** Pure. `context` is of the segment's cut. */
  read(text: string, context: CutContext): Piece;
  /** The state before the first segment. */
  readonly start: State;
  /** `owner` stands for the segment, in states and loans. The spans of the piece's reading count from the segment's start. */
  link(piece: Piece, state: State, owner: object): Linked<State>;
  /** What shows only at the end of the file, from the state behind the last segment. */
  end(state: State): readonly LateProblem[];
  /** The parts of a piece that others have borrowed, read in the roles in which they did (one entry for each part and role). */
  lend?(piece: Piece, loans: readonly Borrowed[]): Pick<SegmentReading, 'dns' | 'problems'>;
}

/** How a format writes what others write differently; rules ask these questions instead of asking for the format's name. */
export interface FormatTraits {
  /** How members of enumerations are written. */
  readonly enumForm: 'symbolic' | 'numeric' | 'prefixed';
  /** Whether a DN of this format says its number and type at all. */
  readonly hasIdentity: boolean;
  /** Whether other tools may take `yes`, `on` and the like for booleans here. */
  readonly yamlBooleans: boolean;
  /**
   * Which options need their value as text rather than as a number or boolean: none, those whose values are documented (they are
   * documented as text), or all, because the file's reader takes nothing else.
   */
  readonly textValues: 'none' | 'documented' | 'all';
  /** Set where files are only read. */
  readonly isReadOnly?: true;
  /** What the fields of a DN are called here, and which field of CfgDN each is; absent where they have CfgDN's own names. */
  readonly fields?: ReadonlyMap<string, string>;
}

/** One file format of DNs. All knowledge of its syntax ends here. No member throws, whatever the text. */
export interface Format {
  readonly id: FormatId;
  /** The language that the file is written in; what is wrong with it is reported as `syntax/…`. */
  readonly syntax: 'yaml' | 'json' | 'xml' | 'options';
  readonly traits: FormatTraits;
  /** The editor's language that only files of this format have. */
  readonly languageId?: string;
  /** Whether a file's name alone says that it holds DNs in this format. `fileName` is the last part of its path. */
  claims(fileName: string): boolean;
  /**
   * What a segment contributes to being recognised: as long as the signs of every segment stay the same, so does the format of the file. Absent
   * where the beginning of the file says it all.
   */
  signs?(segmentText: string, context: CutContext): string;
  /**
   * Cuts a text, lazily, by a plain scan without reading. The text starts where a cut ended with the state `from` (absent: at the beginning
   * of the file) and may be only a stretch of the file: a cut whose `reach` is the text's length may look different when more text follows.
   */
  cut(text: string, from?: CutState): Iterable<Cut>;
  /**
   * The same for a file that is one object, and one segment for `cut`: into parts of the object, for as long as each of them can be judged without
   * the others.
   */
  cutIntoParts?(text: string, from?: CutState): Iterable<Cut>;
  reader(fileName: string): Reader;
  /**
   * Where in a segment, or before it, the list of DNs begins that a DN without any other before it stands in: a comment behind that place speaks
   * to this DN, one before it to the whole file. Undefined where no list begins.
   */
  listStart?(segmentText: string, context: CutContext): number | undefined;
  /** Makes an editor of a segment's text; it reads the text once, for all edits that are asked of it. */
  editor(segmentText: string, layout: Layout): Editor;
  /** Where a name stands twice and has to be the same (start and end tag): both places, when `offset` is at one of them. */
  tagPair?(segmentText: string, offset: number): readonly [Span, Span] | undefined;
  /**
   * What can be written at `offset` of a segment, counted from its start. `following` is the text of the segment behind it, for the lines
   * behind a cursor can say on which level it stands.
   */
  cursor(segmentText: string, following: string, context: CutContext, offset: number, layout: Layout): Cursor;
}

/** The habits of the file and its editor that new text follows. */
export interface Layout {
  readonly eol: string;
  /** Columns of one step of indentation where the text itself shows none. */
  readonly indent: number;
}

/** Formats that are written in one language and are told apart together. */
export interface FormatFamily {
  readonly formats: readonly Format[];
  /** Whether a text that begins so (with its first 65,536 code units) can be of the family at all: a quick look. The name can only speak against it. */
  begins(beginning: string, fileName: string): boolean;
  /** Which format a text is written in that begins so. */
  recognise(text: string, fileName: string): Format | undefined;
}
