import type { Span } from '../model/span.ts';

/** How text is put down at a cursor, so that a completion fits where it lands. */
export interface Placement {
  /** What the completion replaces: on the cursor's line, and touching the cursor. */
  readonly replace: Span;
  /** Text of `name`, followed by `value` when one is given, ready to be inserted: `name: value`, `name=value`, or the name alone where a value follows already. */
  entry(name: string, value?: string): string;
  /** Text of a value alone, with the blank or quotes that it needs here. */
  value(text: string): string;
  /** Text of entries, nested by `children`, on lines of their own or as the place wants them. Undefined where only a single name can stand. */
  block(entries: readonly Entry[]): string | undefined;
}

/** A named value, or a named group of entries. `value` is written as it is: quotes that it needs are part of it. Without a name the value stands for itself. */
export interface Entry {
  readonly name: string;
  readonly value?: string;
  readonly children?: readonly Entry[];
}

/** What may be written at a place. `taken` are the names that stand there already, the one under the cursor excluded. */
export type Cursor =
  | { readonly at: 'nothing' }
  /** A whole DN can begin here, put down by `placement`, or its first field, put down by `field`. */
  | { readonly at: 'dn'; readonly placement: Placement; readonly field: Placement }
  | { readonly at: 'field-name'; readonly placement: Placement; readonly taken: readonly string[] }
  /** The end tag of the element `name` can be completed. */
  | { readonly at: 'end-tag'; readonly placement: Placement; readonly name: string }
  /** Only the annex of a DN can begin here, and none is there yet. */
  | { readonly at: 'annex'; readonly placement: Placement }
  | { readonly at: 'field-value'; readonly placement: Placement; readonly property: string }
  | { readonly at: 'section-name'; readonly placement: Placement; readonly taken: readonly string[] }
  | {
      readonly at: 'option-name';
      readonly placement: Placement;
      readonly section: string;
      readonly taken: readonly string[];
    }
  | { readonly at: 'option-value'; readonly placement: Placement; readonly section: string; readonly option: string };

export const nothing: Cursor = { at: 'nothing' };
