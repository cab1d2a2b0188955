import type { ModelEdit, SpanEdit } from '../formats/edit.ts';
import type { Dn } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import type { DeclarationKey, FilePlace, SeverityWord } from '../project/settings.ts';
import type { RuleId } from './definitions.ts';

/** A way to mend a finding. */
export interface Fix {
  readonly title: string;
  /** In terms of the model, or, for what could not be read, as text edits with the finding's kind of spans. */
  readonly edit: { readonly model: readonly ModelEdit[] } | { readonly text: readonly SpanEdit[] };
  /** Whether it may be applied without asking: it cannot change what the author meant. */
  readonly safe?: boolean;
}

/** Another place that belongs to a finding. */
export type Related = { readonly message: string } & RelatedPlace;

export type RelatedPlace =
  /** In the same segment as the finding, unless `dn` lies in another one. */
  | { readonly span: Span; readonly dn?: Dn }
  /** Where what is declared for the finding's DN stands, if that is a place at all. */
  | { readonly declaration: DeclarationKey }
  /** In another file. */
  | { readonly elsewhere: FilePlace };

/** What a finding is about, for clients that want to act on it. Never holds a value that could be a secret. */
export interface FindingData {
  readonly section?: string;
  readonly option?: string;
  readonly field?: string;
}

/** Something that a rule has found. Spans count from the start of the segment in which the DN is. */
export interface Finding {
  readonly rule: RuleId;
  readonly span: Span;
  readonly message: string;
  /** Set where the rule is louder or quieter than usual in this case; what a person has chosen for the rule goes before it. */
  readonly severity?: SeverityWord;
  readonly related?: readonly Related[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  readonly data?: FindingData;
  readonly fixes?: readonly Fix[];
}
