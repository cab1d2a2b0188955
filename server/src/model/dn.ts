import type { Span } from './span.ts';

/** The file formats of DNs (spec.md section 1). */
export type FormatId = 'yaml' | 'json' | 'options' | 'cfgdata' | 'confdata';

/** A name as it is written: `text` is the name itself, `span` what stands in the file for it, quotes included. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/**
 * What the file's syntax makes of a value before anyone asks what it means.
 * `empty`: nothing is written after the name. `null`: `~` or `null`. `collection`: a list or mapping where one value belongs.
 * `binary`: the format says that it is no text. `unfinished`: the name itself is still being typed, its colon or equals sign is not there; the format has reported that.
 */
export type ValueKind = 'string' | 'boolean' | 'number' | 'null' | 'empty' | 'collection' | 'binary' | 'unfinished';

/**
 * A written value. `text` is the value with quotes and escapes undone, never reinterpreted (`True` stays `True`, `007` stays `007`);
 * `span` is what stands in the file, quotes included. Of an empty value the span is the empty place where it belongs.
 */
export interface Value {
  readonly text: string;
  readonly kind: ValueKind;
  readonly span: Span;
  /** The name behind which it is written, where an alias brings it from there: what is secret there is secret here. */
  readonly writtenAs?: string;
}

/**
 * Set on a part that reaches its DN by an alias or a merge key. The part's own spans then all show the reference that brings it
 * in, so that whatever is said of it has a place inside the DN; it is checked by itself where it is written.
 */
export interface Inherited {
  readonly inherited?: true;
}

/** One option of a section: `name = value`. Duplicates are kept, in the order of the file. */
export interface Option extends Inherited {
  readonly name: Name;
  readonly value: Value;
  readonly span: Span;
}

/** One section of a DN's annex (`userProperties`), for example `TServer`. Duplicates are kept, in the order of the file. */
export interface Section extends Inherited {
  readonly name: Name;
  readonly options: readonly Option[];
  readonly span: Span;
  /** Set when options come in by merge keys, which written ones may hide. */
  readonly merges?: true;
  /** Set in an update form that takes these options away: their values say nothing. */
  readonly deletes?: true;
  /** Which of several annexes of one DN it stands in, zero-based; an update has one for each thing that it does. Absent: the only one. */
  readonly annex?: number;
}

/**
 * One field of the DN itself. `property` is its name in CfgDN's own words (`number`, `switch`, `state`), whatever the format calls it;
 * `name` is as written. Every entry directly under the DN is a field, unknown and misplaced ones too.
 */
export interface Field extends Inherited {
  readonly property: string;
  readonly name: Name;
  readonly value: Value;
  readonly span: Span;
}

/**
 * A DN, or what is read like one. `dn`: a directory number. `fragment`: a part that DNs share by alias or merge key and that stands outside
 * all of them; only its options and sections can be judged. `part`: sections of an object whose others stand in other segments, none of which
 * has to do with these. `other`: a configuration object that is no DN.
 */
export interface Dn {
  readonly role: 'dn' | 'fragment' | 'part' | 'other';
  /** The class of the object, `CfgDN` for a DN. */
  readonly objectClass: string;
  readonly span: Span;
  /** Where a finding about the whole DN stands when it has no number: its first word. */
  readonly head: Span;
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
  /** Set when this changes a DN that exists: what is not written here may well be set there. */
  readonly isUpdate?: true;
  /** How an update form names the DN that it changes. */
  readonly reference?: string;
}

/** A comment with its marks (`#`, `;`); `ownLine`: nothing but white space stands before it on its line. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  readonly ownLine: boolean;
}
