import type { Comment, Dn, FormatId } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import type { Cursor } from './cursor.ts';
import type { Editor, SpanEdit } from './edit.ts';

/** Something that cannot be read, where a person would look for it. The message never quotes the text: a password could stand there. */
export interface SyntaxProblem {
  readonly message: string;
  readonly span: Span;
  /** Where the mending is obvious: its title and the edit, relative like `span`. */
  readonly fix?: { readonly title: string; readonly edits: readonly SpanEdit[] };
}

/** A stretch of a file that can be read by itself. Segments of a file join without gaps; `start` and `end` are offsets in the file. */
export interface Cut extends Span {
  /** What the format reads here; its words are the format's own. */
  readonly kind: string;
  /** Which of the file's independent parts (the documents of a YAML stream) the segment belongs to, zero-based. */
  readonly part: number;
}

/** What one segment holds. All spans count from the segment's start. */
export interface SegmentReading {
  readonly dns: readonly Dn[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** Reads the segments of one file, one after another in the order of the file. */
export interface Reader {
  read(text: string, cut: Cut): SegmentReading;
  /**
   * Called once after the last segment: what is known only now, by the index of the segment in which it stands
   * (parts that DNs share from outside all DNs, keys that stand twice at the top).
   */
  finish(): ReadonlyMap<number, SegmentReading>;
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
  /** Whether the content says so; the name can only speak against it. */
  recognises(text: string, fileName: string): boolean;
  /** Cuts the text into segments; a plain scan, no reading. */
  cut(text: string): readonly Cut[];
  reader(fileName: string): Reader;
  /** Makes an editor of a segment's text; it reads the text once, for all edits that are asked of it. */
  editor(segmentText: string, layout: Layout): Editor;
  /** Where a name stands twice and has to be the same (start and end tag): both places, when `offset` is at one of them. */
  tagPair?(segmentText: string, offset: number): readonly [Span, Span] | undefined;
  /**
   * What can be written at `offset` of the segment `cut`. The text is the segment's and, behind it, that of the segment that follows, for
   * the lines behind a cursor can say on which level it stands; offsets count from the segment's start.
   */
  cursor(text: string, cut: Cut, offset: number, layout: Layout): Cursor;
}

/** The habits of the file and its editor that new text follows. */
export interface Layout {
  readonly eol: string;
  /** Columns of one step of indentation where the text itself shows none. */
  readonly indent: number;
}
