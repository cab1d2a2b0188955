import { dnFields, findDnField } from '../catalogue/dnFields.ts';
import {
  CfgDNType,
  enumerationNamed,
  findMember,
  memberText,
  typesWithRepeatableNumbers,
} from '../catalogue/enumerations.ts';
import { comparable, nearest, prepareNames } from '../catalogue/nearest.ts';
import type { Enumeration, EnumForm } from '../catalogue/types.ts';
import type { Dn, Field } from '../model/dn.ts';
import type { Finding } from './finding.ts';
import { changeTo, renameTo } from './fixes.ts';
import { isTelling } from './option.ts';
import { fieldOf, numberOf, placeOfDn, placeOfValue, subjectOf, textOf } from './parts.ts';
import type { CrossCheck, DnCheck } from './rule.ts';
import { sayable } from './secret.ts';

/** Number and type, in formats that say them. */
export const missingFields: DnCheck = {
  rules: ['dn/missing-number', 'dn/missing-type'],

  *check(dn, { format }) {
    if (dn.role !== 'dn' || !format.traits.hasIdentity) return;
    if (numberOf(dn) === undefined) {
      yield {
        rule: 'dn/missing-number',
        span: placeOfDn(dn),
        message: 'This DN has no number.',
        data: { field: 'number' },
      };
    }
    const type = fieldOf(dn, 'type');
    if (textOf(type) === undefined && type?.value.kind !== 'collection') {
      const span = type ? placeOfValue(type) : placeOfDn(dn);
      yield { rule: 'dn/missing-type', span, message: `${subjectOf(dn)} has no type.`, data: { field: 'type' } };
    }
  },
};

/** Fields whose values come from an enumeration. */
export const fieldValues: DnCheck = {
  rules: ['dn/unknown-type', 'dn/invalid-value'],

  *check(dn, { format }) {
    if (dn.role === 'other' || !format.traits.hasIdentity) return;
    for (const field of dn.fields) {
      const finding = !field.inherited && checkField(field, format.traits.enumForm);
      if (finding) yield finding;
    }
  },
};

function checkField(field: Field, form: EnumForm): Finding | undefined {
  const enumeration = enumerationOf(field.property);
  const { kind } = field.value;
  if (!enumeration || kind === 'unfinished') return undefined;
  if (textOf(field) === undefined && kind !== 'collection') return undefined;
  const { text } = field.value;
  if (kind !== 'collection' && findMember(enumeration, text, form)) return undefined;
  const near = nearestMembers(text, enumeration, form);
  const written = kind === 'collection' ? 'A list or a mapping' : `'${text}'`;
  const isType = enumeration === CfgDNType;
  return {
    rule: isType ? 'dn/unknown-type' : 'dn/invalid-value',
    span: placeOfValue(field),
    message: isType
      ? `${written} is no type of a DN.${meant(near)}`
      : `${written} is no value of '${field.name.text}' (${enumeration.name}).${meant(near)}`,
    data: { field: field.property },
    fixes: near.map((name) => changeTo(field, name)),
  };
}

function enumerationOf(property: string): Enumeration | undefined {
  const definition = findDnField(property);
  return definition?.enumeration === undefined ? undefined : enumerationNamed(definition.enumeration);
}

/** Members near to a text: those that it names in another form (`CFGExtension`, `1`, `Routing Point`), else those that look alike. */
function nearestMembers(text: string, enumeration: Enumeration, form: EnumForm): string[] {
  const wanted = comparable(text);
  const exact = enumeration.members.filter(
    (member) =>
      comparable(member.symbol) === wanted ||
      comparable(member.name) === wanted ||
      comparable(member.display ?? '') === wanted ||
      String(member.number) === wanted,
  );
  if (exact.length > 0 && wanted !== '') return exact.map((member) => memberText(member, form));
  return nearest(
    text,
    enumeration.members.map((member) => memberText(member, form)),
  );
}

function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Is ${near.map((name) => `'${name}'`).join(' or ')} meant?`;
}

const fieldNames = prepareNames(dnFields.map((field) => field.name));

/** Entries directly under a DN that are no fields of one. */
export const unknownFields: DnCheck = {
  rules: ['dn/unknown-field'],

  *check(dn, context) {
    if (dn.role === 'other' || !context.format.traits.hasIdentity) return;
    for (const field of dn.fields) {
      const { text } = field.name;
      if (field.inherited || text === '' || field.value.kind === 'unfinished') continue;
      if (findDnField(field.property) || isTelling(field.property, context)) continue;
      const near = nearest(text, fieldNames).filter((name) => !dn.fields.some((other) => other.name.text === name));
      const name = sayable(text);
      yield {
        rule: 'dn/unknown-field',
        span: field.name.span,
        message: `A DN has no field '${name}'.${meant(near)}`,
        data: { field: name },
        fixes: near.map((other) => renameTo(field, other)),
      };
    }
  },
};

/** One number on one switch. DNs that name no switch go to the same one, whichever that is: the file is imported there. */
export const duplicateNumbers: CrossCheck = {
  rules: ['dn/duplicate'],

  key(dn, { format }) {
    if (dn.role !== 'dn' || !format.traits.hasIdentity) return undefined;
    const number = numberOf(dn);
    if (number === undefined || mayRepeat(dn, format.traits.enumForm)) return undefined;
    return `${switchOf(dn) ?? ''}\u0000${number}`;
  },

  check(dn, earlier) {
    const tenant = textOf(fieldOf(dn, 'tenant'));
    const otherTenant = textOf(fieldOf(earlier, 'tenant'));
    if (tenant !== undefined && otherTenant !== undefined && tenant !== otherTenant) return undefined;
    const number = numberOf(dn) ?? '';
    const onSwitch = switchOf(dn);
    return {
      rule: 'dn/duplicate',
      span: placeOfDn(dn),
      message:
        onSwitch === undefined
          ? `Number ${number} stands twice.`
          : `Number ${number} stands twice on switch '${onSwitch}'.`,
      related: [{ message: `The other DN ${number}`, span: placeOfDn(earlier), dn: earlier }],
      data: { field: 'number' },
    };
  },
};

/** The switch, by name or else by DBID. */
function switchOf(dn: Dn): string | undefined {
  return textOf(fieldOf(dn, 'switch')) ?? textOf(fieldOf(dn, 'switchDBID'));
}

function mayRepeat(dn: Dn, form: EnumForm): boolean {
  const type = textOf(fieldOf(dn, 'type'));
  const member = type === undefined ? undefined : findMember(CfgDNType, type, form);
  return member !== undefined && typesWithRepeatableNumbers.has(member.name);
}
