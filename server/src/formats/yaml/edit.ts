import type { Dn, Field, Option, Section } from '../../model/dn.ts';
import type { Entry } from '../cursor.ts';
import type { Editor, ModelEdit, SpanEdit } from '../edit.ts';
import type { Layout } from '../format.ts';
import { lineAt, lineStart } from '../lines.ts';
import { separate } from '../spanEdits.ts';
import { isMerge } from './dnReader.ts';
import { isAnnexName, isMeantAsDn, keyText } from './dnShape.ts';
import type { YamlMap, YamlNode, YamlPair } from './node.ts';
import { readNodes } from './reader.ts';
import { blockText, flowText, scalarText } from './write.ts';

/** The editor of one segment. The text is read again: edits are rare, and nothing needs to be kept for them. */
export function yamlEditor(text: string, layout: Layout): Editor {
  const editor = new YamlEditor(text, layout);
  return (edit) => editor.edit(edit);
}

/** A pair and the mapping that it stands in. */
interface Place {
  readonly pair: YamlPair;
  readonly map: YamlMap;
}

class YamlEditor {
  private readonly text: string;
  private readonly layout: Layout;
  private readonly root: YamlNode | undefined;

  constructor(text: string, layout: Layout) {
    this.text = text;
    this.layout = layout;
    this.root = readNodes(text).root;
  }

  edit(edit: ModelEdit): readonly SpanEdit[] | undefined {
    switch (edit.kind) {
      case 'set-value':
        return this.setValue(edit.part, edit.value);
      case 'rename':
        return this.rename(edit.part, edit.name);
      case 'remove':
        return this.remove(edit.part);
      case 'add-option':
        return this.addOption(edit.dn, edit.section, edit.name, scalarText(edit.value));
      case 'move-option':
        return this.moveOption(edit.dn, edit.part, edit.section);
      case 'merge-sections':
        return this.mergeSections(edit.from, edit.into);
      case 'add-comment':
        return this.addComment(edit.dn, edit.text);
    }
  }

  private setValue(part: Option | Field, value: string): readonly SpanEdit[] | undefined {
    const pair = this.placeOf(part)?.pair;
    if (!pair) return undefined;
    const { text } = this;
    // An anchor of nothing: the value would have to go behind it, and whoever uses the anchor would get it, too.
    if (pair.value?.anchor !== undefined && pair.value.span.start === pair.value.span.end) return undefined;
    if (!pair.value) {
      const hasColon = text[pair.valueAt - 1] === ':';
      const colon = hasColon ? '' : ':';
      const afterBlank = hasColon && text[pair.valueAt] === ' ' && /^ [ \t]*$/.test(this.restOfLine(pair.valueAt));
      const at = afterBlank ? pair.valueAt + 1 : pair.valueAt;
      return [{ span: { start: at, end: at }, newText: `${colon}${afterBlank ? '' : ' '}${scalarText(value)}` }];
    }
    const node = pair.value;
    if (node.kind === 'scalar')
      return [{ span: node.span, newText: scalarText(value, node.style === 'block' ? 'plain' : node.style) }];
    if (node.kind === 'alias' || node.flow) return [{ span: node.span, newText: scalarText(value) }];
    // A block below the key: its lines go, the value takes the place behind the colon.
    if (this.hasComment(pair.valueAt, node.span.end)) return undefined;
    return [{ span: { start: pair.valueAt, end: node.span.end }, newText: ` ${scalarText(value)}` }];
  }

  private rename(part: Option | Field | Section, name: string): readonly SpanEdit[] | undefined {
    const key = this.placeOf(part)?.pair.key;
    if (key?.kind !== 'scalar') return undefined;
    return [{ span: key.span, newText: scalarText(name, key.style === 'block' ? 'plain' : key.style) }];
  }

  private remove(part: Option | Field): readonly SpanEdit[] | undefined {
    const place = this.placeOf(part);
    return place && this.removal(place);
  }

  private removal({ pair, map }: Place): readonly SpanEdit[] | undefined {
    // Others may live by an anchor in what would go.
    if (hasAnchor(pair.value)) return undefined;
    const index = map.pairs.indexOf(pair);
    const start = pair.key.span.start;
    const end = this.endOf(pair);
    const next = map.pairs[index + 1];
    if (map.flow) return [{ span: this.flowRemoval(map, index, start, end), newText: '' }];
    const line = lineStart(this.text, start);
    const alone = this.text.slice(line, start).trim() === '';
    if (!alone) {
      // Behind a dash or another mark: the next entry moves up in its place.
      if (next && this.hasComment(end, next.key.span.start)) return undefined;
      return [{ span: { start, end: next ? next.key.span.start : end }, newText: '' }];
    }
    const last = lineAt(this.text, lineStart(this.text, end));
    const comment = /^[ \t]*(?=#)/.exec(this.text.slice(end, last.end));
    // A comment behind the entry is somebody's work: it stays, on the line that it had.
    if (comment) return [{ span: { start, end: end + comment[0].length }, newText: '' }];
    // Without a line end behind it, the line end before it goes: the text ended without one before.
    if (last.next === last.end && line > 0) {
      const before = this.text[line - 2] === '\r' ? line - 2 : line - 1;
      return [{ span: { start: before, end: last.end }, newText: '' }];
    }
    return [{ span: { start: line, end: last.next }, newText: '' }];
  }

  private flowRemoval(map: YamlMap, index: number, start: number, end: number): { start: number; end: number } {
    const next = map.pairs[index + 1];
    if (next) return { start, end: next.key.span.start };
    const previous = map.pairs[index - 1];
    if (previous) return { start: this.endOf(previous), end };
    // The only entry takes a comma behind it along.
    return { start, end: end + (/^\s*,/.exec(this.text.slice(end, end + 100))?.[0].length ?? 0) };
  }

  private addOption(dn: Dn, section: string, name: string, value: string): readonly SpanEdit[] | undefined {
    const option: Entry = { name, value };
    const own = dn.sections.findLast((candidate) => candidate.name.text === section);
    if (own) {
      const pair = this.placeOf(own)?.pair;
      return pair && this.addBelow(pair, option);
    }
    const annex = dn.fields.find((field) => field.property === 'userProperties');
    const group: Entry = { name: section, children: [option] };
    if (annex) {
      const pair = this.placeOf(annex)?.pair;
      return pair && this.addBelow(pair, group);
    }
    const map = this.mapOf(dn);
    // A key merged into the DN from elsewhere could be an annex that this one would hide.
    return map && this.addTo(map, { name: 'userProperties', children: [group] });
  }

  /** Adds an entry to the mapping that is a pair's value, or makes that mapping. */
  private addBelow(pair: YamlPair, entry: Entry): readonly SpanEdit[] | undefined {
    const { value } = pair;
    if (value?.kind === 'map') return this.addTo(value, entry);
    if (value && (value.kind !== 'scalar' || !/^(?:~|null)?$/i.test(value.text) || value.anchor)) return undefined;
    if (!pair.hasColon || this.isInFlow(pair)) return undefined;
    const column = this.columnOf(pair.key.span.start) + this.step();
    const line = lineAt(this.text, lineStart(this.text, value?.span.end ?? pair.valueAt));
    const edits: SpanEdit[] =
      value && value.span.end > value.span.start
        ? [{ span: { start: pair.valueAt, end: value.span.end }, newText: '' }]
        : [];
    return [...edits, this.insertionAt(line.end, entry, column)];
  }

  private addTo(map: YamlMap, entry: Entry): readonly SpanEdit[] | undefined {
    const last = map.pairs.at(-1);
    if (map.flow) {
      const close = map.span.end - 1;
      if (this.text[close] !== '}') return undefined;
      const at = last ? this.endOf(last) : map.span.start + 1;
      return [{ span: { start: at, end: at }, newText: `${last ? ', ' : ''}${flowText([entry])}` }];
    }
    if (!last) return undefined;
    const column = this.columnOf(map.span.start);
    const line = lineAt(this.text, lineStart(this.text, this.endOf(last)));
    return [this.insertionAt(line.end, entry, column)];
  }

  /** Puts an entry on lines of its own below the line that ends at `lineEnd`. */
  private insertionAt(lineEnd: number, entry: Entry, column: number): SpanEdit {
    const { eol } = this.layout;
    const newText = `${eol}${' '.repeat(column)}${blockText([entry], column, this.step(), eol)}`;
    return { span: { start: lineEnd, end: lineEnd }, newText };
  }

  private moveOption(dn: Dn, part: Option | Field, section: string): readonly SpanEdit[] | undefined {
    const place = this.placeOf(part);
    const moved = place?.pair.value;
    if (
      !place ||
      (moved && (moved.kind !== 'scalar' || moved.style === 'block' || moved.propertiesStart !== undefined))
    )
      return undefined;
    const removal = this.removal(place);
    const value = place.pair.value ? this.text.slice(place.pair.value.span.start, place.pair.value.span.end) : '';
    const addition = this.addOption(dn, section, part.name.text, value);
    if (!removal || !addition) return undefined;
    const isSameMap = addition[0]?.span.start === removal[0]?.span.end;
    if (isSameMap && place.map.flow && place.map.pairs.length === 1)
      return separate([...removal, ...addition.map(withoutComma)]);
    return separate([...removal, ...addition]) ?? this.inPlace(removal, addition);
  }

  /** An entry that goes away with its lines, and one that comes in at the end of those very lines: the new takes the place of the old. */
  private inPlace(removal: readonly SpanEdit[], addition: readonly SpanEdit[]): readonly SpanEdit[] | undefined {
    const [gone, ...moreGone] = removal;
    const [come, ...moreCome] = addition;
    if (!gone || !come || moreGone.length > 0 || moreCome.length > 0) return undefined;
    const { start, end } = come.span;
    if (start !== end || start <= gone.span.start || start > gone.span.end) return undefined;
    const tail = this.text.slice(start, gone.span.end);
    const newText = tail === '' ? come.newText : come.newText.slice(this.layout.eol.length) + tail;
    return [{ span: gone.span, newText }];
  }

  private mergeSections(from: Section, into: Section): readonly SpanEdit[] | undefined {
    const source = this.placeOf(from);
    const target = this.placeOf(into)?.pair.value;
    if (!source || target?.kind !== 'map' || target.pairs.length === 0) return undefined;
    const moved = source.pair.value;
    const removal = this.removal(source);
    if (!removal) return undefined;
    if (!moved) return removal;
    if (moved.kind !== 'map' || moved.anchor !== undefined) return undefined;
    if (target.pairs.some(isMerge) && moved.pairs.some(isMerge)) return undefined;
    if (target.flow || moved.flow) {
      if (this.hasComment(source.pair.key.span.start, moved.span.end)) return undefined;
      const entries = moved.pairs.map((pair) => ({ name: keyText(pair) ?? '', value: this.valueText(pair) }));
      const edits = this.addAll(target, entries);
      return edits && separate([...removal, ...edits]);
    }
    const last = target.pairs.at(-1) as YamlPair;
    const at = lineAt(this.text, lineStart(this.text, this.endOf(last))).end;
    const header = lineAt(this.text, lineStart(this.text, source.pair.key.span.start));
    const body = this.text.slice(header.next, lineAt(this.text, lineStart(this.text, this.endOf(source.pair))).end);
    // A comment behind the name of the section that goes has no place in the other one.
    if (this.hasComment(source.pair.key.span.start, header.end)) return undefined;
    const by = this.columnOf(last.key.span.start) - this.columnOf((moved.pairs[0] as YamlPair).key.span.start);
    const lines = body.split(/\r?\n/).map((line) => reindent(line, by));
    const insertion = { span: { start: at, end: at }, newText: `${this.layout.eol}${lines.join(this.layout.eol)}` };
    const end = this.endOf(source.pair);
    const tail = lineAt(this.text, lineStart(this.text, end));
    const start = lineStart(this.text, source.pair.key.span.start);
    const gone =
      tail.next === tail.end && start > 0
        ? { start: start - (this.text[start - 2] === '\r' ? 2 : 1), end: tail.end }
        : { start, end: tail.next };
    return separate([{ span: gone, newText: '' }, insertion]);
  }

  private addAll(map: YamlMap, entries: readonly Entry[]): readonly SpanEdit[] | undefined {
    const edits = entries.map((entry) => this.addTo(map, entry));
    if (edits.some((edit) => edit === undefined)) return undefined;
    const parts = edits.flatMap((edit) => edit ?? []);
    const first = parts[0];
    return first && [{ span: first.span, newText: parts.map((part) => part.newText).join('') }];
  }

  private valueText(pair: YamlPair): string {
    return pair.value ? this.text.slice(pair.value.propertiesStart ?? pair.value.span.start, pair.value.span.end) : '';
  }

  /**
   * Below the first line of a DN in block style; where a text of several lines begins there, above the DN's second entry. A DN in flow
   * style, and one of a single line, has no line inside for it.
   */
  private addComment(dn: Dn, text: string): readonly SpanEdit[] | undefined {
    const own = dn.fields.find((field) => !field.inherited);
    const map = own && this.placeOf(own)?.map;
    const [first, second] = map?.pairs ?? [];
    if (!map || !first || map.flow) return undefined;
    const { eol } = this.layout;
    const line = `${' '.repeat(this.columnOf(map.span.start))}# ${text}`;
    const firstEnd = lineAt(this.text, lineStart(this.text, first.key.span.end)).end;
    const beginsBelow = first.value !== undefined && first.value.span.start > firstEnd;
    if (beginsBelow || (second && this.endOf(first) <= firstEnd))
      return [{ span: { start: firstEnd, end: firstEnd }, newText: `${eol}${line}` }];
    if (!second) return undefined;
    const at = lineStart(this.text, second.key.span.start);
    if (this.text.slice(at, second.key.span.start).trim() !== '') return undefined;
    return [{ span: { start: at, end: at }, newText: `${line}${eol}` }];
  }

  private placeOf(part: Option | Field | Section): Place | undefined {
    if (part.inherited || !this.root) return undefined;
    return findPair(this.root, part.name.span.start, part.name.span.end);
  }

  private mapOf(dn: Dn): YamlMap | undefined {
    const first = dn.fields.find((field) => !field.inherited);
    if (dn.fields.some((field) => field.inherited)) return undefined;
    const map = first && this.placeOf(first)?.map;
    return map ?? (this.root?.kind === 'map' && isMeantAsDn(this.root) ? this.root : undefined);
  }

  /** Where a pair's text ends: behind its value, or behind its colon. */
  private endOf(pair: YamlPair): number {
    let end = pair.value?.span.end ?? Math.max(pair.valueAt, pair.key.span.end);
    // The span of a block scalar reaches over its last line end.
    while (end > pair.valueAt && /\s/.test(this.text[end - 1] ?? '')) end--;
    return end;
  }

  private isInFlow(pair: YamlPair): boolean {
    return this.root !== undefined && findPair(this.root, pair.key.span.start, pair.key.span.end)?.map.flow === true;
  }

  private hasComment(from: number, to: number): boolean {
    return /(?:^|[ \t\n])#/.test(this.text.slice(from, to));
  }

  private restOfLine(at: number): string {
    return this.text.slice(at, lineAt(this.text, lineStart(this.text, at)).end);
  }

  private columnOf(at: number): number {
    const start = lineStart(this.text, at);
    return at - start - (start === 0 && this.text.charCodeAt(0) === 0xfeff ? 1 : 0);
  }

  /** One step of indentation as this segment shows it: from the annex to its sections, or from a section to its options. */
  private step(): number {
    const found = this.root && findStep(this.root, (at) => this.columnOf(at));
    return found ?? this.layout.indent;
  }
}

/** Looks only into what reaches over the place: in one long line of DNs, each edit would otherwise walk through all of them. */
function findPair(node: YamlNode, start: number, end: number): Place | undefined {
  if (end < node.span.start || start > node.span.end) return undefined;
  if (node.kind === 'seq') {
    for (const item of node.items) {
      const found = item && findPair(item, start, end);
      if (found) return found;
    }
  }
  if (node.kind !== 'map') return undefined;
  for (const pair of node.pairs) {
    if (pair.key.span.start === start && pair.key.span.end === end) return { pair, map: node };
    const found = pair.value && findPair(pair.value, start, end);
    if (found) return found;
  }
  return undefined;
}

function findStep(node: YamlNode, columnOf: (at: number) => number): number | undefined {
  if (node.kind === 'seq') {
    for (const item of node.items) {
      const found = item && findStep(item, columnOf);
      if (found) return found;
    }
  }
  if (node.kind !== 'map' || node.flow) return undefined;
  for (const pair of node.pairs) {
    if (pair.value?.kind !== 'map' || pair.value.flow || !pair.value.pairs[0]) continue;
    const step = columnOf(pair.value.pairs[0].key.span.start) - columnOf(pair.key.span.start);
    if (step > 0 && (isAnnexName(keyText(pair) ?? '') || step <= 8)) return step;
  }
  return undefined;
}

function reindent(line: string, by: number): string {
  if (by >= 0) return line === '' ? line : ' '.repeat(by) + line;
  return line.slice(Math.min(-by, line.length - line.trimStart().length));
}

/** The only entry between the braces has gone: what comes in has nothing to be parted from. */
function withoutComma(edit: SpanEdit): SpanEdit {
  return { ...edit, newText: edit.newText.replace(/^, /, '') };
}

function hasAnchor(node: YamlNode | undefined): boolean {
  if (!node) return false;
  if (node.anchor !== undefined) return true;
  if (node.kind === 'seq') return node.items.some(hasAnchor);
  return node.kind === 'map' && node.pairs.some(({ value }) => hasAnchor(value));
}
