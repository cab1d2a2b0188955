/** What values an option takes. `open`: the list is incomplete, so nothing can be called wrong by it. */
export type OptionValues =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'enum'; readonly enum: readonly string[]; readonly open?: boolean }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number; readonly unit?: string }
  | { readonly kind: 'string'; readonly format?: string; readonly pattern?: string; readonly secret?: boolean };

/**
 * How much is known of an option. `documented`: values, default and effect were read at the source. `seen`: a vendor page shows the
 * option; what it did not say is absent here. `name`: only the name may be relied on. `user`: from a catalogue of the user's own.
 */
export type Evidence = 'documented' | 'seen' | 'name' | 'user';

/** Where a statement comes from. `url` is absent where the source has no stable address. */
export interface Source {
  readonly title: string;
  readonly url?: string;
}

/** A fact that ties the option to others or to the set-up, in a sentence of ours. */
export interface OptionNote {
  readonly text: string;
}

/** One option of a DN section, as far as it is known; what is not known is absent. */
export interface OptionDefinition {
  readonly name: string;
  readonly section: string;
  readonly evidence: Evidence;
  readonly values?: OptionValues;
  /** True where the source states the range or the closed list itself, so that a value outside it may be called wrong. */
  readonly valuesStated?: boolean;
  /** What a documented value means, by value. */
  readonly valueNotes?: Readonly<Record<string, string>>;
  /** The documented default. An empty string is a default too; absent means not published. */
  readonly default?: string;
  /** When a change takes effect, in the words of the user's catalogue format or free text; absent means not published. */
  readonly takesEffect?: string;
  readonly appliesTo?: readonly string[];
  /** Classes of objects other than DNs on which a source states the option, too. */
  readonly alsoOn?: readonly string[];
  readonly summary?: string;
  readonly notes?: readonly OptionNote[];
  readonly source?: Source;
  readonly otherSources?: readonly Source[];
  readonly deprecated?: { readonly replacedBy?: string; readonly note?: string };
}

/** How a format writes the members of an enumeration (facts/dn-formats.md sections 4 to 6). */
export type EnumForm = 'symbolic' | 'numeric' | 'prefixed';

/** One member: `number` as in CfgData XML, `symbol` as in the PSDK (`CFGExtension`), `name` as in YAML (`extension`), `display` as GAX shows it. */
export interface EnumMember {
  readonly number: number;
  readonly symbol: string;
  readonly name: string;
  readonly display?: string;
  /** False where only memory, not a page, gives the display name. */
  readonly displayConfirmed?: boolean;
  readonly note?: string;
}

/** An enumeration of the configuration layer, such as CfgDNType. */
export interface Enumeration {
  readonly name: string;
  readonly members: readonly EnumMember[];
}

/** One field of CfgDN as the formats of this project name it. */
export interface DnFieldDefinition {
  readonly name: string;
  readonly kind: 'string' | 'integer' | 'enum' | 'flag' | 'link' | 'list' | 'options';
  /** The enumeration's name where `kind` is `enum` or `flag`. */
  readonly enumeration?: string;
  readonly summary: string;
  readonly readOnly?: boolean;
  readonly mandatory?: boolean;
}

/** A whole set-up of the three IM options (spec.md section 4). `undefined` removes the option. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly for: string;
  readonly options: ReadonlyArray<{ readonly name: string; readonly value: string | undefined }>;
}
