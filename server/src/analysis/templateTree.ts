import type { Span } from '../model/span.ts';
import { endOfFree, type FreeKind } from './freeKinds.ts';
import type { Piece } from './pieces.ts';
import type { PartBehind } from './textBehind.ts';

/** What is known of the texts that follow a template. */
export interface Ending<Content, Circumstances> {
  /** What has to stand behind a text for it to end there; undefined where only a text that is cut already can follow the template. */
  readonly behind: readonly PartBehind[] | undefined;
  /** In what the template was learnt: what may be left out of others may be left out here only if it is the same. */
  readonly circumstances: Circumstances;
  /** Whether nothing may stand there that was left out of the template. */
  readonly isExact: boolean;
  readonly content: Content;
}

/** A piece of some templates. */
interface Edge<Content, Circumstances> {
  readonly literal: string;
  /** The code unit of the literal that tells it from others of the same node; -1 where it ends before. */
  code: number;
  /** The kind of the value behind the literal, 0 where there is none, and what stands behind that. */
  readonly kind: FreeKind | 0;
  readonly suffix: string;
  readonly lines: number;
  /** A bit for each name in it that may be left out somewhere. */
  readonly names: number;
  /** Undefined where it may be left out: then it leads back to where it comes from. */
  readonly next: Node<Content, Circumstances> | undefined;
  /** In what something that may be left out was met; undefined for others. */
  readonly circumstances: Circumstances | undefined;
}

/** Edges of which one is looked for. */
interface Choice<Content, Circumstances> {
  readonly edges: Edge<Content, Circumstances>[];
  /** How many code units all literals have in common. */
  common: number;
}

interface Node<Content, Circumstances> extends Choice<Content, Circumstances> {
  readonly endings: Ending<Content, Circumstances>[];
  /** In which list it stands. */
  readonly list: string | undefined;
  /** What may stand there and be left out: the same wherever entries of such a list may stand. */
  readonly extras: Choice<Content, Circumstances> | undefined;
}

/** How many templates are kept. A file in which hardly two DNs look alike gains nothing from more. */
const mostTemplates = 2_048;
/** How many ways are tried for one text. */
const mostSteps = 1_000;
/** Longer texts are rare, and each is read by itself. */
const longestText = 20_000;
const allNames = 30;
/** How many entries are kept that may be left out of a list. */
const mostExtras = 256;
/** So many circumstances are told from others; a file has one or two. */
const mostCircumstances = 64;
const lineFeed = 0x0a;

/**
 * Texts of which many others differ only in values and entries that mean nothing to any rule: these say the same. Those that begin alike share the way,
 * piece by piece; one that may be left out leads back to where it begins. So the template that a text follows, and where that text ends, are found in one go over it, without cutting it. It
 * ends where the texts did from which the templates were made, before what stood behind these: whatever decided there where a segment ends,
 * other values and entries inside do not change it.
 */
export class TemplateTree<Content, Circumstances> {
  /** Whether they outlive the texts from which they were made. */
  readonly areShared: boolean;
  private root: Node<Content, Circumstances> = emptyRoot();
  private readonly lists = new Map<string, Choice<Content, Circumstances>>();
  private readonly names = new Map<string, number>();
  private size = 0;
  private hasReturns = false;
  text = '';
  private limit = 0;
  private isWhole = false;
  private steps = 0;
  private hold: (circumstances: Circumstances) => boolean = () => false;
  private fits: (content: Content) => boolean = () => false;
  private end = 0;
  private lines = 0;
  private ahead = 0;
  /** Where the free values of the last match start and end, but for those in what may be left out. */
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly knownCircumstances: Circumstances[] = [];

  constructor(areShared = false) {
    this.areShared = areShared;
  }

  get isFull(): boolean {
    return this.size >= mostTemplates;
  }

  /** Forgets all templates: most are of states of the file that are no more. */
  clear(): void {
    this.root = emptyRoot();
    this.lists.clear();
    this.names.clear();
    this.size = 0;
    this.hasReturns = false;
    this.knownCircumstances.length = 0;
  }

  /** Whether a text can become a template. */
  takes(text: string): boolean {
    return text.length <= longestText && !this.isFull;
  }

  /** The same object for the same circumstances. */
  sameAs(circumstances: Circumstances, isSame: (one: Circumstances, other: Circumstances) => boolean): Circumstances {
    const known = this.knownCircumstances.find((other) => isSame(other, circumstances));
    if (known) return known;
    if (this.knownCircumstances.length === mostCircumstances) this.knownCircumstances.length = 0;
    this.knownCircumstances.push(circumstances);
    return circumstances;
  }

  /** The same pieces, but those stay whose names cannot be told from others: only so many names are kept. */
  withKnownNames(pieces: readonly Piece[]): readonly Piece[] {
    return pieces.map((piece) =>
      piece.mayBeLeftOut && this.bitsOf(piece.names) === 0 ? { ...piece, mayBeLeftOut: false } : piece,
    );
  }

  /** Takes a template in, whose names are known. Of its free values those count that stand in pieces that may not be left out. */
  add(pieces: readonly Piece[], ending: Ending<Content, Circumstances>): void {
    let node = this.root;
    for (const piece of pieces) {
      const names = this.bitsOf(piece.names);
      const extras = piece.list === undefined ? undefined : this.extrasOf(piece.list);
      if (extras && piece.mayBeLeftOut) this.addExtra(extras, piece, names, ending.circumstances);
      else node = this.way(node, piece, names, extras);
    }
    node.endings.push(ending);
    this.size++;
  }

  /**
   * What is known of the text from `at` on, if it follows a template in circumstances that `hold` there and that `fits` accepts; nothing behind `limit`
   * is looked at. `isWhole`: the text ends at `limit`; else it ends where the templates know.
   */
  match(
    text: string,
    at: number,
    limit: number,
    isWhole: boolean,
    hold: (circumstances: Circumstances) => boolean,
    fits: (content: Content) => boolean,
  ): Content | undefined {
    this.text = text;
    this.limit = Math.min(limit, at + longestText);
    if (isWhole && this.limit !== limit) return undefined;
    this.isWhole = isWhole;
    this.steps = 0;
    this.hold = hold;
    this.fits = fits;
    return this.matchFrom(this.root, at, 0, undefined, 0, 0, 0)?.content;
  }

  /** Where the text ends that was matched last. */
  get endOfMatch(): number {
    return this.end;
  }

  /** How many code units had to be looked at behind it, where `match` was not told where it ends. */
  get aheadOfMatch(): number {
    return this.ahead;
  }

  /** How many lines end in it; undefined where that is not known by the way, or it does not end with a line. */
  get linesInMatch(): number | undefined {
    return this.hasReturns || this.text.charCodeAt(this.end - 1) !== lineFeed ? undefined : this.lines;
  }

  /** Where a free value of the text that was matched last starts in `text`. */
  startOf(value: number): number {
    return this.starts[value] as number;
  }

  endOf(value: number): number {
    return this.ends[value] as number;
  }

  /** A free value of the text that was matched last. */
  readonly valueAt = (index: number): string => this.text.slice(this.starts[index], this.ends[index]);

  /** Where it stands, counted from where `match` was told to look. */
  spanAt(index: number, from: number): Span {
    return { start: (this.starts[index] as number) - from, end: (this.ends[index] as number) - from };
  }

  /**
   * `values` counts what was met on the way; `circumstances` are those of what stands there and might be left out, all of it: to go both ways at each of many
   * would be without end. `names` are those of all pieces, `extraNames` of what might be left out.
   */
  private matchFrom(
    node: Node<Content, Circumstances>,
    at: number,
    values: number,
    circumstances: Circumstances | undefined,
    names: number,
    extraNames: number,
    lines: number,
  ): Ending<Content, Circumstances> | undefined {
    if (node.endings.length > 0) {
      const ending = this.endingOf(node, at, circumstances);
      if (ending) {
        this.end = at;
        this.lines = lines;
        return ending;
      }
    }
    return (
      this.matchAny(node, node, at, values, circumstances, names, extraNames, lines) ??
      (node.extras && this.matchAny(node.extras, node, at, values, circumstances, names, extraNames, lines))
    );
  }

  private matchAny(
    { edges, common }: Choice<Content, Circumstances>,
    node: Node<Content, Circumstances>,
    at: number,
    values: number,
    circumstances: Circumstances | undefined,
    names: number,
    extraNames: number,
    lines: number,
  ): Ending<Content, Circumstances> | undefined {
    const { text, limit } = this;
    const code = text.charCodeAt(at + common);
    for (const edge of edges) {
      if (edge.code !== code && edge.code !== -1) continue;
      // Texts that go many ways at once are read by themselves.
      if (++this.steps > mostSteps) return undefined;
      const { literal, kind, suffix, next } = edge;
      if ((edge.names & (next ? extraNames : names)) !== 0) continue;
      if (edge.circumstances !== undefined && !this.isIn(edge.circumstances, circumstances)) continue;
      let end = at + literal.length;
      // Two strings compare several times faster than `startsWith` does.
      if (end > limit || text.slice(at, end) !== literal) continue;
      let count = values;
      if (kind !== 0) {
        const start = end;
        end = endOfFree(text, start, limit, kind);
        if (end < 0 || (end === limit && !this.isWhole)) continue;
        if (next) {
          this.starts[values] = start;
          this.ends[values] = end;
          count++;
        }
        if (!text.startsWith(suffix, end)) continue;
        end += suffix.length;
        if (end > limit) continue;
      }
      const known = names | edge.names;
      let found: Ending<Content, Circumstances> | undefined;
      if (next) found = this.matchFrom(next, end, count, circumstances, known, extraNames, lines + edge.lines);
      else {
        const { names: own, lines: more } = edge;
        found = this.matchFrom(node, end, count, edge.circumstances, known, extraNames | own, lines + more);
      }
      if (found) return found;
    }
    return undefined;
  }

  private endingOf(
    { endings }: Node<Content, Circumstances>,
    at: number,
    met: Circumstances | undefined,
  ): Ending<Content, Circumstances> | undefined {
    if (this.isWhole && at !== this.limit) return undefined;
    for (const ending of endings) {
      const { behind, circumstances, isExact, content } = ending;
      if (isExact && met !== undefined) continue;
      if (!this.isWhole) {
        const end = behind ? this.endOfBehind(behind, at) : -1;
        if (end < 0) continue;
        this.ahead = end - at;
      }
      if (this.isIn(circumstances, met) && this.fits(content)) return ending;
    }
    return undefined;
  }

  /** Where ends what has to stand behind a text that ends at `at`; -1 where something else stands there. */
  private endOfBehind(parts: readonly PartBehind[], at: number): number {
    const { text, limit } = this;
    let end = at;
    for (const { literal, kind } of parts) {
      if (end + literal.length > limit || !text.startsWith(literal, end)) return -1;
      end += literal.length;
      if (kind !== 0) end = endOfFree(text, end, limit, kind);
      if (end < 0) return -1;
    }
    return end;
  }

  /** Whether circumstances are those that were met on the way, or, where none were, those that hold there. */
  private isIn(circumstances: Circumstances, met: Circumstances | undefined): boolean {
    return met === undefined ? this.hold(circumstances) : met === circumstances;
  }

  private addExtra(
    extras: Choice<Content, Circumstances>,
    piece: Piece,
    names: number,
    circumstances: Circumstances,
  ): void {
    const isKnown = extras.edges.some((edge) => isEdgeOf(edge, piece) && edge.circumstances === circumstances);
    if (!isKnown && extras.edges.length < mostExtras)
      addTo(extras, this.edgeOf(piece, names, undefined, circumstances));
  }

  /** The node to which a piece leads from another. */
  private way(
    node: Node<Content, Circumstances>,
    piece: Piece,
    names: number,
    extras: Choice<Content, Circumstances> | undefined,
  ): Node<Content, Circumstances> {
    const { list } = piece;
    const known = node.edges.find((edge) => isEdgeOf(edge, piece) && edge.next?.list === list);
    if (known?.next) return known.next;
    const next = { edges: [], common: 0, endings: [], list, extras };
    addTo(node, this.edgeOf(piece, names, next, undefined));
    return next;
  }

  private edgeOf(
    { literal, value, suffix }: Piece,
    names: number,
    next: Node<Content, Circumstances> | undefined,
    circumstances: Circumstances | undefined,
  ): Edge<Content, Circumstances> {
    this.hasReturns ||= literal.includes('\r') || suffix.includes('\r');
    return {
      literal: copyOf(literal),
      code: -1,
      kind: value?.kind ?? 0,
      suffix: copyOf(suffix),
      lines: feedsIn(literal) + feedsIn(suffix),
      names,
      next,
      circumstances,
    };
  }

  private extrasOf(list: string): Choice<Content, Circumstances> {
    const known = this.lists.get(list);
    if (known) return known;
    const extras = { edges: [], common: 0 };
    this.lists.set(list, extras);
    return extras;
  }

  private bitsOf(names: readonly string[]): number {
    let bits = 0;
    for (const name of names) {
      let bit = this.names.get(name);
      if (bit === undefined && this.names.size < allNames) {
        bit = 1 << this.names.size;
        this.names.set(name, bit);
      }
      bits |= bit ?? 0;
    }
    return bits;
  }
}

function emptyRoot(): Node<never, never> {
  return { edges: [], common: 0, endings: [], list: undefined, extras: undefined };
}

function isEdgeOf(edge: Edge<unknown, unknown>, { literal, value, suffix }: Piece): boolean {
  return edge.literal === literal && edge.kind === (value?.kind ?? 0) && edge.suffix === suffix;
}

function addTo<Content, Circumstances>(
  choice: Choice<Content, Circumstances>,
  edge: Edge<Content, Circumstances>,
): void {
  const { edges } = choice;
  const { literal } = edge;
  choice.common = edges.length === 0 ? literal.length : alike(literal, edges[0]?.literal ?? '', choice.common);
  edges.push(edge);
  for (const one of edges) one.code = choice.common < one.literal.length ? one.literal.charCodeAt(choice.common) : -1;
}

/** How many code units two texts have in common at their beginning, `most` at most. */
function alike(one: string, other: string, most: number): number {
  const limit = Math.min(one.length, other.length, most);
  let count = 0;
  while (count < limit && one.charCodeAt(count) === other.charCodeAt(count)) count++;
  return count;
}

function feedsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The same text in one piece, that compares fastest; not a stretch of a longer one, that would stay in memory for it. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
