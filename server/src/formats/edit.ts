import type { Dn, Field, Option, Section } from '../model/dn.ts';
import type { Span } from '../model/span.ts';

/** Replaces a stretch of a segment's text. */
export interface SpanEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Turns edits in model terms into edits of one segment's text, with spans relative to it; every byte outside stays. Undefined when a part
 * cannot be edited where it stands (for example because it is shared by an alias).
 */
export type Editor = (edit: ModelEdit) => readonly SpanEdit[] | undefined;

/** A change in terms of the model; the format of the file turns it into text. */
export type ModelEdit =
  | { readonly kind: 'set-value'; readonly part: Option | Field; readonly value: string }
  | { readonly kind: 'rename'; readonly part: Option | Field | Section; readonly name: string }
  | { readonly kind: 'remove'; readonly part: Option | Field }
  /** Adds an option at the end of the DN's section of that name; the section, and the annex around it, are made where they are missing. */
  | {
      readonly kind: 'add-option';
      readonly dn: Dn;
      readonly section: string;
      readonly name: string;
      readonly value: string;
    }
  /** Takes an option (or a field that is none) from where it stands and puts it at the end of the section of that name. */
  | { readonly kind: 'move-option'; readonly dn: Dn; readonly part: Option | Field; readonly section: string }
  /** Puts the options of `from` at the end of `into` and removes `from`. */
  | { readonly kind: 'merge-sections'; readonly from: Section; readonly into: Section }
  /** Puts a comment of one line into the DN, near its beginning and on a line of its own. `text` comes without the comment's marks. */
  | { readonly kind: 'add-comment'; readonly dn: Dn; readonly text: string };
