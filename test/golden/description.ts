import type { Analysis } from '../../server/src/analysis/analysis.ts';
import { findDnField } from '../../server/src/catalogue/dnFields.ts';
import { enumerationNamed, findMember, memberText } from '../../server/src/catalogue/enumerations.ts';
import type { EnumForm } from '../../server/src/catalogue/types.ts';
import type { Format } from '../../server/src/formats/format.ts';
import type { Field } from '../../server/src/model/dn.ts';

/** A DN told apart from any notation: lists, so that what stands twice stands twice; enumerations by their symbolic names. */
export interface DescribedDn {
  readonly fields: readonly (readonly [property: string, text: string])[];
  readonly sections: readonly (readonly [name: string, options: readonly (readonly [name: string, text: string])[]])[];
}

/** Fields that say something of the DN itself, not of how it is written. */
function isTold({ property }: Field): boolean {
  return property !== 'userProperties' && property !== 'objectClass';
}

/** The DNs of a file as a description; undefined where the file says something that other notations cannot (aliases, broken text, lists). */
export function describe(analysis: Analysis): DescribedDn[] | undefined {
  if (analysis.findings.some(({ finding }) => finding.rule.startsWith('syntax/'))) return undefined;
  const dns = analysis.segments.flatMap((segment) => segment.dns);
  if (dns.length === 0 || dns.some(({ role }) => role !== 'dn')) return undefined;
  const parts = dns.flatMap((dn) => [...dn.fields.filter(isTold), ...dn.sections.flatMap(({ options }) => options)]);
  const isPlain = parts.every(
    ({ value, inherited }) =>
      !inherited && value.kind !== 'collection' && value.kind !== 'null' && value.kind !== 'unfinished',
  );
  if (!isPlain || dns.some(({ sections }) => sections.some(({ inherited }) => inherited))) return undefined;
  return dns.map(({ fields, sections }) => ({
    fields: fields
      .filter(isTold)
      .map(
        ({ property, value }) =>
          [
            commonProperty(property),
            inForm(property, value.text, analysis.format.traits.enumForm, 'symbolic'),
          ] as const,
      ),
    sections: sections.map(
      ({ name, options }) =>
        [name.text, options.map((option) => [option.name.text, option.value.text] as const)] as const,
    ),
  }));
}

/** Fields by which notations that have no names of objects refer to them. */
const byId: Readonly<Record<string, string>> = { switch: 'switchDBID', tenant: 'tenantDBID' };

/** One word for a field, however the notation refers to what it is about. */
function commonProperty(property: string): string {
  return Object.entries(byId).find(([, id]) => id === property)?.[0] ?? property;
}

/** A field's text in another form of its enumeration; what is no member stays as it is. */
export function inForm(property: string, text: string, from: EnumForm, to: EnumForm): string {
  const name = findDnField(property)?.enumeration;
  const enumeration = name === undefined ? undefined : enumerationNamed(name);
  const member = enumeration && findMember(enumeration, text, from);
  return member ? memberText(member, to) : text;
}

/** The format's own name of a field. */
export function fieldName(property: string, { traits }: Pick<Format, 'traits'>): string {
  const names = [...(traits.fields ?? [])];
  const own = (wanted: string | undefined): string | undefined => names.find(([, other]) => other === wanted)?.[0];
  return own(property) ?? own(byId[property]) ?? property;
}
