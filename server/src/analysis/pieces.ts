import type { Dn, Field, Option, Section } from '../model/dn.ts';
import type { FreeValue } from './freeValues.ts';

/** A stretch of a text: one entry to the end of what belongs to it, its line or the comma behind it; or what stands between entries. */
export interface Piece {
  /** All of it, or what stands before its free value. */
  readonly literal: string;
  /** The free value, and what stands behind it. */
  readonly value: FreeValue | undefined;
  readonly suffix: string;
  /** The names of the fields and options in it, in lower case. */
  readonly names: readonly string[];
  /**
   * In which list it stands, as which of its entries are written alike; or behind which such an entry is to come. Where that is, another one that is written so
   * could stand in between. Undefined where that is not known.
   */
  readonly list: string | undefined;
  /** Whether the text says the same of all other entries without it. */
  readonly mayBeLeftOut: boolean;
}

/** A field or an option with one value on the line of its name. */
interface Entry {
  /** Where it starts, with what stands before it on its line, and where what belongs to it ends. */
  readonly start: number;
  readonly end: number;
  readonly value: FreeValue | undefined;
  /** The names before it that have no entry of their own, and all in it. */
  readonly namesBefore: readonly string[];
  readonly names: readonly string[];
  /** Whether it has a value, and shares its line with nothing else that has a name. */
  readonly isWhole: boolean;
  readonly list: string;
}

/** The end of an entry: of its tag, its line or its part of a list. */
const tailOf = /(?:\/>)?,?[ \t]*\r?\n|\/>|,[ \t]*|/y;

const scalars: ReadonlySet<Field['value']['kind']> = new Set(['string', 'number', 'boolean', 'null', 'empty']);

/**
 * Takes a segment's text apart. `comments`: what free ones say, in their order. `asked`: names, in lower case, that rules look for when they judge other entries. Undefined where a value goes over
 * several lines: whether one does depends on what stands behind it.
 */
export function piecesOf(
  text: string,
  dns: readonly Dn[],
  free: ReadonlyMap<number, FreeValue>,
  comments: readonly FreeValue[],
  asked: ReadonlySet<string>,
): readonly Piece[] | undefined {
  const found = entriesOf(text, dns, free, comments);
  if (!found) return undefined;
  const { entries, namesBehind } = found;
  const pieces: Piece[] = [];
  let at = 0;
  let nextComment = 0;
  const addComments = (to: number): void => {
    for (; (comments[nextComment]?.end ?? Number.POSITIVE_INFINITY) <= to; nextComment++) {
      const value = comments[nextComment] as FreeValue;
      // Inside an entry it is part of how that is written.
      if (value.start < at) continue;
      const literal = text.slice(at, value.start);
      pieces.push({ literal, value, suffix: '', names: [], list: undefined, mayBeLeftOut: false });
      at = value.end;
    }
  };
  const addText = (to: number, names: readonly string[], list: string | undefined): void => {
    addComments(to);
    const literal = text.slice(at, to);
    if (to > at) pieces.push({ literal, value: undefined, suffix: '', names, list, mayBeLeftOut: false });
    at = to;
  };
  const optional = dns.length === 1 ? whichMayBeLeftOut(entries, asked) : new Set<Entry>();
  for (const entry of entries) {
    const { start, end, value, namesBefore, names } = entry;
    const list = dns.length === 1 ? entry.list : undefined;
    addText(start, namesBefore, list);
    const literal = text.slice(start, value ? value.start : end);
    const suffix = value ? text.slice(value.end, end) : '';
    pieces.push({ literal, value, suffix, names, list, mayBeLeftOut: optional.has(entry) });
    at = end;
  }
  addText(text.length, namesBehind, undefined);
  return pieces;
}

/**
 * Entries that are one more beside others of their list: that is one without them, too. Behind another entry, or first behind a text that knows what
 * list comes; but one of each list stays.
 */
function whichMayBeLeftOut(entries: readonly Entry[], asked: ReadonlySet<string>): ReadonlySet<Entry> {
  const found = new Set<Entry>();
  for (let first = 0, behind = 0; first < entries.length; first = behind) {
    const { list, start } = entries[first] as Entry;
    for (behind = first + 1; behind < entries.length; behind++)
      if (entries[behind]?.list !== list || entries[behind]?.start !== entries[behind - 1]?.end) break;
    const beside = entries.slice(first, behind);
    const optional = beside.filter(({ isWhole, names }) => isWhole && !asked.has(names[0] as string));
    const isFirstKnown = start > (entries[first - 1]?.end ?? 0);
    const stays = isFirstKnown && optional.length < beside.length ? undefined : beside[0];
    for (const entry of optional) if (entry !== stays) found.add(entry);
  }
  return found;
}

/** The entries in the order of the text, and the names behind the last one that have none of their own. */
function entriesOf(
  text: string,
  dns: readonly Dn[],
  free: ReadonlyMap<number, FreeValue>,
  comments: readonly FreeValue[],
): { readonly entries: readonly Entry[]; readonly namesBehind: readonly string[] } | undefined {
  const entries: Entry[] = [];
  const parts = dns
    .flatMap((dn) => partsOf(dn, text, comments))
    .sort((one, other) => one.part.name.span.start - other.part.name.span.start);
  let at = 0;
  /** Names that have no entry of their own, and where they stand. */
  let others: { from: number; key: string }[] = [];
  for (const { part, list } of parts) {
    const { name, value } = part;
    const key = keyOf(part);
    const from = name.span.start;
    const behind = value.span.end;
    if (!scalars.has(value.kind)) {
      others.push({ from, key });
      continue;
    }
    if (text.slice(Math.min(from, value.span.start), behind).includes('\n')) return undefined;
    // Written the other way round, or inside what was an entry already.
    if (name.span.end > value.span.start || from < at) {
      others.push({ from, key });
      continue;
    }
    tailOf.lastIndex = behind;
    const tail = tailOf.exec(text)?.[0] ?? '';
    const start = Math.max(at, text.lastIndexOf('\n', from) + 1);
    const middle = text.slice(name.span.end, value.span.start);
    const names = [...others.filter((other) => other.from >= start).map((other) => other.key), key];
    entries.push({
      start,
      end: behind + tail.length,
      value: free.get(value.span.start) ?? free.get(value.span.start + 1),
      namesBefore: others.filter((other) => other.from < start).map((other) => other.key),
      names,
      isWhole: value.span.end > value.span.start && names.length === 1,
      list: JSON.stringify([list, text.slice(start, from), middle, tail]),
    });
    at = behind + tail.length;
    others = [];
  }
  return { entries, namesBehind: others.map(({ key }) => key) };
}

function partsOf(
  { span, fields, sections }: Dn,
  text: string,
  comments: readonly FreeValue[],
): { part: Field | Option; list: readonly unknown[] }[] {
  const parts = (from: number, all: readonly (Field | Option)[], section: Section | undefined) => {
    const written = all.filter(({ inherited }) => !inherited);
    // By how it begins, a list tells what stands between its entries; and beside a merge key other things are said of them.
    const opening = textBetween(text, from, written[0]?.name.span.start ?? text.length, comments);
    const list = [section?.name.text, section?.merges, opening];
    return written.map((part) => ({ part, list }));
  };
  return [
    ...parts(span.start, fields, undefined),
    ...sections.flatMap((section) => parts(section.name.span.end, section.options, section)),
  ];
}

/** A stretch of a text without what free comments say in it. */
function textBetween(text: string, start: number, end: number, comments: readonly FreeValue[]): string {
  let found = '';
  let at = start;
  for (const comment of comments) {
    if (comment.start < at || comment.end > end) continue;
    found += text.slice(at, comment.start);
    at = comment.end;
  }
  return found + text.slice(at, end);
}

function keyOf(part: Field | Option): string {
  return ('property' in part ? part.property : part.name.text).toLowerCase();
}
