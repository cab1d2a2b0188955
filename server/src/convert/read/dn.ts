import type { Segment } from '../../analysis/segment.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { CfgDNType, findMember } from '../../catalogue/enumerations.ts';
import type { EnumForm } from '../../catalogue/types.ts';
import type { XmlElement } from '../../formats/xml/tree.ts';
import type { Dn, Field, Option, Value } from '../../model/dn.ts';
import { numberOf, tServer } from '../../rules/parts.ts';
import {
  hasSecret,
  hidden,
  isSecret,
  sayableIn,
  sayableNumber,
  secretNames,
  withoutSecrets,
} from '../../rules/secret.ts';
import type { Content, NeutralDn, NeutralField, NeutralSection, Notation, Remarks } from '../model.ts';
import type { TakeNote } from '../notes.ts';
import {
  accessNumbersIn,
  allElements,
  destinationIds,
  destinationOf,
  elementAt,
  idsIn,
  nestedList,
  type Targets,
} from './cfgData.ts';
import { type Discretion, holdsSecretName, shownContent } from './content.ts';
import { type ReadField, readField, resolveLink, tenantOfSwitch } from './fields.ts';
import { jsonContent, type RawPairs, rawPairs } from './jsonContent.ts';
import { elementLeftovers, type Leftover, leftoverText, memberLeftovers, textLeftovers } from './leftovers.ts';
import type { Anchor } from './remarks.ts';
import type { YamlContents } from './yamlContent.ts';

/** A DN and the segment that it stands in. */
export interface DnPlace {
  readonly dn: Dn;
  readonly segment: Segment;
}

/** What reading a DN needs to know of its file. */
export interface DnContext {
  readonly fileName: string;
  readonly notation: Notation;
  readonly form: EnumForm;
  readonly catalogue: Catalogue;
  readonly targets: Targets;
  readonly contents: YamlContents;
  readonly remarks: (part: Anchor) => Remarks;
  readonly hidesSecrets: boolean;
}

/** Reads one DN; `noteFor` gives a taker of notes about the DN that is called so. */
export function readDn(
  place: DnPlace,
  context: DnContext,
  noteFor: (called: string | undefined) => TakeNote,
): NeutralDn {
  const reader = new DnReading(place, context);
  return reader.read(noteFor(reader.called));
}

/** The DBID of the object that an options export is of, as its file's name says it. */
export const exportName = /^CfgDN_(?:annex|options)_(\d+)\.cfg$/i;

class DnReading {
  readonly called: string | undefined;
  private readonly dn: Dn;
  /** The same with secrets hidden, where they are to be. */
  private readonly shown: Dn;
  private readonly segment: Segment;
  private readonly context: DnContext;
  private readonly element: XmlElement | undefined;
  private readonly raw: RawPairs | undefined;
  /** Whether a password stands in a list or mapping of it. */
  private holdsNestedSecret = false;

  constructor({ dn, segment }: DnPlace, context: DnContext) {
    const { notation, catalogue, targets } = context;
    this.dn = dn;
    this.shown = context.hidesSecrets ? withoutSecrets(dn, catalogue) : dn;
    this.segment = segment;
    this.context = context;
    const isXml = notation === 'cfgdata' || notation === 'confdata';
    this.element = isXml ? elementAt(segment.text, dn.span.start) : undefined;
    this.raw = notation === 'raw' ? rawPairs(segment.text, dn.span.start) : undefined;
    const number = numberOf(dn) ?? (dn.reference && (targets.get(dn.reference)?.name ?? dn.reference));
    this.called = number === undefined ? undefined : sayableNumber(dn, number, catalogue);
  }

  read(note: TakeNote): NeutralDn {
    const { dn, element, context } = this;
    const id =
      context.notation === 'cfgdata' ? dn.fields.find(({ property }) => property === 'id')?.value.text : undefined;
    const common = {
      called: this.called,
      remarks: context.remarks(dn),
      unsayable: this.unsayable(),
      ...(id !== undefined && { id }),
    };
    if (dn.isUpdate && element) {
      const text = this.updateText(element);
      return { ...common, fields: [], sections: [], ...this.secrecy(), update: { text, ids: idsIn(element) } };
    }
    for (const section of this.raw?.nested ?? []) {
      const why = 'a list in a list of a RAW file has no shape that is published';
      note({ kind: 'dn' }, 'left-out', `lists in section '${this.say(section)}'`, why);
    }
    for (const leftover of this.leftovers()) {
      const what = leftoverText(leftover, (name) => this.say(name));
      note({ kind: 'dn' }, 'left-out', what, 'nothing of that kind belongs there');
    }
    const fields = this.fields(note);
    const sections = this.sections();
    return {
      ...common,
      ...this.secrecy(),
      remarks: this.remarksWith(common.remarks, fields),
      fields,
      sections,
      ...(element?.name === 'CfgRouteDN' && { isRoute: true }),
    };
  }

  private leftovers(): readonly Leftover[] {
    const { dn, element, segment, context } = this;
    const { notation } = context;
    if (element) {
      const { start, end } = element.span;
      return [...elementLeftovers(element, notation), ...textLeftovers(segment.text.slice(start, end))];
    }
    const isFlat = notation === 'gax' || notation === 'raw';
    return isFlat ? memberLeftovers(segment.text, dn.span.start, notation) : [];
  }

  private secrecy(): Pick<NeutralDn, 'holdsSecret'> {
    return this.holdsNestedSecret || hasSecret(this.dn, this.context.catalogue) ? { holdsSecret: true } : {};
  }

  private unsayable(): ReadonlyMap<string, string> {
    const { dn } = this;
    if (!hasSecret(dn, this.context.catalogue)) return new Map();
    const names = [...dn.fields, ...dn.sections, ...dn.sections.flatMap(({ options }) => options)].map(
      ({ name }) => name.text,
    );
    return new Map(names.map((name) => [name, this.say(name)] as const).filter(([name, said]) => name !== said));
  }

  /** With the comments of what is no field of its own: `userProperties`, or a field without a value. */
  private remarksWith({ before, beside }: Remarks, fields: readonly NeutralField[]): Remarks {
    const kept = new Set(fields.map(({ remarks }) => remarks));
    const others = this.dn.fields.map(this.context.remarks).filter((remarks) => !kept.has(remarks));
    return { before: [...before, ...others.flatMap((other) => [...other.before, ...other.beside])], beside };
  }

  private fields(note: TakeNote): NeutralField[] {
    const { notation } = this.context;
    const byProperty = new Map<string, NeutralField>();
    const add = (field: ReadField | undefined, remarks: Remarks = { before: [], beside: [] }): void => {
      if (!field) return;
      const { property } = field;
      if (!byProperty.has(property)) byProperty.set(property, { ...field, remarks });
      else
        note({ kind: 'field', property }, 'left-out', this.say(property), 'it stands twice, and the first one counts');
    };
    for (const [index, field] of this.dn.fields.entries()) {
      const shown = this.shown.fields[index] ?? field;
      if (this.isFrame(field)) continue;
      const content = this.fieldContent(field, shown);
      const { property, name } = shown;
      const read = readField({ property, name: name.text, content }, notation, this.context.form);
      add(
        read && notation === 'cfgdata' ? resolveLink(read, this.context.targets, note) : read,
        this.context.remarks(field),
      );
    }
    if (notation === 'cfgdata') for (const field of this.cfgDataFields(byProperty, note)) add(field);
    const dbid = notation === 'options' ? exportName.exec(this.context.fileName)?.[1] : undefined;
    if (dbid !== undefined) add({ property: 'DBID', value: { kind: 'integer', text: dbid } });
    return this.withFolder(byProperty);
  }

  /** All fields; of a folder in CfgData it is known what it belongs to. */
  private withFolder(fields: ReadonlyMap<string, NeutralField>): NeutralField[] {
    const onSwitch = fields.get('switch')?.value;
    return [...fields.values()].map((field) => {
      const { property, value } = field;
      if (property !== 'folder' || value.kind !== 'name' || value.id === undefined) return field;
      const owner = this.context.targets.get(value.id)?.owner;
      const isHome = owner === undefined || (onSwitch?.kind === 'name' && onSwitch.id === owner);
      return isHome ? field : { ...field, value: { ...value, isElsewhere: true } };
    });
  }

  /** Whether a field is part of how the format is built, or read elsewhere. */
  private isFrame({ property }: Field): boolean {
    const { notation } = this.context;
    if (notation === 'options') return false;
    if (property === 'userProperties') return true;
    if (notation === 'gax') return property === 'objectClass';
    return notation === 'cfgdata' && (property === 'id' || property === 'reference');
  }

  /** What CfgData writes as elements in the DN, or leaves to its switch. */
  private *cfgDataFields(known: ReadonlyMap<string, NeutralField>, note: TakeNote): Generator<ReadField> {
    const { targets } = this.context;
    const typeName = (text: string): string => findMember(CfgDNType, text, 'numeric')?.name ?? text;
    for (const child of this.element?.children ?? []) {
      if (child.name === 'userProperties') continue;
      if (child.name === 'destDNDBIDs') {
        const ids = destinationIds(child);
        const isKnown = (id: string): boolean => targets.get(id)?.name !== undefined;
        if (!ids.every(isKnown))
          note(
            { kind: 'field', property: 'destinationDNs' },
            'changed',
            'destDNDBIDs',
            'the file does not say which DNs some of them are',
          );
        const list = ids.filter(isKnown).map((id) => destinationOf(id, targets, typeName));
        yield { property: 'destinationDNs', value: { kind: 'destinations', list } };
      } else if (child.name === 'accessNumbers')
        yield { property: 'accessNumbers', value: { kind: 'accessNumbers', list: accessNumbersIn(child, targets) } };
      else
        note(
          { kind: 'field', property: child.name },
          'left-out',
          this.say(child.name),
          'an element that DNs do not have',
        );
    }
    const onSwitch = known.get('switch')?.value;
    if (onSwitch?.kind !== 'name' || onSwitch.id === undefined || known.has('tenant') || known.has('tenantDBID'))
      return;
    const tenant = tenantOfSwitch(onSwitch.id, targets);
    if (tenant) yield tenant;
  }

  private sections(): NeutralSection[] {
    return this.dn.sections.map((section, at) => {
      const shown = this.shown.sections[at] ?? section;
      const options = section.options.map((option, index) => ({
        name: (shown.options[index] ?? option).name.text,
        value: this.optionContent(section.name.text, option, shown.options[index] ?? option),
        remarks: this.context.remarks(option),
      }));
      return { name: shown.name.text, options, remarks: this.context.remarks(section) };
    });
  }

  private optionContent(section: string, option: Option, shown: Option): Content {
    const { value, name } = shown;
    if (option.value.kind === 'collection') {
      const content = this.collection(
        option.value,
        () => this.context.contents.ofOption(this.start, section, name.text),
        option.span.start,
      );
      const isHidden = this.context.hidesSecrets && isSecret(section, name.text, this.context.catalogue);
      if (isHidden) return { kind: 'text', text: hidden };
      const [item] = content.kind === 'list' && content.items.length === 1 ? content.items : [];
      // A list of one text is how `mutagen` writes binary values.
      if (item?.kind === 'text') return { kind: 'binary', text: item.text, encoding: 'base64' };
      return content;
    }
    return this.scalar(option, value);
  }

  private scalar({ span }: { readonly span: Value['span'] }, { kind, text }: Value): Content {
    const { notation } = this.context;
    if (kind === 'null') return { kind: 'text', text: '' };
    if (kind === 'binary') return { kind, text, encoding: notation === 'json' ? 'base64' : 'xml' };
    const isInteger =
      kind === 'number' &&
      (notation === 'json' || notation === 'cfgdata' || notation === 'confdata' || this.isRawInteger(span));
    return { kind: isInteger ? 'integer' : 'text', text };
  }

  private isRawInteger({ start }: Value['span']): boolean {
    return this.raw?.integers.some((span) => span.start === start) ?? false;
  }

  private fieldContent(field: Field, { value }: Field): Content {
    if (field.value.kind === 'collection')
      return this.collection(field.value, () => this.context.contents.ofField(this.start, field.name.text), undefined);
    if (value.kind === 'null') return { kind: 'text', text: '' };
    // `mutagen` writes a binary value as a list of one text; a field that looks so is a list.
    if (value.kind === 'binary') return { kind: 'list', items: [{ kind: 'text', text: value.text }] };
    return { kind: value.kind === 'boolean' ? 'boolean' : 'text', text: value.text };
  }

  /** A list or mapping; `element` is where an element of XML stands that holds it. */
  private collection(value: Value, inYaml: () => Content, element: number | undefined): Content {
    const { text } = this.segment;
    const { notation } = this.context;
    const content =
      notation === 'yaml'
        ? inYaml()
        : notation === 'cfgdata' || notation === 'confdata'
          ? element === undefined
            ? ({ kind: 'unknown', why: 'how such a file writes lists is not published' } as const)
            : nestedList(this.element, element)
          : jsonContent(text.slice(value.span.start, value.span.end));
    this.holdsNestedSecret ||= holdsSecretName(content, this.discretion.isSecretName);
    return this.context.hidesSecrets ? shownContent(content, this.discretion) : content;
  }

  /** The offset of the DN in the file. */
  private get start(): number {
    return this.segment.start + this.dn.span.start;
  }

  /** The text of an update form; hidden secrets leave their quotes. */
  private updateText(element: XmlElement): string {
    const { text } = this.segment;
    const { start, end } = this.dn.span;
    const secret = [...this.secretSpans(element)];
    this.holdsNestedSecret ||= secret.length > 0;
    if (!this.context.hidesSecrets) return text.slice(start, end);
    let result = '';
    let at = start;
    for (const span of secret) {
      result += `${text.slice(at, span.start)}"${hidden}"`;
      at = span.end;
    }
    result += text.slice(at, end);
    // Whoever writes a password may write about it.
    const names = secretNames(this.context.catalogue);
    return result.replace(/<!--[\s\S]*?-->/g, (comment) =>
      secret.length > 0 || names.test(comment) ? `<!-- ${hidden} -->` : comment,
    );
  }

  /** Where an update form holds secrets, quotes included, in the order of the text. */
  private *secretSpans(element: XmlElement): Generator<Value['span']> {
    const { isSecretName } = this.discretion;
    for (const { attributes } of allElements([element])) {
      const key = attributes.find(({ name }) => name === 'key')?.value?.text ?? '';
      for (const { name, value } of attributes) {
        const isSecretValue = isSecretName(name) || (name === 'value' && isSecretName(key));
        if (value && value.text !== '' && (isSecretValue || this.say(value.text) !== value.text)) yield value.span;
      }
    }
  }

  private readonly discretion: Discretion = {
    say: (text) => this.say(text),
    isSecretName: (name) => isSecret(tServer, name, this.context.catalogue),
  };

  private say(text: string): string {
    return sayableIn(this.dn, text, this.context.catalogue);
  }
}
