import type { Span } from '../../model/span.ts';

/** An attribute's value; `span` includes the quotes, `text` has entities undone. */
export interface XmlValue {
  readonly text: string;
  readonly span: Span;
  /** The quote that it stands in; none where it is missing. */
  readonly quote: '"' | "'" | '';
}

export interface XmlAttribute {
  readonly name: string;
  readonly nameSpan: Span;
  /** Absent while it is being typed: no `=`, or nothing behind it. */
  readonly value?: XmlValue;
  readonly span: Span;
}

/** A piece of markup or text. Tokens of a text join without gaps. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly nameSpan: Span;
      readonly attributes: readonly XmlAttribute[];
      /** `/>` */
      readonly isEmpty: boolean;
      /** False when the `>` is missing. */
      readonly isFinished: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'close';
      readonly name: string;
      readonly nameSpan: Span;
      readonly isFinished: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'comment' | 'cdata' | 'instruction' | 'declaration';
      readonly isFinished: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'text'; readonly span: Span };
