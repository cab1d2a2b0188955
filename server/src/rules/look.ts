import { findDnField } from '../catalogue/dnFields.ts';
import type { DnFieldDefinition, OptionDefinition } from '../catalogue/types.ts';
import type { Dn } from '../model/dn.ts';
import { isTServer, tServer } from './parts.ts';
import type { CheckContext, RuleContext, SectionLook } from './rule.ts';

/** Makes ready for the checks what they all ask of a DN. */
export function lookAt({ sections, fields }: Dn, { format, catalogue, settings }: RuleContext): CheckContext {
  const looks: SectionLook[] = [];
  for (const section of sections) {
    const known: (OptionDefinition | undefined)[] = [];
    for (const option of section.options) known.push(catalogue.find(tServer, option.name.text));
    looks.push({ section, isTServer: isTServer(section), known });
  }
  const knownFields: (DnFieldDefinition | undefined)[] = [];
  for (const field of fields) knownFields.push(findDnField(field.property));
  return { format, catalogue, settings, sections: looks, knownFields };
}
