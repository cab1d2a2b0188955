import { dnFields } from '../catalogue/dnFields.ts';
import {
  CfgDNType,
  enumerationNamed,
  findMember,
  memberText,
  typesWithRepeatableNumbers,
} from '../catalogue/enumerations.ts';
import { comparable, nearest, type PreparedNames, prepareNames } from '../catalogue/nearest.ts';
import type { DnFieldDefinition, Enumeration, EnumForm, EnumMember } from '../catalogue/types.ts';
import type { Dn, Field } from '../model/dn.ts';
import { once } from '../model/once.ts';
import type { FilePlace } from '../project/settings.ts';
import type { Finding, RelatedPlace } from './finding.ts';
import { changeTo, renameTo } from './fixes.ts';
import { isTelling } from './option.ts';
import { fieldOf, numberOf, placeOfDn, placeOfValue, subjectOf, textOf } from './parts.ts';
import { type CrossCheck, type DnCheck, nothing, type RuleContext } from './rule.ts';
import { sayableIn } from './secret.ts';

/** Number and type, in formats that say them. */
export const missingFields: DnCheck = {
  rules: ['dn/missing-number', 'dn/missing-type'],
  asks: ['number', 'type'],

  check(dn, { format }) {
    const found: Finding[] = [];
    if (dn.role !== 'dn' || dn.isUpdate || !format.traits.hasIdentity) return found;
    if (numberOf(dn) === undefined) {
      found.push({
        rule: 'dn/missing-number',
        span: placeOfDn(dn),
        message: 'This DN has no number.',
        data: { field: 'number' },
      });
    }
    const type = fieldOf(dn, 'type');
    if (textOf(type) === undefined && type?.value.kind !== 'collection') {
      const span = type ? placeOfValue(type) : placeOfDn(dn);
      found.push({ rule: 'dn/missing-type', span, message: `${subjectOf(dn)} has no type.`, data: { field: 'type' } });
    }
    return found;
  },
};

/** Fields whose values come from an enumeration. */
export const fieldValues: DnCheck = {
  rules: ['dn/unknown-type', 'dn/invalid-value'],

  check(dn, { format, catalogue, knownFields }) {
    if (dn.role === 'other' || !format.traits.hasIdentity) return nothing;
    const found: Finding[] = [];
    const say = (text: string): string => sayableIn(dn, text, catalogue);
    for (let index = 0; index < knownFields.length; index++) {
      const field = dn.fields[index];
      const enumeration = enumerationOf(knownFields[index]);
      if (!field || field.inherited || !enumeration) continue;
      const finding = checkField(field, enumeration, format.traits.enumForm, say);
      if (finding) found.push(finding);
    }
    return found;
  },
};

function checkField(
  field: Field,
  enumeration: Enumeration,
  form: EnumForm,
  say: (text: string) => string,
): Finding | undefined {
  const { kind } = field.value;
  if (kind === 'unfinished') return undefined;
  if (textOf(field) === undefined && kind !== 'collection') return undefined;
  // Blanks around a number mean nothing; of what is around a name, only the last line end of a block scalar.
  const text = form === 'numeric' ? field.value.text.trim() : field.value.text.replace(/\n$/, '');
  if (kind !== 'collection' && findMember(enumeration, text, form)) return undefined;
  const near = nearestMembers(text, enumeration, form);
  const written = kind === 'collection' ? 'A list or a mapping' : `'${say(text)}'`;
  const isType = enumeration === CfgDNType;
  const suggestion = near.length > 0 ? meant(near.map((member) => called(member, form))) : choice(enumeration, form);
  return {
    rule: isType ? 'dn/unknown-type' : 'dn/invalid-value',
    span: placeOfValue(field),
    message: isType
      ? `${written} is no type of a DN.${suggestion}`
      : `${written} is no value of '${field.name.text}' (${enumeration.name}).${suggestion}`,
    data: { field: field.property },
    fixes: (near.length > 0 || !isShort(enumeration) ? near : enumeration.members).map((member) =>
      changeTo(field, memberText(member, form)),
    ),
  };
}

/** Whether all members can be offered at once. */
function isShort({ members }: Enumeration): boolean {
  return members.length <= 6;
}

/** All members of a short enumeration, for a value that is near to none. */
function choice(enumeration: Enumeration, form: EnumForm): string {
  if (!isShort(enumeration)) return '';
  return ` It is one of ${enumeration.members.map((member) => called(member, form)).join(', ')}.`;
}

/** A member in a sentence; a bare number says nothing, so its name stands behind it. */
function called(member: EnumMember, form: EnumForm): string {
  return form === 'numeric' ? `'${member.number}' (${member.name})` : `'${memberText(member, form)}'`;
}

function enumerationOf(definition: DnFieldDefinition | undefined): Enumeration | undefined {
  return definition?.enumeration === undefined ? undefined : enumerationNamed(definition.enumeration);
}

/** Members near to a text: those that it names in another form (`CFGExtension`, `1`, `Routing Point`), else those that look alike. */
function nearestMembers(text: string, enumeration: Enumeration, form: EnumForm): readonly EnumMember[] {
  const { members } = enumeration;
  const wanted = comparable(text);
  const named = (member: EnumMember): boolean =>
    [member.symbol, member.name, member.display ?? '', String(member.number)].some(
      (name) => comparable(name) === wanted,
    );
  const exact = wanted === '' ? [] : members.filter(named);
  if (exact.length > 0) return exact;
  // Numbers that look alike mean nothing alike; a name can be misspelt with its prefix or without.
  if (form === 'numeric' && /^-?\d+$/.test(text)) return [];
  const forms: readonly EnumForm[] = form === 'prefixed' ? ['prefixed', 'symbolic'] : ['symbolic'];
  for (const writing of forms) {
    const near = nearest(
      text,
      members.map((member) => memberText(member, writing)),
    );
    if (near.length > 0)
      return near.flatMap((name) => members.find((member) => memberText(member, writing) === name) ?? []);
  }
  return [];
}

function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Is ${near.join(' or ')} meant?`;
}

const fieldNames = prepareNames(dnFields.map((field) => field.name));

const namesIn = once((fields: ReadonlyMap<string, string>): PreparedNames => prepareNames([...fields.keys()]));

/** What a field may be meant as: the format's own name for a field of CfgDN, else names that look alike. */
function nearestFields({ name, property }: Field, format: RuleContext['format']): string[] {
  const own = [...(format.traits.fields ?? [])].find(([, other]) => other === property)?.[0];
  const { fields } = format.traits;
  return own === undefined ? nearest(name.text, fields ? namesIn(fields) : fieldNames) : [own];
}

const writtenFields = once((dn: Dn): ReadonlySet<string> => new Set(dn.fields.map(({ name }) => name.text)));

/** Entries directly under a DN that are no fields of one. */
export const unknownFields: DnCheck = {
  rules: ['dn/unknown-field'],

  check(dn, context) {
    const { hasIdentity, fields } = context.format.traits;
    if (dn.role === 'other' || !hasIdentity) return nothing;
    const found: Finding[] = [];
    for (const [index, field] of dn.fields.entries()) {
      // The format's own names of fields, or else CfgDN's.
      if (fields ? fields.has(field.name.text) : context.knownFields[index]) continue;
      const { text } = field.name;
      if (field.inherited || text === '' || field.value.kind === 'unfinished') continue;
      if (isTelling(field.property, context)) continue;
      const near = nearestFields(field, context.format).filter((name) => !writtenFields(dn).has(name));
      const name = sayableIn(dn, text, context.catalogue);
      found.push({
        rule: 'dn/unknown-field',
        span: field.name.span,
        message: `A DN has no field '${name}'${context.format.traits.fields ? ' in this format' : ''}.${meant(near.map((other) => `'${other}'`))}`,
        data: { field: name },
        fixes: near.map((other) => renameTo(field, other)),
      });
    }
    return found;
  },
};

/**
 * One number on one switch. DNs of a file that name no switch go to the same one, whichever that is: the file is imported there. Of another file
 * nobody knows where it goes.
 */
export const duplicateNumbers: CrossCheck = {
  rules: ['dn/duplicate'],
  asks: ['number', 'type', 'switch', 'switchDBID', 'tenant', 'tenantDBID'],

  key(dn, { format }) {
    if (dn.role !== 'dn' || !format.traits.hasIdentity) return undefined;
    const number = numberOf(dn);
    if (number === undefined || mayRepeat(dn, format.traits.enumForm)) return undefined;
    return `${switchOf(dn) ?? ''}\u0000${number}`;
  },

  isLocal: (key) => key.startsWith('\u0000'),

  variant: tenantOf,

  finding(dn, earlier) {
    const number = numberOf(dn) ?? '';
    const onSwitch = switchOf(dn);
    return {
      rule: 'dn/duplicate',
      span: placeOfDn(dn),
      message:
        onSwitch === undefined
          ? `Number ${number} stands twice.`
          : `Number ${number} stands twice on switch '${onSwitch}'.`,
      related: [{ message: `The other DN ${number}`, ...placeOfOther(earlier) }],
      data: { field: 'number' },
    };
  },
};

function placeOfOther(other: Dn | FilePlace): RelatedPlace {
  return 'uri' in other ? { elsewhere: other } : { span: placeOfDn(other), dn: other };
}

/** The switch, by name or else by DBID. */
function switchOf(dn: Dn): string | undefined {
  return textOf(fieldOf(dn, 'switch')) ?? textOf(fieldOf(dn, 'switchDBID'));
}

function tenantOf(dn: Dn): string | undefined {
  return textOf(fieldOf(dn, 'tenant')) ?? textOf(fieldOf(dn, 'tenantDBID'));
}

function mayRepeat(dn: Dn, form: EnumForm): boolean {
  const type = textOf(fieldOf(dn, 'type'));
  const member = type === undefined ? undefined : findMember(CfgDNType, type, form);
  return member !== undefined && typesWithRepeatableNumbers.has(member.name);
}
