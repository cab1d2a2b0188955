import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DnFieldDefinition, OptionDefinition } from '../catalogue/types.ts';
import type { Format } from '../formats/format.ts';
import type { Dn, Section } from '../model/dn.ts';
import type { DnSettings, FilePlace } from '../project/settings.ts';
import type { RuleId } from './definitions.ts';
import type { Finding } from './finding.ts';

/** What is known besides a DN. */
export interface RuleContext {
  readonly format: Pick<Format, 'id' | 'traits'>;
  readonly catalogue: Catalogue;
  readonly settings: DnSettings;
}

/** A section with what nearly every check asks of it, so that each name is looked up only once. */
export interface SectionLook {
  readonly section: Section;
  readonly isTServer: boolean;
  /** For each option of the section, the option of TServer of exactly that name, whatever the section. */
  readonly known: readonly (OptionDefinition | undefined)[];
}

/** What a check may know besides the DN; `lookAt` makes it. */
export interface CheckContext extends RuleContext {
  /** The DN's sections. */
  readonly sections: readonly SectionLook[];
  /** For each field of the DN, the field of CfgDN that it is. */
  readonly knownFields: readonly (DnFieldDefinition | undefined)[];
}

/** What most checks find in most DNs. */
export const nothing: readonly Finding[] = [];

/** One look at a DN, for one rule or for several of which only the first that applies may speak. */
export interface DnCheck {
  readonly rules: readonly RuleId[];
  /**
   * The fields and options that it looks for by name when it judges the DN or other entries: what it says of these changes when such a one comes or goes. Absent: it
   * judges each entry by itself, or only asks whether two have the same name.
   */
  readonly asks?: readonly string[];
  /** Whether it may have something to say where this is declared; absent: it always may. */
  applies?(settings: DnSettings): boolean;
  check(dn: Dn, context: CheckContext): readonly Finding[];
}

/**
 * A fact that may hold only once among many DNs. So an index by key and variant can be kept up to date DN by DN; `clashes` says which
 * DNs of one key clash, and `finding` is made of each with the first one that it clashes with.
 */
export interface CrossCheck {
  readonly rules: readonly RuleId[];
  /** The fields of which key and variant are made, or on which they depend. */
  readonly asks: readonly string[];
  /** Only DNs with the same key can clash; a DN without one clashes with none. */
  key(dn: Dn, context: RuleContext): string | undefined;
  /** Whether DNs of other files cannot be told to clash by this key. Absent: they always can. */
  isLocal?(key: string): boolean;
  /** Two DNs with the same key clash all the same, unless both have a variant and these differ. Absent: no DN has a variant. */
  variant?(dn: Dn): string | undefined;
  /** The finding at a DN that clashes with an earlier one, of this file or of another. */
  finding(dn: Dn, earlier: Dn | FilePlace, context: RuleContext): Finding;
}
