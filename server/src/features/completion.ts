import { type CompletionItem, CompletionItemKind, CompletionItemTag, type Position } from 'vscode-languageserver-types';
import type { Analysis, Segment } from '../analysis/analysis.ts';
import { dnFields, findDnField, userPropertiesNames } from '../catalogue/dnFields.ts';
import { enumerationNamed, memberText } from '../catalogue/enumerations.ts';
import { comparable } from '../catalogue/nearest.ts';
import { presets } from '../catalogue/presets.ts';
import type { DnFieldDefinition, OptionDefinition, Preset } from '../catalogue/types.ts';
import { listedValues } from '../catalogue/values.ts';
import { type Cursor, type Entry, nothing, type Placement } from '../formats/cursor.ts';
import { tServer } from '../rules/parts.ts';
import { type Group, itemsOf, type Proposal } from './completionItems.ts';
import { directiveCompletionsAt } from './directiveCompletion.ts';
import { type DnDocument, type FeatureOptions, rangeOf } from './document.ts';
import type { TabStops } from './snippet.ts';
import { valuesInUse } from './valuesInUse.ts';

/**
 * What can be written at a position. Documentation is left to `resolveCompletion`. `trigger`: the character that was typed, where nobody has asked
 * for a list.
 */
export function completionsAt(
  document: DnDocument,
  position: Position,
  options: FeatureOptions,
  trigger?: string,
): CompletionItem[] {
  const inComment = directiveCompletionsAt(document, position, options, trigger);
  if (inComment) return inComment;
  const offset = document.text.offsetAt(position);
  const segment = document.analysis.segmentAt(offset);
  const cursor = cursorAt(document, segment, offset);
  if (cursor.at === 'nothing') return [];
  const proposals = new Proposals(document.analysis, options.snippets === true, offset).at(cursor);
  return proposals.flatMap(({ placement, list }, index) => {
    const start = (segment?.start ?? 0) + placement.replace.start;
    const end = (segment?.start ?? 0) + placement.replace.end;
    const range = rangeOf(document, { start, end });
    // A lone carriage return ends a line for LSP, not for the formats; no client takes an edit of two lines.
    if (range.start.line !== position.line || range.end.line !== position.line) return [];
    const replaced = {
      range,
      text: document.analysis.slice(start, end),
      typed: document.analysis.slice(start, offset),
    };
    return itemsOf(list, replaced, options, index);
  });
}

function cursorAt({ analysis, layout }: DnDocument, segment: Segment | undefined, offset: number): Cursor {
  const { format } = analysis;
  if (!segment) {
    // Only a file without any text has no segment.
    const context = { kind: 'document', before: '' };
    return analysis.length === 0 ? format.cursor('', '', context, offset, layout) : nothing;
  }
  // The next segment goes along: what stands there can decide how a new entry is indented.
  const following = analysis.next(segment)?.text ?? '';
  return format.cursor(segment.text, following, segment.cut, offset - segment.start, layout);
}

/** Proposals, and how they are put down. */
interface Placed {
  readonly placement: Placement;
  readonly list: readonly Proposal[];
}

/** What the catalogue and the file propose for a cursor. */
class Proposals {
  private readonly analysis: Analysis;
  /** Whether the client takes tab stops. */
  private readonly snippets: boolean;
  private readonly offset: number;

  constructor(analysis: Analysis, snippets: boolean, offset: number) {
    this.analysis = analysis;
    this.snippets = snippets;
    this.offset = offset;
  }

  at(cursor: Exclude<Cursor, { at: 'nothing' }>): readonly Placed[] {
    const { placement } = cursor;
    if (cursor.at === 'dn') {
      const fields = { placement: cursor.field, list: this.fieldNames(cursor.field, []) };
      return [{ placement, list: this.newDns(placement) }, fields];
    }
    return [{ placement, list: this.listFor(cursor, placement) }];
  }

  private listFor(cursor: Exclude<Cursor, { at: 'nothing' | 'dn' }>, placement: Placement): readonly Proposal[] {
    switch (cursor.at) {
      case 'field-name':
        return [...this.fieldNames(placement, cursor.taken), ...this.presetsForDn(placement, cursor.taken)];
      case 'end-tag':
        return [this.endTag(placement, cursor.name)];
      case 'annex':
        return [...this.annex(placement), ...this.presetsForDn(placement, [])];
      case 'field-value':
        return this.fieldValues(placement, cursor.property);
      case 'section-name':
        return this.sectionNames(placement, cursor.taken);
      case 'option-name':
        return isTServerName(cursor.section) ? this.optionNames(placement, cursor.taken) : [];
      case 'option-value':
        return isTServerName(cursor.section) ? this.optionValues(placement, cursor.option) : [];
    }
  }

  private optionNames(placement: Placement, taken: readonly string[]): readonly Proposal[] {
    const free = this.analysis.catalogue.options.filter(
      ({ section, name }) => section === tServer && !taken.includes(name),
    );
    const names = free.map((definition): Proposal => {
      const { name, summary, deprecated } = definition;
      return {
        label: name,
        kind: CompletionItemKind.Property,
        group: groupOf(definition),
        ...(summary !== undefined && { detail: firstSentence(summary) }),
        thing: { kind: 'option', section: tServer, name },
        ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
        suggest: !this.snippets && choicesOf(definition).length > 0,
        write: (stops) => placement.entry(name, stops.add(...choicesOf(definition).map(placement.value))),
      };
    });
    // A preset beside an option of its own would write that option twice.
    const fits = presets[0]?.options.every(({ name }) => !taken.includes(name));
    return fits ? [...names, ...presetProposals(placement, (entries) => entries)] : names;
  }

  private optionValues(placement: Placement, name: string): readonly Proposal[] {
    const { catalogue } = this.analysis;
    const definition = catalogue.find(tServer, name) ?? catalogue.findIgnoringCase(tServer, name);
    if (!definition?.values) return [];
    const listed = listedValues(definition.values);
    const values = listed.length > 0 || !definition.default ? listed : [definition.default];
    const isClosed = listed.length > 0 && !(definition.values.kind === 'enum' && definition.values.open);
    return values.map((value) => ({
      label: value,
      kind: CompletionItemKind.Value,
      group: 'value',
      ...(value === definition.default && { detail: 'default' }),
      thing: { kind: 'value', section: tServer, name: definition.name, value },
      isOnlyChoice: isClosed,
      write: () => placement.value(value),
    }));
  }

  private sectionNames(placement: Placement, taken: readonly string[]): readonly Proposal[] {
    if (taken.some(isTServerName)) return [];
    const nest = (children: readonly Entry[]): readonly Entry[] => [{ name: tServer, children }];
    const section: Proposal = {
      label: tServer,
      kind: CompletionItemKind.Module,
      group: 'first',
      detail: 'options that SIP Server reads for the DN',
      thing: { kind: 'section', name: tServer },
      suggest: true,
      write: (stops) => this.open(placement, tServer, (child) => nest([child]), stops),
    };
    return [section, ...presetProposals(placement, nest)];
  }

  private fieldNames(placement: Placement, taken: readonly string[]): readonly Proposal[] {
    const hasAnnex = taken.some((name) => userPropertiesNames.includes(name));
    const free = this.fields().filter(
      ({ name, field }) => !taken.includes(name) && !(hasAnnex && field.kind === 'options'),
    );
    return free.map(({ name, field }) => this.fieldName(placement, name, field));
  }

  private endTag(placement: Placement, name: string): Proposal {
    return {
      label: name,
      kind: CompletionItemKind.Keyword,
      group: 'first',
      detail: 'ends the element that is open',
      suggest: false,
      write: () => placement.entry(name),
    };
  }

  private annex(placement: Placement): readonly Proposal[] {
    const field = findDnField('userProperties');
    return field ? [this.fieldName(placement, field.name, field)] : [];
  }

  private fieldName(placement: Placement, name: string, field: DnFieldDefinition): Proposal {
    return {
      label: name,
      kind: CompletionItemKind.Field,
      group: groupOfField(field),
      detail: firstSentence(field.summary),
      thing: { kind: 'field', name: field.name },
      suggest: field.enumeration !== undefined || field.kind === 'link' || field.kind === 'options',
      write: (stops) => this.writeField(placement, name, field, stops),
    };
  }

  /** The fields that a DN can have, under the names that the format gives them. */
  private fields(): readonly { readonly name: string; readonly field: DnFieldDefinition }[] {
    const { fields } = this.analysis.format.traits;
    if (!fields) return dnFields.map((field) => ({ name: field.name, field }));
    return [...fields].flatMap(([name, property]) => {
      const field = findDnField(property);
      return field ? [{ name, field }] : [];
    });
  }

  private writeField(
    placement: Placement,
    name: string,
    { name: property, kind }: DnFieldDefinition,
    stops: TabStops,
  ): string | undefined {
    if (kind === 'options') return this.open(placement, name, (child) => inAnnex([child], name), stops);
    // Without quotes a number would lose its zeros at the first tool that takes it for one.
    if (property === 'number') return placement.entry(name, this.snippets ? `"${stops.add()}"` : '');
    return placement.entry(name, '');
  }

  /** A name with a line below it for what comes next, where the place and the client can take that. */
  private open(
    placement: Placement,
    name: string,
    nest: (child: Entry) => readonly Entry[],
    stops: TabStops,
  ): string | undefined {
    const block = this.snippets ? placement.block(nest({ name: '', value: stops.add() })) : undefined;
    return block ?? placement.entry(name);
  }

  private presetsForDn(placement: Placement, taken: readonly string[]): readonly Proposal[] {
    if (taken.some((name) => userPropertiesNames.includes(name))) return [];
    return presetProposals(placement, (entries) => inAnnex(entries));
  }

  private fieldValues(placement: Placement, property: string): readonly Proposal[] {
    const field = findDnField(property);
    const enumeration = field?.enumeration === undefined ? undefined : enumerationNamed(field.enumeration);
    if (enumeration) {
      return enumeration.members.map((member) => {
        const text = memberText(member, this.analysis.format.traits.enumForm);
        return {
          label: text,
          kind: CompletionItemKind.EnumMember,
          group: 'value',
          ...(member.display !== undefined && { detail: member.display }),
          thing: { kind: 'member', enumeration: enumeration.name, number: member.number },
          isOnlyChoice: true,
          write: () => placement.value(text),
        };
      });
    }
    if (field?.kind !== 'link') return [];
    return valuesInUse(this.analysis, property, this.offset).map((value) => ({
      label: value,
      kind: CompletionItemKind.Reference,
      group: 'value',
      detail: 'used in this file',
      write: () => placement.value(value),
    }));
  }

  private newDns(placement: Placement): readonly Proposal[] {
    const switches = valuesInUse(this.analysis, 'switch', this.offset).slice(0, 9).map(placement.value);
    const write = (stops: TabStops, options: readonly Entry[]): string | undefined => {
      const number = stops.add('7001');
      const type = stops.add('extension', 'acdposition', 'mixed');
      const ownSwitch = stops.add(...(switches.length > 0 ? switches : ['SIP_Switch']));
      const rest = options.length > 0 ? options : [{ name: '', value: stops.add() }];
      return placement.block([
        { name: 'number', value: `"${number}"` },
        { name: 'type', value: type },
        { name: 'switch', value: ownSwitch },
        ...inAnnex(rest),
      ]);
    };
    const empty: Proposal = {
      label: 'dn',
      kind: CompletionItemKind.Snippet,
      group: 'first',
      detail: 'a DN with its TServer section',
      suggest: false,
      write: (stops) => (this.snippets ? write(stops, []) : undefined),
    };
    const filled = presets.map(
      (preset): Proposal => ({
        ...aboutPreset(preset),
        label: `dn: ${preset.id}`,
        detail: `a DN for ${preset.for}`,
        group: 'first',
        write: (stops) => write(stops, entriesOf(preset)),
      }),
    );
    return [empty, ...filled];
  }
}

function presetProposals(
  placement: Placement,
  nest: (entries: readonly Entry[]) => readonly Entry[],
): readonly Proposal[] {
  return presets.map((preset) => ({
    ...aboutPreset(preset),
    write: () => placement.block(nest(entriesOf(preset))),
  }));
}

function aboutPreset({ id, for: purpose }: Preset): Omit<Proposal, 'write'> {
  return {
    label: id,
    kind: CompletionItemKind.Snippet,
    group: 'preset',
    detail: purpose,
    thing: { kind: 'preset', id },
  };
}

function entriesOf({ options }: Preset): readonly Entry[] {
  return options.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
}

function inAnnex(options: readonly Entry[], annex = 'userProperties'): readonly Entry[] {
  return [{ name: annex, children: [{ name: tServer, children: options }] }];
}

/** Whether a section is meant as TServer; `section/case` speaks of the spelling. */
function isTServerName(section: string): boolean {
  return comparable(section) === comparable(tServer);
}

/** The listed values of an option, the default last: who writes an option wants it otherwise. */
function choicesOf({ values, default: byDefault }: OptionDefinition): readonly string[] {
  const listed = values ? listedValues(values) : [];
  return [...listed.filter((value) => value !== byDefault), ...listed.filter((value) => value === byDefault)];
}

function groupOf({ name, evidence }: OptionDefinition): Group {
  if (presets[0]?.options.some((option) => option.name === name)) return 'first';
  return evidence === 'name' ? 'last' : 'known';
}

function groupOfField({ name, mandatory, readOnly }: DnFieldDefinition): Group {
  if (mandatory || name === 'userProperties') return 'first';
  return readOnly || userPropertiesNames.includes(name) ? 'last' : 'known';
}

function firstSentence(text: string): string {
  return (/^.*?[.;:](?=\s|$)/.exec(text)?.[0] ?? text).replace(/[.;:]$/, '').replaceAll('`', '');
}
