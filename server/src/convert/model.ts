import type { EnumForm, EnumMember } from '../catalogue/types.ts';

/** What a file can be converted to: `json` is the notation of `mutagen`, `gws` and `gax` are those of the two products' interfaces. */
export const convertTargets = ['yaml', 'json', 'gws', 'gax', 'options', 'cfgdata'] as const;
export type ConvertTarget = (typeof convertTargets)[number];

/** How a source is written: one of the targets, or a dump that is only read. */
export type Notation = ConvertTarget | 'confdata' | 'raw';

/** The comments of a part, without their marks: lines above it, and what stands behind it on its line. */
export interface Remarks {
  readonly before: readonly string[];
  readonly beside: readonly string[];
}

export const noRemarks: Remarks = { before: [], beside: [] };

/**
 * What stands where a value is expected. Genesys' options are texts, integers or binary; `encoding` is how binary is written, for nothing
 * is published that says whether the two ways are the same. `unknown`: something that no format says how to read.
 */
export type Content =
  | { readonly kind: 'text' | 'integer' | 'boolean'; readonly text: string }
  | { readonly kind: 'binary'; readonly text: string; readonly encoding: 'base64' | 'xml' }
  | { readonly kind: 'map'; readonly entries: readonly { readonly name: string; readonly value: Content }[] }
  | { readonly kind: 'list'; readonly items: readonly Content[] }
  | { readonly kind: 'unknown'; readonly why: string };

/** A DN that another one refers to. */
export interface Destination {
  readonly number?: string;
  readonly switch?: string;
  /** As a symbolic name (`extension`). */
  readonly type?: string;
}

export interface AccessNumber {
  readonly number?: string;
  readonly switch?: string;
}

/**
 * The value of a field. `member`: of an enumeration. `word`: where a member belongs, but it is none of that form. `name`: an object by its name;
 * `id` is how the CfgData file calls it, and
 * `isElsewhere` is set of a folder that does not belong to the DN's switch. `dbid`: an object by its DBID.
 */
export type FieldValue =
  | { readonly kind: 'text' | 'integer' | 'dbid'; readonly text: string }
  | { readonly kind: 'member'; readonly member: EnumMember }
  | { readonly kind: 'word'; readonly text: string; readonly form: EnumForm }
  | { readonly kind: 'name'; readonly text: string; readonly id?: string; readonly isElsewhere?: true }
  | { readonly kind: 'destinations'; readonly list: readonly Destination[] }
  | { readonly kind: 'accessNumbers'; readonly list: readonly AccessNumber[] }
  | { readonly kind: 'content'; readonly content: Content };

/** A field under one name in all formats: CfgDN's own, `switch` and its like for objects by name, `switchDBID` and its like by DBID. */
export interface NeutralField {
  readonly property: string;
  readonly value: FieldValue;
  readonly remarks: Remarks;
  /** Set when CfgDN has no such field. */
  readonly isForeign?: true;
}

export interface NeutralOption {
  readonly name: string;
  readonly value: Content;
  readonly remarks: Remarks;
}

export interface NeutralSection {
  readonly name: string;
  readonly options: readonly NeutralOption[];
  readonly remarks: Remarks;
}

/** A DN as no format in particular has it: aliases and merge keys resolved, duplicates kept in their order. */
export interface NeutralDn {
  /** What notes call it: its number, else its reference, else nothing. */
  readonly called: string | undefined;
  readonly fields: readonly NeutralField[];
  readonly sections: readonly NeutralSection[];
  readonly remarks: Remarks;
  /** Names in it that hold a password by a slip, and how notes say them. */
  readonly unsayable: ReadonlyMap<string, string>;
  /** Set where a password is in it, lists and update forms included. */
  readonly holdsSecret?: true;
  /** What a CfgData file calls it. */
  readonly id?: string;
  /** Whether a CfgData file has it as a `CfgRouteDN`. */
  readonly isRoute?: boolean;
  /** The element of an update form as it is written, and the ids that stand in it. */
  readonly update?: { readonly text: string; readonly ids: ReadonlySet<string> };
}

/** An entry of a CfgData file's `CfgReference`: an object that exists, and what the file calls it. */
export interface Reference {
  readonly element: string;
  readonly id: string;
  readonly name: string | undefined;
  /** The id of the object that it belongs to. */
  readonly owner: string | undefined;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** All that a conversion takes from one file. */
export interface SourceFile {
  /** The last part of its path. */
  readonly name: string;
  readonly notation: Notation;
  /** Comments about the file as a whole, and behind everything. */
  readonly head: readonly string[];
  readonly tail: readonly string[];
  readonly dns: readonly NeutralDn[];
  /** Whether one of its DNs or comments holds a password. */
  readonly holdsSecrets: boolean;
  readonly references: readonly Reference[];
}

/** The field of CfgDN of that name. */
export function fieldOf(dn: NeutralDn, property: string): NeutralField | undefined {
  return dn.fields.find((field) => field.property === property && !field.isForeign);
}

/** The text of a field that holds a text, number or name. */
export function fieldText(dn: NeutralDn, property: string): string | undefined {
  const value = fieldOf(dn, property)?.value;
  return value && 'text' in value ? value.text : undefined;
}
