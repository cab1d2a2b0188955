import type { Span } from '../../model/span.ts';
import { type Cursor, nothing } from '../cursor.ts';
import type { CutContext, Layout } from '../format.ts';
import { isEntry } from './cut.ts';
import {
  isScalar,
  itemsOf,
  type JsonArray,
  type JsonItem,
  type JsonMember,
  type JsonNode,
  type JsonObject,
  memberText,
} from './node.ts';
import { parseValue, startOfValue } from './parse.ts';
import {
  entryPlacement,
  filePlacement,
  itemPlacement,
  memberPlacement,
  type Spot,
  valuePlacement,
} from './placement.ts';
import { objectsWithDns } from './reader.ts';
import { mutagenShape, propertyOf, type Shape } from './shape.ts';
import { isParted } from './state.ts';
import { indentAt, isFirstOnLine, styleOf } from './style.ts';
import { type JsonToken, tokenize } from './tokenize.ts';
import type { JsonStyle } from './write.ts';

/** How far into the next segment is looked for what follows. */
const farthest = 2_000;

/** What can be written at `offset` of a JSON segment; `following` is the text of the segment behind it. */
export function cursorInJson(
  [segmentText, following]: readonly [string, string],
  context: CutContext,
  offset: number,
  layout: Layout,
  shape: Shape,
): Cursor {
  if (shape.annex === 'pairs') return nothing;
  return new JsonCursor(segmentText, following.slice(0, farthest), context, offset, layout, shape).find();
}

class JsonCursor {
  /** The segment's text, and as much of the next one as matters. */
  private readonly text: string;
  private readonly ownLength: number;
  private readonly context: CutContext;
  private readonly offset: number;
  private readonly shape: Shape;
  private readonly root: JsonNode | undefined;
  private readonly style: JsonStyle;
  private readonly isInComment: boolean;
  /** The name, text or word that the cursor touches. */
  private readonly current: JsonToken | undefined;
  private readonly before: JsonToken | undefined;
  private readonly behind: JsonToken | undefined;

  constructor(own: string, following: string, context: CutContext, offset: number, layout: Layout, shape: Shape) {
    this.text = own + following;
    this.ownLength = own.length;
    this.context = context;
    this.offset = offset;
    this.shape = shape;
    const { tokens, comments } = tokenize(own);
    this.root = parseValue(tokens, startOfValue(tokens)).root;
    this.style = styleOf(own, this.root, layout);
    this.isInComment = comments.some(({ span, text: comment }) => {
      const isOpen = !comment.endsWith('*/');
      return span.start < offset && (offset < span.end || (isOpen && offset === span.end));
    });
    this.current = tokens.find(({ kind, span }) => isText(kind) && span.start <= offset && offset <= span.end);
    this.before = tokens.findLast((token) => token !== this.current && token.span.end <= offset);
    this.behind =
      tokens.find((token) => token !== this.current && token.span.start >= offset) ?? tokenize(following).tokens[0];
  }

  find(): Cursor {
    const { root, context, offset } = this;
    if (this.isInComment) return nothing;
    if (context.kind === 'behind') return this.before ? nothing : this.atItem(isParted(context.before));
    if (isEntry(context.kind) && (root === undefined || isScalar(root) || offset <= root.span.start)) {
      const isBehindComma = isParted(context.before) || this.before !== undefined;
      return this.before && this.before.kind !== ',' ? nothing : this.atItem(isBehindComma);
    }
    if (root === undefined || isScalar(root)) return this.atFile();
    const { containers, path } = descend(root, offset);
    const container = containers.at(-1);
    if (!container) return nothing;
    const dn = this.dnIn(containers);
    if (dn === undefined) return this.outsideDns(container, path);
    return this.inDn(container, path.slice(containers.indexOf(dn)), containers.at(-2));
  }

  private dnIn(containers: readonly (JsonObject | JsonArray)[]): JsonObject | JsonArray | undefined {
    if (isEntry(this.context.kind)) return containers[0];
    const dns: readonly JsonNode[] = objectsWithDns(this.root, this.shape);
    return containers.find((container) => dns.includes(container));
  }

  /** In a list that is still empty, or in a file that has nothing yet. */
  private outsideDns(container: JsonObject | JsonArray, path: readonly string[]): Cursor {
    const isList = container.kind === 'array' && path.length < 2 && this.shape.isList(path[0]);
    if (isList) return this.before?.kind === '[' || this.before?.kind === ',' ? this.atItem(true) : nothing;
    const isEmpty = container.kind === 'object' && path.length === 0 && container.members.length < 2;
    if (!isEmpty || this.shape !== mutagenShape) return nothing;
    const names = container.members.filter(({ key }) => key.span.start !== this.current?.span.start);
    return names.length === 0 ? this.inObject(container, []) : nothing;
  }

  private atFile(): Cursor {
    const { current } = this;
    if (this.shape !== mutagenShape || this.before || this.behind || current?.kind === 'string') return nothing;
    const spot = this.spot(current?.span, '', '', undefined);
    return { at: 'dn', ...filePlacement(spot, this.shape) };
  }

  /** Where a whole DN can be put. The names and types that make one are those of `mutagen`. */
  private atItem(isParted: boolean): Cursor {
    const { current, behind } = this;
    if (this.shape !== mutagenShape || current?.kind === 'string') return nothing;
    const tail = behind && '{["'.includes(this.text[this.startOfBehind()] ?? ' ') ? ',' : '';
    const spot = this.spot(current?.span, isParted ? '' : `,${this.style.gap}`, tail, undefined);
    return { at: 'dn', ...itemPlacement(spot, this.shape) };
  }

  private startOfBehind(): number {
    const { behind, ownLength } = this;
    return behind === undefined
      ? this.text.length
      : behind.span.start >= this.offset
        ? behind.span.start
        : ownLength + behind.span.start;
  }

  /** `path` leads from the DN to the container. */
  private inDn(
    container: JsonObject | JsonArray,
    path: readonly string[],
    outer: JsonObject | JsonArray | undefined,
  ): Cursor {
    const isAnnex = path[0] !== undefined && this.shape.annexNames.has(path[0]);
    if (path.length > 0 && !isAnnex) return nothing;
    if (this.shape.annex === 'flat' && isAnnex) {
      if (path[1] !== 'property') return nothing;
      if (path.length === 2 && container.kind === 'array') return this.inFlatList(container);
      const isEntry = path.length === 3 && container.kind === 'object' && outer?.kind === 'array';
      return isEntry ? this.inFlatEntry(container, outer) : nothing;
    }
    return container.kind === 'object' && path.length <= 2 ? this.inObject(container, path) : nothing;
  }

  private inObject(object: JsonObject, path: readonly string[]): Cursor {
    const { current, before } = this;
    const place = this.placeIn(object);
    if (place?.at === 'value') return this.atValue(place.member, path);
    const isBegun = before?.kind === ',' || before?.span.start === object.span.start;
    // Behind a name that has no value yet nothing else can begin.
    const isBehindName = object.members.some(({ key, value }) => !value && key.span.start === before?.span.start);
    const isNew = !current && (isBegun || (this.isOnNewLine() && !isBehindName && this.behind?.kind !== ':'));
    if (place?.at !== 'name' && !isNew) return nothing;
    const taken = object.members.filter((member) => member !== place?.member).map(({ key }) => key.text);
    const hasColon = place?.member.colon !== undefined && place.member.colon.end > place.member.colon.start;
    const isParted = before === undefined || before.kind === ',' || before.kind === '{';
    const lead = isParted || hasColon ? '' : `,${this.style.gap}`;
    const spot = this.spot(current?.span, lead, this.tail(), object);
    const placement = memberPlacement(spot, hasColon, this.shape);
    const [, section] = path;
    if (section !== undefined) return { at: 'option-name', placement, section, taken };
    if (path.length === 1) return { at: 'section-name', placement, taken };
    if (taken.length === 0 && !hasColon && this.shape === mutagenShape)
      return { at: 'dn', placement, field: placement };
    return { at: 'field-name', placement, taken };
  }

  /** What the cursor is at in an object: the name of a member, or the place of its value. */
  private placeIn({ members }: JsonObject): { at: 'name' | 'value'; member: JsonMember } | undefined {
    const { current, before } = this;
    for (const member of members) {
      const { key, colon, value } = member;
      if (current && key.span.start === current.span.start && key.span.end > key.span.start)
        return { at: 'name', member };
      if (current && value && isScalar(value) && value.span.start === current.span.start)
        return { at: 'value', member };
      const isBehindColon = !current && before?.kind === ':' && colon?.start === before.span.start;
      if (isBehindColon && (!value || isScalar(value))) return { at: 'value', member };
    }
    return undefined;
  }

  private atValue(member: JsonMember, path: readonly string[]): Cursor {
    const [, section, ...deeper] = path;
    const { text } = member.key;
    if (path.length === 1 || deeper.length > 0) return nothing;
    if (section === undefined && this.shape.annexNames.has(text)) return nothing;
    const placement = this.valueAt(member);
    if (!placement) return nothing;
    if (section === undefined) return { at: 'field-value', placement, property: propertyOf(this.shape, text) };
    return { at: 'option-value', placement, section, option: text };
  }

  private valueAt({ value, colon }: JsonMember) {
    const { current, offset, text } = this;
    let span: Span = current?.span ?? { start: offset, end: offset };
    // In front of a value on the same line it is that value which is written.
    if (!current && value) {
      if (text.slice(offset, value.span.start).includes('\n')) return undefined;
      span = { start: offset, end: value.span.end };
    }
    const isTight = !current && colon?.end === offset && this.style.colon.endsWith(' ');
    const tail = value && !current ? '' : this.tail();
    const spot = this.spot(span, isTight ? ' ' : '', tail, undefined);
    return valuePlacement(spot, value, this.shape.traits.textValues === 'all');
  }

  /** Between the entries of a flat list: one more of the section before it, or the first of any. */
  private inFlatList(list: JsonArray): Cursor {
    const { current, before } = this;
    if (current?.kind === 'string') return nothing;
    const isParted = before?.kind === '[' || before?.kind === ',';
    if (!isParted && !this.isOnNewLine() && !current) return nothing;
    const entries = list.items.flatMap(({ value }) => (value?.kind === 'object' ? [value] : []));
    const neighbour = entries.findLast(({ span }) => span.end <= this.offset) ?? entries[0];
    const section = neighbour && memberText(neighbour, 'section');
    const spot = this.spot(current?.span, isParted ? '' : `,${this.style.gap}`, this.tail(), list);
    const placement = entryPlacement(spot, section);
    if (section === undefined) return { at: 'section-name', placement, taken: [] };
    return { at: 'option-name', placement, section, taken: keysIn(entries, section) };
  }

  private inFlatEntry(entry: JsonObject, list: JsonArray): Cursor {
    const place = this.placeIn(entry);
    if (place?.at !== 'value') return nothing;
    const placement = this.valueAt(place.member);
    const section = memberText(entry, 'section');
    if (!placement) return nothing;
    const name = place.member.key.text;
    if (name === 'section') return { at: 'section-name', placement, taken: [] };
    if (section === undefined) return nothing;
    const others = list.items.flatMap(({ value }) => (value?.kind === 'object' && value !== entry ? [value] : []));
    if (name === 'key') return { at: 'option-name', placement, section, taken: keysIn(others, section) };
    const key = memberText(entry, 'key');
    return name === 'value' && key !== undefined ? { at: 'option-value', placement, section, option: key } : nothing;
  }

  /** Whether the cursor's line has nothing before it: there a new entry can begin, with the comma that is missing before it. */
  private isOnNewLine(): boolean {
    return isFirstOnLine(this.text, this.offset) && this.before !== undefined && this.before.kind !== ':';
  }

  /** A comma, where something follows that begins another entry. */
  private tail(): string {
    const { behind } = this;
    return behind && behind.kind !== ',' && behind.kind !== '}' && behind.kind !== ']' && behind.kind !== ':'
      ? ','
      : '';
  }

  private spot(
    span: Span | undefined,
    comma: string,
    tail: string,
    container: JsonObject | JsonArray | undefined,
  ): Spot {
    const { text, offset, style } = this;
    const replace = span ?? { start: offset, end: offset };
    if (!isFirstOnLine(text, replace.start) || !text.includes('\n'))
      return { replace, lead: comma, tail, indent: undefined, style };
    const written = indentAt(text, replace.start);
    const wanted = this.indentIn(container) ?? written;
    // Blanks that are missing before the first of several lines go in with it.
    const pad = wanted.startsWith(written) ? wanted.slice(written.length) : '';
    return { replace, lead: pad + comma, tail, indent: written + pad, style };
  }

  /** The indentation of what stands in a container. */
  private indentIn(container: JsonObject | JsonArray | undefined): string | undefined {
    if (!container) return undefined;
    const neighbour = itemsOf(container).find(
      ({ span }) => span.start !== this.current?.span.start && isFirstOnLine(this.text, span.start),
    );
    if (neighbour) return indentAt(this.text, neighbour.span.start);
    return indentAt(this.text, container.span.start) + this.style.step;
  }
}

/** The containers that hold a place, the outermost first, and the names that lead from each to the next; `#` is an item of a list. */
function descend(root: JsonNode, offset: number) {
  const containers: (JsonObject | JsonArray)[] = [];
  const path: string[] = [];
  let node: JsonNode | undefined = root;
  while ((node?.kind === 'object' || node?.kind === 'array') && holds(node, offset)) {
    const container: JsonObject | JsonArray = node;
    containers.push(container);
    const item: JsonItem | undefined = itemsOf(container).findLast(
      ({ value, span }) => value && !isScalar(value) && span.start < offset,
    );
    const next: JsonNode | undefined = item?.value;
    // An object that is not closed ends at the latest where the next entry of its container begins.
    const isOver = itemsOf(container).some(
      ({ span }) => next !== undefined && span.start >= next.span.end && span.start <= offset,
    );
    if (!item || !next || isOver || isScalar(next) || !holds(next, offset)) break;
    path.push('key' in item ? (item as JsonMember).key.text : '#');
    node = next;
  }
  return { containers, path };
}

function holds({ span, isClosed }: JsonObject | JsonArray, offset: number): boolean {
  return span.start < offset && (!isClosed || offset < span.end);
}

function isText(kind: JsonToken['kind']): boolean {
  return kind === 'string' || kind === 'word';
}

function keysIn(entries: readonly JsonObject[], section: string): string[] {
  return entries.flatMap((entry) => (memberText(entry, 'section') === section ? (memberText(entry, 'key') ?? []) : []));
}
