import { type DocumentSymbol, type Range, type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Analysis, Run, Segment } from '../analysis/analysis.ts';
import type { Place } from '../analysis/place.ts';
import { once } from '../model/once.ts';
import type { DnDocument } from './document.ts';
import { type OutlineItem, type OutlineKind, OutlineWriter, type PlaceRange, type Reference } from './outline.ts';

/** An answer has no more symbols than this, for it is made in steps, but goes out at a stretch: in a larger file DNs come without what stands in them. */
export const mostSymbols = 10_000;

/** Where there are more DNs than that, or sections of an options export, so many of them are one symbol. */
export const groupSize = 100;

/** A step of fewer would take less time than what is looked at between two steps. */
const symbolsPerStep = 16;

const kinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  dn: SymbolKind.Object,
  object: SymbolKind.Class,
  section: SymbolKind.Namespace,
  option: SymbolKind.Property,
};

/** What stands in a stretch of the file, kept as long as the stretch says the same. */
interface Part {
  readonly items: readonly OutlineItem[];
  /** How many items there are with all that stands in them. */
  readonly count: number;
  /** Whether the items have children, as far as these can be shown at all. */
  readonly isWhole: boolean;
  /** The reader's state in which the stretch was read; of no account where it takes nothing from it. */
  readonly state: unknown;
  readonly isFree: boolean;
}

/** What is known of the stretches of a file: what a run says never changes, and what a segment says only with the state before it. */
const partsOf = once((_: Analysis) => new WeakMap<Segment | Run, Part>());

/** All symbols of a file, in its order: DNs, in them their sections, and in these the options. Says no secret. */
export function documentSymbolsOf(document: DnDocument): DocumentSymbol[] {
  const made: DocumentSymbol[] = [];
  for (const _ of tellingSymbols(document, made));
  return made;
}

/**
 * The same in steps. Between two of them the text may not change. `groupsFrom`: where there are more outermost symbols than that, groups of them are
 * one symbol each.
 */
export function* tellingSymbols(
  { analysis }: DnDocument,
  made: DocumentSymbol[],
  groupsFrom = mostSymbols,
): Generator<void> {
  if (analysis.isUnreadable) return;
  // The places are taken at once: whoever asks for a DN meanwhile has its run told apart, and then the run is nowhere.
  const placed = analysis.stretches.map((stretch) => ({ stretch, place: analysis.placing(stretch) }));
  const writers: SymbolWriter[] = [];
  const numbers = new NumbersBehind(analysis);
  let count = 0;
  let outermost = 0;
  for (const { stretch, place } of placed) {
    const part = yield* partOf(analysis, stretch, count);
    count += part.count;
    outermost += part.items.length;
    if (part.items.length > 0) writers.push(new SymbolWriter(part.items, place, numbers));
  }
  if (outermost > groupsFrom) {
    yield* tellingGroups(writers, made);
    return;
  }
  for (const writer of writers)
    for (const item of writer.items) {
      made.push(writer.symbolOf(item, count <= mostSymbols));
      if (made.length % symbolsPerStep === 0) yield;
    }
}

/** The part of a stretch, which is read unless it is known. `before`: how many items stand before it. */
function* partOf(analysis: Analysis, stretch: Segment | Run, before: number): Generator<void, Part> {
  const parts = partsOf(analysis);
  const known = parts.get(stretch);
  const [state, isFree] = 'stateBefore' in stretch ? [stretch.stateBefore, stretch.isFree] : [undefined, true];
  const isWhole = before <= mostSymbols;
  if (known && (known.state === state || (known.isFree && isFree)) && (known.isWhole || !isWhole)) return known;
  const { catalogue, format } = analysis;
  const writer = new OutlineWriter(stretch.text, { catalogue, traits: format.traits }, isWhole);
  let items: OutlineItem[] = [];
  for (const { start, reading } of analysis.readingsIn(stretch)) {
    for (const dn of reading.dns) for (const item of writer.itemsOf(dn, start)) items.push(item);
    yield;
  }
  const { count } = writer;
  if (count > mostSymbols) items = items.map(({ children: _, ...item }) => item);
  const part = { items, count, isWhole, state, isFree };
  parts.set(stretch, part);
  return part;
}

/** The numbers to which references of updates lead, each looked for once: thousands may be to a DN that is mentioned thousands of times. */
class NumbersBehind {
  private readonly analysis: Analysis;
  private readonly known = new Map<string, string | undefined>();

  constructor(analysis: Analysis) {
    this.analysis = analysis;
  }

  of({ text }: Reference): string | undefined {
    if (!this.known.has(text)) this.known.set(text, this.analysis.numberBehind(text));
    return this.known.get(text);
  }
}

/** Writes the symbols of a stretch where it stands at the moment. */
class SymbolWriter {
  readonly items: readonly OutlineItem[];
  private readonly place: (within: Place) => Place;
  private readonly numbers: NumbersBehind;

  constructor(items: readonly OutlineItem[], place: (within: Place) => Place, numbers: NumbersBehind) {
    this.items = items;
    this.place = place;
    this.numbers = numbers;
  }

  symbolOf(item: OutlineItem, isWhole: boolean): DocumentSymbol {
    const symbol: DocumentSymbol = {
      name: this.nameOf(item),
      detail: item.detail,
      kind: kinds[item.kind],
      range: this.rangeAt(item.range),
      selectionRange: this.rangeAt(item.selection),
    };
    if (isWhole && item.children && item.children.length > 0)
      symbol.children = item.children.map((child) => this.symbolOf(child, true));
    return symbol;
  }

  nameOf({ name, reference }: OutlineItem): string {
    const number = reference && this.numbers.of(reference);
    return (number !== undefined && reference?.nameBy(number)) || name;
  }

  rangeAt({ start, end }: PlaceRange): Range {
    return { start: this.place(start), end: this.place(end) };
  }
}

/** One symbol for each so many items, one behind the other. */
function* tellingGroups(writers: readonly SymbolWriter[], made: DocumentSymbol[]): Generator<void> {
  let group: { readonly writer: SymbolWriter; readonly item: OutlineItem }[] = [];
  for (const writer of writers) {
    for (const item of writer.items) {
      group.push({ writer, item });
      if (group.length < groupSize) continue;
      made.push(groupOf(group));
      group = [];
    }
    yield;
  }
  if (group.length > 0) made.push(groupOf(group));
}

function groupOf(group: readonly { readonly writer: SymbolWriter; readonly item: OutlineItem }[]): DocumentSymbol {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) throw new Error('a group holds something');
  if (first === last) return first.writer.symbolOf(first.item, false);
  const areDns = group.every(({ item }) => item.kind === 'dn');
  return {
    name: `${first.writer.nameOf(first.item)} … ${last.writer.nameOf(last.item)}`,
    detail: `${group.length} ${areDns ? 'DNs' : 'entries'}`,
    kind: SymbolKind.Array,
    range: {
      start: first.writer.rangeAt(first.item.range).start,
      end: last.writer.rangeAt(last.item.range).end,
    },
    selectionRange: first.writer.rangeAt(first.item.selection),
  };
}

/** The same for clients that take no trees. */
export function flatSymbols(uri: string, symbols: readonly DocumentSymbol[], container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(container !== undefined && { containerName: container }) },
    ...flatSymbols(uri, children, name),
  ]);
}
