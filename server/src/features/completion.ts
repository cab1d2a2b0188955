import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver-types';
import { type Analysis, segmentAt } from '../analysis/analysis.ts';
import { dnFields, findDnField } from '../catalogue/dnFields.ts';
import { enumerationNamed, memberText } from '../catalogue/enumerations.ts';
import { comparable } from '../catalogue/nearest.ts';
import { presets } from '../catalogue/presets.ts';
import type { DnFieldDefinition, OptionDefinition, Preset } from '../catalogue/types.ts';
import { listedValues } from '../catalogue/values.ts';
import type { Cursor, Entry, Placement } from '../formats/cursor.ts';
import { shift } from '../model/span.ts';
import { fieldOf, textOf, tServer } from '../rules/parts.ts';
import type { DocumentedThing } from './completionDocumentation.ts';
import { type DnDocument, type FeatureOptions, rangeOf } from './document.ts';

/** What can be written at a position. Documentation is left to `resolveCompletion`. */
export function completionsAt(document: DnDocument, position: Position, options: FeatureOptions): CompletionItem[] {
  const { analysis, layout } = document;
  const offset = document.text.offsetAt(position);
  const segment = segmentAt(analysis, offset);
  const cut = segment?.cut ?? { kind: 'document', start: 0, end: 0, part: 0 };
  const text = analysis.text.slice(cut.start, cut.end);
  const cursor = analysis.format.cursor(text, cut, offset - cut.start, layout);
  return new Completer(document, options, cut.start, position.line).itemsFor(cursor);
}

/** Groups of items, in the order in which they are listed. */
const order = { value: '0', first: '1', known: '2', named: '3', preset: '4' } as const;

class Completer {
  private readonly document: DnDocument;
  private readonly analysis: Analysis;
  private readonly options: FeatureOptions;
  private readonly segmentStart: number;
  private readonly line: number;

  constructor(document: DnDocument, options: FeatureOptions, segmentStart: number, line: number) {
    this.document = document;
    this.analysis = document.analysis;
    this.options = options;
    this.segmentStart = segmentStart;
    this.line = line;
  }

  itemsFor(cursor: Cursor): CompletionItem[] {
    switch (cursor.at) {
      case 'nothing':
        return [];
      case 'dn':
        return this.newDns(cursor.placement);
      case 'field-name':
        return this.fieldNames(cursor.placement, cursor.taken);
      case 'field-value':
        return this.fieldValues(cursor.placement, cursor.property);
      case 'section-name':
        return this.sectionNames(cursor.placement, cursor.taken);
      case 'option-name':
        return comparable(cursor.section) === 'tserver' ? this.optionNames(cursor.placement, cursor.taken) : [];
      case 'option-value':
        return comparable(cursor.section) === 'tserver' ? this.optionValues(cursor.placement, cursor.option) : [];
    }
  }

  private optionNames(placement: Placement, taken: readonly string[]): CompletionItem[] {
    const free = this.analysis.catalogue.options.filter(
      ({ section, name }) => section === tServer && !taken.includes(name),
    );
    const items = free.map((definition, index) =>
      this.item(placement, definition.name, placement.entry(definition.name, this.valueStop(definition)), {
        kind: CompletionItemKind.Property,
        group: rankOf(definition),
        index,
        ...(definition.summary !== undefined && { detail: firstSentence(definition.summary) }),
        thing: { kind: 'option', section: tServer, name: definition.name },
        ...(definition.deprecated && { tags: [CompletionItemTag.Deprecated] }),
      }),
    );
    const usesPresets = presets[0]?.options.every(({ name }) => !taken.includes(name));
    return usesPresets ? [...items, ...this.presetItems(placement, (entries) => entries)] : items;
  }

  private optionValues(placement: Placement, name: string): CompletionItem[] {
    const { catalogue } = this.analysis;
    const definition = catalogue.find(tServer, name) ?? catalogue.findIgnoringCase(tServer, name);
    if (!definition?.values) return [];
    const listed = listedValues(definition.values);
    const values = listed.length > 0 || !definition.default ? listed : [definition.default];
    return values.map((value, index) =>
      this.item(placement, value, placement.value(value), {
        kind: CompletionItemKind.Value,
        group: order.value,
        index,
        ...(value === definition.default && { detail: 'default' }),
        thing: { kind: 'value', section: tServer, name: definition.name, value },
        plain: true,
      }),
    );
  }

  private sectionNames(placement: Placement, taken: readonly string[]): CompletionItem[] {
    if (taken.some((name) => comparable(name) === 'tserver')) return [];
    const section = (children: readonly Entry[]): readonly Entry[] => [{ name: tServer, children }];
    const block = this.options.snippets
      ? placement.block(section([{ name: '$0' }]))?.replace(/\$0[:=]/, '$0')
      : undefined;
    const item = this.item(placement, tServer, block ?? placement.entry(tServer), {
      kind: CompletionItemKind.Module,
      group: order.first,
      index: 0,
      detail: 'options that SIP Server reads for the DN',
      thing: { kind: 'section', name: tServer },
    });
    return [item, ...this.presetItems(placement, section)];
  }

  private fieldNames(placement: Placement, taken: readonly string[]): CompletionItem[] {
    const hasAnnex = taken.some((name) => findDnField(name)?.kind === 'options');
    const free = dnFields.filter(({ name, kind }) => !taken.includes(name) && !(hasAnnex && kind === 'options'));
    const items = free.map((field, index) =>
      this.item(placement, field.name, this.fieldText(placement, field), {
        kind: CompletionItemKind.Field,
        group: field.mandatory || field.kind === 'options' ? order.first : order.known,
        index,
        detail: firstSentence(field.summary),
        thing: { kind: 'field', name: field.name },
        suggest: field.enumeration !== undefined,
      }),
    );
    if (hasAnnex) return items;
    return [
      ...items,
      ...this.presetItems(placement, (entries) => [
        { name: 'userProperties', children: [{ name: tServer, children: entries }] },
      ]),
    ];
  }

  private fieldText(placement: Placement, field: DnFieldDefinition): string {
    if (field.kind === 'options') {
      const block = this.options.snippets
        ? placement.block([{ name: field.name, children: [{ name: tServer, children: [{ name: '$0' }] }] }])
        : undefined;
      return block?.replace(/\$0[:=]/, '$0') ?? placement.entry(field.name);
    }
    if (field.name === 'number') return placement.entry(field.name, this.options.snippets ? '"$1"' : '');
    return placement.entry(field.name, '');
  }

  private fieldValues(placement: Placement, property: string): CompletionItem[] {
    const field = findDnField(property);
    const enumeration = field?.enumeration === undefined ? undefined : enumerationNamed(field.enumeration);
    const form = this.analysis.format.traits.enumForm;
    if (enumeration) {
      return enumeration.members.map((member, index) =>
        this.item(placement, memberText(member, form), placement.value(memberText(member, form)), {
          kind: CompletionItemKind.EnumMember,
          group: order.value,
          index,
          ...(member.display !== undefined && { detail: member.display }),
          thing: { kind: 'member', enumeration: enumeration.name, number: member.number },
          plain: true,
        }),
      );
    }
    if (field?.kind !== 'link') return [];
    return this.valuesInUse(property).map((value, index) =>
      this.item(placement, value, placement.value(value), {
        kind: CompletionItemKind.Reference,
        group: order.value,
        index,
        detail: 'used in this file',
        plain: true,
      }),
    );
  }

  /** The names that other DNs of the file give for a switch, a tenant and the like. */
  private valuesInUse(property: string): string[] {
    const values = new Set<string>();
    for (const segment of this.analysis.segments) {
      for (const dn of segment.dns) {
        const text = textOf(fieldOf(dn, property));
        if (text !== undefined) values.add(text);
        if (values.size >= 100) return [...values];
      }
    }
    return [...values];
  }

  private newDns(placement: Placement): CompletionItem[] {
    const stop = (index: number, text: string): string => (this.options.snippets ? `\${${index}:${text}}` : text);
    const dn = (options: readonly Entry[]): readonly Entry[] => [
      { name: 'number', value: `"${stop(1, '7001')}"` },
      { name: 'type', value: stop(2, 'extension') },
      { name: 'switch', value: stop(3, 'SIP_Switch') },
      { name: 'userProperties', children: [{ name: tServer, children: options }] },
    ];
    return presets.flatMap((preset, index) => {
      const text = placement.block(dn(entriesOf(preset)));
      if (text === undefined) return [];
      return [
        this.item(placement, `dn: ${preset.id}`, text, {
          kind: CompletionItemKind.Snippet,
          group: order.first,
          index,
          detail: `a DN for ${preset.for}`,
          thing: { kind: 'preset', id: preset.id },
        }),
      ];
    });
  }

  private presetItems(placement: Placement, nest: (entries: readonly Entry[]) => readonly Entry[]): CompletionItem[] {
    return presets.flatMap((preset, index) => {
      const text = placement.block(nest(entriesOf(preset)));
      if (text === undefined) return [];
      return [
        this.item(placement, preset.id, text, {
          kind: CompletionItemKind.Snippet,
          group: order.preset,
          index,
          detail: preset.for,
          thing: { kind: 'preset', id: preset.id },
          plain: true,
        }),
      ];
    });
  }

  /** A tab stop that offers the listed values of an option, the default last: who writes an option wants it otherwise. */
  private valueStop({ values, default: byDefault }: OptionDefinition): string {
    if (!this.options.snippets) return '';
    const listed = values ? listedValues(values) : [];
    if (listed.length === 0) return '$1';
    const choices = [
      ...listed.filter((value) => value !== byDefault),
      ...listed.filter((value) => value === byDefault),
    ];
    return `\${1|${choices.map((choice) => choice.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
  }

  private item(placement: Placement, label: string, newText: string, about: ItemTraits): CompletionItem {
    const replace = shift(placement.replace, this.segmentStart);
    const range = rangeOf(this.document, replace);
    const typed = this.document.text.getText(range);
    const snippet = this.options.snippets === true && about.plain !== true;
    return {
      label,
      kind: about.kind,
      ...(about.detail !== undefined && { detail: about.detail }),
      ...(about.tags && { tags: about.tags }),
      sortText: `${about.group}${String(about.index).padStart(4, '0')}`,
      // Clients filter by the text that is replaced, quotes and leading blank included.
      filterText: `${/^[ \t]*["']?/.exec(typed)?.[0] ?? ''}${label}`,
      textEdit: {
        range: range.start.line === this.line ? range : { ...range, start: { line: this.line, character: 0 } },
        newText,
      },
      insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      insertTextMode: InsertTextMode.asIs,
      ...(about.suggest &&
        this.options.suggestCommand && { command: { title: 'Suggest values', command: this.options.suggestCommand } }),
      ...(about.thing && { data: about.thing }),
    };
  }
}

interface ItemTraits {
  readonly kind: CompletionItemKind;
  readonly group: string;
  readonly index: number;
  readonly detail?: string;
  readonly tags?: CompletionItemTag[];
  readonly thing?: DocumentedThing;
  /** The text holds no tab stops. */
  readonly plain?: boolean;
  /** The values that come next can be listed. */
  readonly suggest?: boolean;
}

function rankOf(definition: OptionDefinition): string {
  const isIm = presets[0]?.options.some(({ name }) => name === definition.name);
  if (isIm) return order.first;
  return definition.evidence === 'name' ? order.named : order.known;
}

function entriesOf(preset: Preset): readonly Entry[] {
  return preset.options.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
}

function firstSentence(text: string): string {
  return (/^.*?[.;:](?=\s|$)/.exec(text)?.[0] ?? text).replace(/[.;:]$/, '').replaceAll('`', '');
}
