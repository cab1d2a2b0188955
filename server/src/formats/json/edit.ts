import type { Dn, Field, Option, Section } from '../../model/dn.ts';
import type { Editor, ModelEdit, SpanEdit } from '../edit.ts';
import type { Layout } from '../format.ts';
import { separate } from '../spanEdits.ts';
import { annexesOf, entriesOf } from './dnReader.ts';
import { appendTo, type Place, placeAt, removalOf, type Where } from './items.ts';
import { type JsonArray, type JsonMember, type JsonNode, type JsonObject, memberOf, memberText } from './node.ts';
import { objectsWithDns, readNodes } from './reader.ts';
import type { Shape } from './shape.ts';
import { isFirstOnLine, styleOf } from './style.ts';
import { inBrackets, type JsonStyle, memberLine, objectText, quoted, valueText } from './write.ts';

/** Turns an edit in model terms into edits of the text of one segment. The text is read again: edits are rare. */
export function jsonEditor(text: string, layout: Layout, shape: Shape): Editor {
  if (shape.annex === 'pairs') return () => undefined;
  const editor = new JsonEditor(text, layout, shape);
  return (edit) => editor.edit(edit);
}

class JsonEditor {
  private readonly text: string;
  private readonly shape: Shape;
  private readonly root: JsonNode | undefined;
  private readonly style: JsonStyle;
  private readonly isTextOnly: boolean;

  constructor(text: string, layout: Layout, shape: Shape) {
    this.text = text;
    this.shape = shape;
    this.root = readNodes(text);
    this.style = styleOf(text, this.root, layout);
    this.isTextOnly = shape.traits.textValues === 'all';
  }

  edit(edit: ModelEdit): readonly SpanEdit[] | undefined {
    switch (edit.kind) {
      case 'set-value':
        return this.setValue(edit.part, edit.value);
      case 'rename':
        return this.rename(edit.part, edit.name);
      case 'remove': {
        const place = this.placeOf(edit.part);
        return place && removalOf(this.text, place);
      }
      case 'add-option':
        return this.addOption(edit.dn, edit.section, edit.name, quoted(edit.value));
      case 'move-option':
        return this.moveOption(edit.dn, edit.part, edit.section);
      case 'merge-sections':
        return this.mergeSections(edit.from, edit.into);
      case 'add-comment':
        // JSON has no comments.
        return undefined;
    }
  }

  private get isFlat(): boolean {
    return this.shape.annex === 'flat';
  }

  /** Where a part stands: a member, or in a flat list the entry of an option. */
  private placeOf(part: Option | Field | Section): Place | undefined {
    const isEntry = this.isFlat && !('property' in part);
    return placeAt(this.root, isEntry ? part.span.start : part.name.span.start);
  }

  private entryOf(part: Option | Section): JsonObject | undefined {
    const value = this.placeOf(part)?.item.value;
    return value?.kind === 'object' ? value : undefined;
  }

  private setValue(part: Option | Field, value: string): readonly SpanEdit[] | undefined {
    if (!this.isFlat || 'property' in part) {
      const member = this.memberAt(part);
      return member && this.setMember(member, value);
    }
    const entry = this.entryOf(part);
    const member = entry && memberOf(entry, 'value');
    if (member) return this.setMember(member, value);
    return entry && this.append(entry, () => memberLine(['value', quoted(value)], this.style));
  }

  private memberAt(part: Option | Field | Section): JsonMember | undefined {
    const item = placeAt(this.root, part.name.span.start)?.item;
    return item && 'key' in item ? (item as JsonMember) : undefined;
  }

  private setMember({ key, colon, value: old }: JsonMember, value: string): readonly SpanEdit[] {
    const newText = valueText(value, old, this.isTextOnly);
    if (old) return [{ span: old.span, newText }];
    if (!colon) return [{ span: at(key.span.end), newText: `${this.style.colon}${newText}` }];
    const hasBlank = this.text[colon.end] === ' ';
    return [{ span: at(colon.end + (hasBlank ? 1 : 0)), newText: hasBlank ? newText : ` ${newText}` }];
  }

  private rename(part: Option | Field | Section, name: string): readonly SpanEdit[] | undefined {
    if (this.isFlat && 'options' in part) return this.renameInEntries(part, name);
    const span =
      this.isFlat && !('property' in part) ? nameSpan(this.entryOf(part), 'key') : this.memberAt(part)?.key.span;
    return span && [{ span, newText: quoted(name) }];
  }

  /** In a flat list a section is a word in each of its entries. */
  private renameInEntries(section: Section, name: string): readonly SpanEdit[] | undefined {
    const edits = this.objects()
      .flatMap((object) => annexesOf(object, this.shape))
      .filter(({ span }) => span.start <= section.span.start && section.span.end <= span.end)
      .flatMap(entriesOf)
      .filter((entry) => memberText(entry, 'section') === section.name.text)
      .flatMap((entry) => nameSpan(entry, 'section') ?? [])
      .map((span) => ({ span, newText: quoted(name) }));
    return edits.length > 0 ? edits : undefined;
  }

  private objects(): readonly JsonObject[] {
    const found = objectsWithDns(this.root, this.shape);
    return found.length === 0 && this.root?.kind === 'object' ? [this.root] : found;
  }

  private objectOf(dn: Dn): JsonObject | undefined {
    return this.objects().find(({ span }) => span.start === dn.span.start);
  }

  /** `value` is as it is to be written. `instead`: an item that goes away, in whose place something new may come. */
  private addOption(
    dn: Dn,
    section: string,
    name: string,
    value: string,
    instead?: Place,
  ): readonly SpanEdit[] | undefined {
    const object = this.objectOf(dn);
    if (!object) return undefined;
    const annex = annexesOf(object, this.shape).at(-1);
    if (this.isFlat) return this.addEntry(object, annex, [section, name, value], instead);
    const options: Members = [[name, () => value]];
    const sections: Members = [[section, (indent) => this.nested(options, indent)]];
    const own = dn.sections.findLast((candidate) => candidate.name.text === section);
    if (own) return this.addInside(this.memberAt(own), options);
    if (annex) return this.addInside(annex, sections);
    return this.addMember(object, ['userProperties', (indent) => this.nested(sections, indent)], instead);
  }

  /** Adds members to the object that is a member's value, or makes that object where there is `null`. */
  private addInside(member: JsonMember | undefined, members: Members): readonly SpanEdit[] | undefined {
    const value = member?.value;
    if (value?.kind === 'object') return this.append(value, (indent) => this.lines(members, indent).join(','));
    if (value?.kind !== 'null') return undefined;
    const indent = isFirstOnLine(this.text, member?.span.start ?? 0) ? this.indentOf(value.span.start) : undefined;
    return [{ span: value.span, newText: this.nested(members, indent) }];
  }

  private addMember(
    object: JsonObject,
    member: Members[number],
    instead: Place | undefined,
  ): readonly SpanEdit[] | undefined {
    const last = object.members.at(-1);
    if (instead && last === instead.item) {
      const indent = isFirstOnLine(this.text, last.span.start) ? this.indentOf(last.span.start) : undefined;
      return [{ span: last.span, newText: this.lines([member], indent).join(',') }];
    }
    return this.append(object, (indent) => this.lines([member], indent).join(','));
  }

  private addEntry(
    object: JsonObject,
    annex: JsonMember | undefined,
    [section, key, value]: readonly [string, string, string],
    instead: Place | undefined,
  ): readonly SpanEdit[] | undefined {
    const written = [
      ['section', quoted(section)],
      ['key', quoted(key)],
      ['value', value],
    ] as const;
    const inline = { ...this.style, pad: this.style.gap };
    const entry = (): string => objectText(written, inline);
    const list = (indent?: string): string => inBrackets('[', ']', [entry()], this.style, indent);
    const property: Members[number] = ['property', list];
    if (!annex) {
      const [name] = this.shape.annexNames;
      return this.addMember(object, [name ?? '', (indent) => this.nested([property], indent)], instead);
    }
    const present = annex.value?.kind === 'object' ? memberOf(annex.value, 'property') : undefined;
    if (!present) return this.addInside(annex, [property]);
    const items = present.value;
    if (items?.kind !== 'array') return undefined;
    const after = items.items.findLast(
      ({ value: own }) => own?.kind === 'object' && memberText(own, 'section') === section,
    );
    const model = (after ?? items.items.at(-1))?.value;
    const isBlock = model !== undefined && this.text.slice(model.span.start, model.span.end).includes('\n');
    return this.append(
      items,
      (indent) =>
        isBlock && indent !== undefined ? objectText(written, this.style, indent) : this.likeInline(written, model),
      after,
    );
  }

  /** An entry on one line, with blanks inside its braces where its neighbour has them. */
  private likeInline(written: readonly (readonly [string, string])[], model: JsonNode | undefined): string {
    const second = model && this.text[model.span.start + 1];
    const pad = second === undefined || second === '\n' || second === '\r' ? this.style.gap : second === ' ' ? ' ' : '';
    return objectText(written, { ...this.style, pad });
  }

  private lines(members: Members, indent: string | undefined): string[] {
    return members.map(([name, write]) => memberLine([name, write(indent)], this.style));
  }

  private nested(members: Members, indent: string | undefined): string {
    const deeper = indent === undefined ? undefined : indent + this.style.step;
    return inBrackets('{', '}', this.lines(members, deeper), this.style, indent);
  }

  private moveOption(dn: Dn, part: Option | Field, section: string): readonly SpanEdit[] | undefined {
    if (this.isFlat && !('property' in part)) {
      const span = nameSpan(this.entryOf(part), 'section');
      return span && [{ span, newText: quoted(section) }];
    }
    const place = this.placeOf(part);
    const value = place?.item.value;
    if (!place || !value || value.kind === 'object') return undefined;
    const raw = this.isFlat ? quoted(part.value.text) : this.text.slice(value.span.start, value.span.end);
    const addition = this.addOption(dn, section, part.name.text, raw, place);
    if (addition?.[0]?.span.start === place.item.span.start) return addition;
    return addition && separate([...removalOf(this.text, place), ...addition]);
  }

  private mergeSections(from: Section, into: Section): readonly SpanEdit[] | undefined {
    if (this.isFlat) return this.renameInEntries(from, into.name.text);
    const place = this.placeOf(from);
    const source = place?.item.value;
    const target = this.memberAt(into)?.value;
    if (!place || target?.kind !== 'object') return undefined;
    const removal = removalOf(this.text, place);
    if (!source || source.kind === 'null') return removal;
    if (source.kind !== 'object') return undefined;
    const [first, last] = [source.members[0], source.members.at(-1)];
    const [start, end] = [source.span.start + 1, source.span.end - (source.isClosed ? 1 : 0)];
    if (!first || !last) return removal;
    const around = this.text.slice(start, first.span.start) + this.text.slice(last.comma?.end ?? last.span.end, end);
    // A comment at the edge of the section that goes would go with it.
    if (around.trim() !== '') return undefined;
    const body = this.text.slice(first.span.start, last.span.end);
    const old = this.indentOf(first.span.start);
    const addition = this.append(target, (indent) =>
      indent === undefined ? body : body.replaceAll(`\n${old}`, `\n${indent}`),
    );
    return addition && separate([...removal, ...addition]);
  }

  private append(
    container: JsonObject | JsonArray,
    write: (indent: string | undefined) => string,
    after?: Where['after'],
  ): readonly SpanEdit[] | undefined {
    return appendTo({ text: this.text, style: this.style, root: this.root, container, after }, write);
  }

  private indentOf(place: number): string {
    const line = this.text.slice(this.text.lastIndexOf('\n', place - 1) + 1, place);
    return /^\ufeff?([ \t]*)/.exec(line)?.[1] ?? '';
  }
}

/** Members to be written: each says its value for the indentation of its line, or for one line when there is none. */
type Members = readonly (readonly [name: string, write: (indent: string | undefined) => string])[];

function nameSpan(entry: JsonObject | undefined, name: string) {
  return entry && memberOf(entry, name)?.value?.span;
}

function at(place: number): SpanEdit['span'] {
  return { start: place, end: place };
}
