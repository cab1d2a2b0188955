import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import type { JsonItem, JsonMember, JsonNode, JsonScalar } from './node.ts';
import type { JsonToken } from './tokenize.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

interface OpenItem extends Open<JsonItem> {
  key?: JsonScalar;
  colon?: Span | undefined;
  /** The segment in which it stands. */
  owner: object | undefined;
}

/** A container whose end has not been reached. */
interface Frame {
  readonly kind: 'root' | 'object' | 'array';
  readonly span: Open<Span>;
  readonly items: OpenItem[];
  readonly opener: Span;
  /** The segment in which it opens. */
  readonly owner: object | undefined;
  /** The indentation of the line on which it opens. */
  readonly indent: number;
  expects: 'item' | 'colon' | 'value' | 'comma';
  /** The comma after which nothing has come yet. */
  comma: Span | undefined;
  isClosed: boolean;
  /** What has been lost before makes a missing comma no news. */
  isRecovering: boolean;
}

/** How many levels up indentation is compared, and how many are kept for reading on. */
const mostLevels = 32;

type Report = (problem: SyntaxProblem, owner: object | undefined) => void;

/** How far a text has been read, for reading on: what is open, and in each container the last item. Nobody changes it. */
export interface ParserState {
  readonly frames: readonly Frame[];
  /** Whether the outermost container has been opened. */
  readonly hasOutermost: boolean;
}

/** Where a parser begins: in which segment, as problems are to name it, and behind which text. */
interface Beginning {
  readonly owner?: object;
  readonly state?: ParserState;
}

/** Builds values from tokens, and says what is wrong with their order. A text can be read segment by segment. */
export class JsonParser {
  hasBrokenBrackets = false;
  /** No brace before this token ends the outermost object. */
  lastCloser = 0;
  /** The column of the brace that ends the outermost object, where it is known. */
  outermostIndent: number | undefined;
  private readonly report: Report;
  private readonly byIndentation: boolean;
  private readonly owner: object | undefined;
  private readonly frames: Frame[];
  private outermost: Frame | undefined;
  private hasOutermost: boolean;
  /** How many members of the outermost object have been read before. */
  private readonly known: number;
  /** How many containers of each kind are open. */
  private readonly open = { object: 0, array: 0 };

  constructor(report: Report, { owner, state }: Beginning = {}, byIndentation = false) {
    this.report = report;
    this.owner = owner;
    this.byIndentation = byIndentation;
    this.frames = state?.frames.map(copyOf) ?? [this.frameFor('root', { start: 0, end: 0 }, -1)];
    this.hasOutermost = state?.hasOutermost ?? false;
    this.outermost = this.frames[1];
    this.known = this.outermost?.items.length ?? 0;
    for (const { kind } of this.frames) if (kind !== 'root') this.open[kind]++;
  }

  get root(): JsonNode | undefined {
    return this.frames[0]?.items[0]?.value;
  }

  /** The names of the members that this parser has read in the outermost object. */
  get newNames(): readonly JsonScalar[] {
    const items = this.outermost?.kind === 'object' ? this.outermost.items.slice(this.known) : [];
    return items.flatMap(({ key }) => key ?? []);
  }

  /** How far the text has been read. What is open deeper than anything meant can lie is forgotten: states are handed on often. */
  state(): ParserState {
    return { frames: this.frames.slice(0, mostLevels).map(copyOf), hasOutermost: this.hasOutermost };
  }

  /** Ends a list that is open here, because the object around it goes on. */
  endList(): void {
    if (this.top.kind === 'array') this.closeUnfinished();
  }

  /** Whether a whole value has been read. */
  get isDone(): boolean {
    return this.frames.length === 1 && this.root !== undefined;
  }

  /** Begins an object whose brace is missing in the text. */
  openUnwritten(first: JsonToken): void {
    this.say('The opening brace before this is missing.', first.span, insertion('{', first.span.start));
    this.hasBrokenBrackets = true;
    this.openContainer('object', at(first.span.start, first.span.start), first.indent - 1);
  }

  /** Takes the token at `index`; those behind it say how it is meant where something is missing. */
  take(tokens: readonly JsonToken[], index: number): void {
    const token = tokens[index] as JsonToken;
    const next = tokens[index + 1];
    switch (token.kind) {
      case '{':
      case '[':
        this.opener(token);
        break;
      case '}':
      case ']':
        if (this.isOneTooMany(tokens, index)) this.reportStray(token);
        else this.closer(token);
        break;
      case ':':
        this.colon(token);
        break;
      case ',':
        this.comma(token);
        break;
      default:
        this.scalar(token, next);
    }
  }

  /** Says of everything that is still open that its end is missing. */
  end(): void {
    while (this.frames.length > 1) this.closeUnfinished();
  }

  reportStray(token: JsonToken): void {
    this.hasBrokenBrackets = true;
    this.report(strayBracket(token), this.owner);
  }

  private get top(): Frame {
    return this.frames.at(-1) as Frame;
  }

  private get item(): OpenItem | undefined {
    return this.top.items.at(-1);
  }

  private opener(token: JsonToken): void {
    if (token.kind === '{' && this.isInNamePlace) this.mendList();
    const { top } = this;
    if (top.kind === 'object' && top.expects === 'colon') {
      this.missingColon(token.span.start);
    } else if (this.isInNamePlace) {
      this.beforeItem(token, false);
      this.say(`A name is missing before this '${token.kind}'.`, token.span);
      const place = at(token.span.start, token.span.start);
      this.startMember({ kind: 'string', text: '', span: place }, place);
    } else if (top.expects === 'comma') this.beforeItem(token, true);
    const indent = this.frames.length === 1 ? (this.outermostIndent ?? token.indent) : token.indent;
    this.openContainer(token.kind === '{' ? 'object' : 'array', token.span, indent);
  }

  private get isInNamePlace(): boolean {
    const { kind, expects } = this.top;
    return kind === 'object' && (expects === 'item' || expects === 'comma');
  }

  /** An object where a name belongs: it is the next item of a list, be it that the brace before it is missing or the list's bracket. */
  private mendList(): void {
    if (this.frames.at(-2)?.kind === 'array' && this.frames.length > 2) {
      this.closeUnfinished();
      return;
    }
    const item = this.item;
    if (item?.value?.kind !== 'object' || !item.key) return;
    const { value } = item;
    this.hasBrokenBrackets = true;
    this.say(
      "The '[' before this list is missing.",
      at(value.span.start, value.span.start + 1),
      insertion('[', value.span.start),
      item.owner,
    );
    this.openContainer('array', at(value.span.start, value.span.start), -1);
    this.finishValue(value);
    this.top.isRecovering = true;
  }

  /** Whether a brace ends something that goes on behind it. */
  private isOneTooMany(tokens: readonly JsonToken[], index: number): boolean {
    if (tokens[index]?.kind !== '}') return false;
    if (this.frames.length === 2 && this.top.kind === 'object' && index < this.lastCloser) return true;
    if (this.top.kind !== 'array') return false;
    const next = tokens[index + 1]?.kind;
    return (
      next === ']' ||
      (next === ',' && tokens[index + 2]?.kind === '{' && this.frames.length > 2 && this.item?.value?.kind === 'object')
    );
  }

  private openContainer(kind: 'object' | 'array', opener: Span, indent: number): void {
    const frame = this.frameFor(kind, opener, indent);
    if (this.frames.length === 1 && !this.hasOutermost) {
      this.outermost = frame;
      this.hasOutermost = true;
    }
    this.frames.push(frame);
    this.open[kind]++;
  }

  private frameFor(kind: Frame['kind'], opener: Span, indent: number): Frame {
    return {
      kind,
      span: { start: opener.start, end: opener.end },
      items: [],
      opener,
      owner: this.owner,
      indent,
      expects: kind === 'object' ? 'item' : 'value',
      comma: undefined,
      isClosed: false,
      isRecovering: false,
    };
  }

  private closer(token: JsonToken): void {
    const kind = token.kind === '}' ? 'object' : 'array';
    const index = this.frameClosedBy(kind, token);
    if (index === undefined) {
      this.reportStray(token);
      return;
    }
    while (this.frames.length - 1 > index) this.closeUnfinished();
    this.settle();
    const frame = this.top;
    if (frame.comma) this.report(lastComma(frame.comma), frame.items.at(-1)?.owner);
    frame.isClosed = true;
    frame.span.end = token.span.end;
    this.closeTop();
  }

  private frameClosedBy(kind: 'object' | 'array', { column }: JsonToken): number | undefined {
    const { top } = this;
    const isWritten = top.opener.end > top.opener.start;
    if (this.byIndentation && isWritten && column !== undefined && top.indent !== column) {
      const byColumn = this.frameAtColumn(kind, column);
      if (byColumn !== undefined && top.indent > column) return byColumn;
      if (byColumn === undefined && column > top.indent) return undefined;
    }
    // Looked for only where it is there: nothing here may cost more the deeper the nesting is.
    return this.open[kind] > 0 ? this.frames.findLastIndex((frame) => frame.kind === kind) : undefined;
  }

  private frameAtColumn(kind: Frame['kind'], column: number): number | undefined {
    const last = this.frames.length - 1;
    for (let index = last; index > Math.max(last - mostLevels, 0); index--) {
      const frame = this.frames[index];
      if (frame?.kind === kind && frame.indent === column) return index;
    }
    return undefined;
  }

  /** Closes the innermost container, whose end is missing. */
  private closeUnfinished(): void {
    this.hasBrokenBrackets = true;
    this.settle();
    const frame = this.top;
    const bracket = frame.kind === 'object' ? '{' : '[';
    if (frame.opener.end > frame.opener.start)
      this.report({ message: `This '${bracket}' is not closed.`, span: frame.opener }, frame.owner);
    const last = frame.items.at(-1);
    frame.span.end = Math.max(frame.span.end, frame.comma?.end ?? 0, last?.span.end ?? 0);
    this.closeTop();
    this.top.isRecovering = true;
  }

  private closeTop(): void {
    const frame = this.frames.pop() as Frame;
    if (frame.kind !== 'root') this.open[frame.kind]--;
    const node =
      frame.kind === 'object'
        ? { kind: 'object' as const, span: frame.span, isClosed: frame.isClosed, members: frame.items as JsonMember[] }
        : { kind: 'array' as const, span: frame.span, isClosed: frame.isClosed, items: frame.items };
    this.finishValue(node);
  }

  /** The innermost container gets its value, or one more item. */
  private finishValue(value: JsonNode): void {
    const frame = this.top;
    const item = this.item;
    if (frame.kind === 'object' && item) {
      item.value = value;
      item.span = { start: item.span.start, end: value.span.end };
    } else frame.items.push({ span: value.span, comma: undefined, value, owner: this.owner });
    frame.expects = 'comma';
    frame.comma = undefined;
  }

  /** A member whose colon or value has not come will not get it any more. */
  private settle(): void {
    const frame = this.top;
    const item = this.item;
    if (frame.kind !== 'object' || !item?.key) return;
    if (frame.expects === 'colon')
      this.say('The colon and the value behind this name are missing.', item.key.span, undefined, item.owner);
    else if (frame.expects === 'value' && item.colon) {
      const place = item.colon.end > item.colon.start ? item.colon : item.key.span;
      this.say('The value is missing behind this colon.', place, undefined, item.owner);
    } else return;
    frame.expects = 'comma';
  }

  private colon(token: JsonToken): void {
    const { top, item } = this;
    const { span } = token;
    if (top.kind === 'object' && top.expects === 'colon' && item) {
      item.colon = span;
      item.span = { start: item.span.start, end: span.end };
      top.expects = 'value';
    } else if (top.kind === 'object' && top.expects === 'item') {
      this.say('A name in quotes is missing before this colon.', span);
      this.startMember({ kind: 'string', text: '', span: { start: span.start, end: span.start } }, span);
    } else this.say('No colon can stand here.', span, removal('Remove the colon', span));
  }

  private comma(token: JsonToken): void {
    this.settle();
    const frame = this.top;
    const { span } = token;
    if (frame.expects === 'comma' && frame.kind !== 'root') {
      const item = this.item;
      if (item) item.comma = span;
      frame.comma = span;
      frame.expects = frame.kind === 'object' ? 'item' : 'value';
      frame.isRecovering = false;
    } else this.report(strayComma(span), this.owner);
  }

  private scalar(token: JsonToken, next: JsonToken | undefined): void {
    if (this.byIndentation) this.endOuterByIndentation(token, next);
    const { top } = this;
    if (top.kind === 'object') {
      const isName = next?.kind === ':';
      const isOnNewLine = token.column !== undefined;
      if ((top.expects === 'value' && isName) || (top.expects === 'colon' && (isName || isOnNewLine))) {
        this.settle();
        top.isRecovering = true;
      }
      if (top.expects === 'item' || top.expects === 'comma') {
        this.name(token);
        return;
      }
      if (top.expects === 'colon') this.missingColon(token.span.start);
    } else if (top.expects === 'comma') this.beforeItem(token, true);
    this.finishValue(this.scalarFrom(token));
  }

  /** A name that stands no deeper than the line on which an object opened cannot be in that object: its brace is missing. */
  private endOuterByIndentation({ column }: JsonToken, next: JsonToken | undefined): void {
    if (column === undefined || next?.kind !== ':') return;
    while (this.frames.length > 2 && this.top.indent >= column && this.frames.at(-2)?.kind === 'object')
      this.closeUnfinished();
  }

  private name(token: JsonToken): void {
    this.beforeItem(token, true);
    if (token.kind === 'word') this.missingQuotes(token);
    this.startMember({ kind: 'string', text: token.text, span: token.span }, undefined);
  }

  private startMember(key: JsonScalar, colon: Span | undefined): void {
    const { top } = this;
    const span = { start: key.span.start, end: colon?.end ?? key.span.end };
    const member: OpenItem = { key, colon, span, comma: undefined, value: undefined, owner: this.owner };
    top.items.push(member);
    top.comma = undefined;
    top.expects = colon ? 'value' : 'colon';
  }

  /** A new item begins; the one before it needs a comma. */
  private beforeItem(token: { readonly span: Span }, isSaid: boolean): void {
    const frame = this.top;
    const item = this.item;
    if (frame.expects === 'comma' && item && !frame.isRecovering) {
      if (frame.kind === 'root') this.say('Nothing can stand behind the end of the JSON value.', token.span);
      else if (isSaid) this.report(missingComma(item.span), item.owner);
    }
    frame.isRecovering = false;
    frame.comma = undefined;
  }

  private missingColon(place: number): void {
    const item = this.item;
    if (!item?.key) return;
    const { span } = item.key;
    this.say('The colon behind this name is missing.', span, insertion(':', span.end), item.owner);
    item.colon = at(place, place);
    this.top.expects = 'value';
  }

  private scalarFrom(token: JsonToken): JsonScalar {
    const { text, span } = token;
    if (token.kind === 'word' && token.flaw === undefined) {
      if (text === 'null') return { kind: 'null', text, span };
      if (text === 'true' || text === 'false') return { kind: 'boolean', text, span };
      if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return { kind: 'number', text, span };
    }
    if (token.kind === 'word') this.missingQuotes(token);
    return { kind: 'string', text, span };
  }

  private missingQuotes({ text, span, flaw }: JsonToken): void {
    const edits = [{ span, newText: JSON.stringify(text) }];
    if (flaw === 'unopened') this.say('The opening quote is missing.', span, insertion('"', span.start));
    else this.say('Text stands in double quotes in JSON.', span, { title: 'Put it in quotes', edits });
  }

  private say(message: string, span: Span, fix?: SyntaxProblem['fix'], owner = this.owner): void {
    this.report({ message, span, ...(fix && { fix }) }, owner);
  }
}

export function missingComma({ end }: Span): SyntaxProblem {
  const message = 'A comma is missing behind this.';
  return { message, span: at(Math.max(end - 1, 0), end), fix: insertion(',', end) };
}

export function strayComma(span: Span): SyntaxProblem {
  return { message: 'No comma can stand here.', span, fix: removal('Remove the comma', span) };
}

export function lastComma(span: Span): SyntaxProblem {
  return { message: 'No comma can stand behind the last entry.', span, fix: removal('Remove the comma', span) };
}

export function strayBracket({ kind, span }: JsonToken): SyntaxProblem {
  return { message: `Nothing is open here that '${kind}' could close.`, span, fix: removal('Remove it', span) };
}

/** A container with its last item alone, for reading on. */
function copyOf(frame: Frame): Frame {
  return { ...frame, span: { ...frame.span }, items: frame.items.slice(-1).map((item) => ({ ...item })) };
}

function at(start: number, end: number): Span {
  return { start, end };
}

function insertion(newText: string, at: number): NonNullable<SyntaxProblem['fix']> {
  return { title: `Insert '${newText}'`, edits: [{ span: { start: at, end: at }, newText }] };
}

function removal(title: string, span: Span): NonNullable<SyntaxProblem['fix']> {
  return { title, edits: [{ span, newText: '' }] };
}
