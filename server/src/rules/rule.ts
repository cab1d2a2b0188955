import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Format } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import type { DnSettings } from '../project/settings.ts';
import type { RuleId } from './definitions.ts';
import type { Finding } from './finding.ts';

/** What a check may know besides the DN. */
export interface RuleContext {
  readonly format: Pick<Format, 'id' | 'traits'>;
  readonly catalogue: Catalogue;
  readonly settings: DnSettings;
}

/** One look at a DN, for one rule or for several of which only the first that applies may speak. */
export interface DnCheck {
  readonly rules: readonly RuleId[];
  check(dn: Dn, context: RuleContext): Iterable<Finding>;
}

/**
 * A fact that may hold only once among many DNs. `key` puts together the DNs that can clash; of those, `check` compares a later
 * one with an earlier one. So an index by key can be kept up to date DN by DN.
 */
export interface CrossCheck {
  readonly rules: readonly RuleId[];
  key(dn: Dn, context: RuleContext): string | undefined;
  check(dn: Dn, earlier: Dn, context: RuleContext): Finding | undefined;
}
