import type { Catalogue } from '../catalogue/catalogue.ts';
import { judgeValue } from '../catalogue/values.ts';
import { effectIn } from '../rules/effect.ts';
import { lookAt } from '../rules/look.ts';
import { isTServer, isTServerName, tServer } from '../rules/parts.ts';
import type { CheckContext } from '../rules/rule.ts';
import type { SideDn } from './read/side.ts';
import { type WrittenOption, type WrittenOptions, writtenOptions } from './read/written.ts';

/**
 * What an option comes to for a DN. `written`: what is written counts. `default`: it is not written, and this default is documented. `absent`: it is
 * not written, and no default is published. `unknown`: what is written cannot be relied on, or an update form says nothing of it.
 * `deleted`: an update form takes it away.
 */
export type OptionEffect =
  | { readonly kind: 'written' | 'default'; readonly value: string }
  | { readonly kind: 'unknown'; readonly value?: string }
  | { readonly kind: 'absent' | 'deleted' };

/** The options of one DN, as written and in effect. */
export class DnOptions {
  readonly written: WrittenOptions;
  private readonly side: SideDn;
  private readonly catalogue: Catalogue;
  private readonly look: CheckContext;
  /** For names of TServer in lower case: how many ways there are in which the DN writes them, other sections meant as TServer included. */
  private readonly spellings = new Map<string, number>();

  constructor(side: SideDn) {
    const { dn, segment, file } = side;
    const context = file.analysis.contextOf(segment, dn);
    this.side = side;
    this.catalogue = context.catalogue;
    this.look = lookAt(dn, context);
    this.written = writtenOptions(dn, file.analysis.format.syntax === 'xml');
    const meant = new Set(dn.sections.filter(isTServer).map(({ name }) => name.text));
    for (const { section, name, isDeleted } of this.written.values()) {
      if (isDeleted || !meant.has(section)) continue;
      const spelling = name.toLowerCase();
      this.spellings.set(spelling, (this.spellings.get(spelling) ?? 0) + 1);
    }
  }

  /** The effect of an option; `key` is its key in `written`, where it is written on either side. */
  effectOf(key: string, { section, name, isDeleted }: WrittenOption): OptionEffect {
    const written = this.written.get(key);
    if (isDeleted) return written ? { kind: 'deleted' } : { kind: 'absent' };
    const [value] = written?.values ?? [];
    if (this.side.dn.isUpdate && !written) return { kind: 'unknown' };
    if (written && (written.values.length !== 1 || written.kind === 'unreadable' || value === undefined))
      return { kind: 'unknown' };
    if (this.isInDoubt(section, name, written !== undefined))
      return { kind: 'unknown', ...(value !== undefined && { value }) };
    const definition = this.catalogue.find(section, name);
    if (value === undefined) {
      if (definition?.default === undefined) return { kind: 'absent' };
      return { kind: 'default', value: definition.default };
    }
    if (definition && judgeValue(definition, value).kind !== 'not-judged') {
      const effect = section === tServer ? effectIn(this.side.dn, name, this.look) : undefined;
      const isFine = effect ? effect.kind === 'written' : judgeValue(definition, value).kind === 'fine';
      if (!isFine) return { kind: 'unknown', value };
    }
    return { kind: 'written', value };
  }

  /** Whether spelling alone keeps anybody from telling: of the section, of the option, or of another one that may be meant as this one. */
  private isInDoubt(section: string, name: string, isWritten: boolean): boolean {
    if (section !== tServer) return isWritten && isTServerName(section);
    const known = this.catalogue.findIgnoringCase(tServer, name);
    if (!known) return false;
    if (known.name !== name) return isWritten;
    return (this.spellings.get(name.toLowerCase()) ?? 0) > (isWritten ? 1 : 0);
  }
}
