import type { CutContext } from '../format.ts';
import { isEntry } from './cut.ts';
import { code, isBlank, isWhite, JsonScanner, type JsonTokenKind } from './scanner.ts';
import { mutagenShape } from './shape.ts';
import { skipPlain } from './skip.ts';
import { kindBefore, readState } from './state.ts';

/** The names of members that tell in which notation a file is written, whether it has DNs at all, and where. */
const listNames: readonly string[] = ['dns', '__metadata__', 'formatName'];
const tellingNames: ReadonlySet<string> = new Set([
  ...mutagenShape.annexNames,
  ...listNames,
  'number',
  'DBID',
  'type',
  'switch',
  'statusCode',
  'CFGDN',
]);
/** Those that make an object in the list `dns` a DN. */
const dnNames: ReadonlySet<string> = new Set([...mutagenShape.annexNames, 'number']);
const longestName = Math.max(...[...tellingNames].map(({ length }) => length));
/** The values that tell: of a `type`, and of a `formatName`. */
const tellingValues: ReadonlySet<string> = new Set(['CfgDN', 'RAW']);

/** Nothing that lies in more containers tells anything. */
const deepest = 3;

/** What a look over a text shows: the telling names directly below the top, and in the containers there. */
export interface Survey {
  readonly top: '{' | '[' | undefined;
  /** The telling names in the outermost object. */
  readonly keys: ReadonlySet<string>;
  /** Whether an object of the list `dns` has a name that makes it a DN. */
  readonly hasDns: boolean;
  /** Whether the outermost object, an object directly below it, or one in a list there says that it is a DN by its `type`. */
  readonly hasClass: boolean;
  /** What `__metadata__` says of the format. */
  readonly isRaw: boolean;
}

/** Looks over a text once; nothing is built of it. */
export function survey(text: string): Survey {
  const keys = new Set<string>();
  const mayHaveClass = text.includes('CfgDN');
  let hasDns = false;
  let hasClass = false;
  let isRaw = false;
  const visit = (name: string, value: string | undefined): void => {
    const { open } = look;
    const inList = open.endsWith('[{') && (open.length === 2 || open.length === 3);
    const [, first] = look.names;
    if (value === undefined) {
      if (open.length === 1) keys.add(name);
      hasDns ||= inList && first === 'dns' && dnNames.has(name);
      return;
    }
    const isBelow = open.length === 1 || (open.length === 2 && open[0] === '{');
    if (name === 'type' && value === 'CfgDN') hasClass ||= isBelow || inList;
    if (name === 'formatName' && open.length === 2 && first === '__metadata__') isRaw = value === 'RAW';
  };
  /** Whether what lies below the names at the top has nothing to say any more. */
  const isKnown = (): boolean => {
    if (mayHaveClass) return hasClass;
    const [, first] = look.names;
    return look.open.length > 0 && first !== '__metadata__' && (first !== 'dns' || hasDns);
  };
  const look = new Look(text, visit, isKnown);
  look.over();
  return { top: look.top, keys, hasDns, hasClass, isRaw };
}

/**
 * What a stretch of a text contributes to the survey of the whole. For an entry of a list, the telling names and where in it they stand; where
 * that depends on what is open before it, or it decides that for others, the tokens themselves.
 */
export function signsOf(text: string, { kind, before }: CutContext): string {
  const list = readState(before);
  const previous = list && kindBefore(list);
  const found = isEntry(kind) ? (plainSigns(text) ?? thoroughSigns(text, previous)) : undefined;
  return found ? [...found].sort().join(' ') : digest(text, previous);
}

/** The signs of an entry that is written plainly. */
export function plainSigns(text: string): Set<string> | undefined {
  const start = text.indexOf('{');
  if (start < 0 || !isBare(text, 0, start)) return undefined;
  const found = new Set<string>();
  let isOwn = true;
  const end = skipPlain(text, start, -1, (depth, lists, from, to) => {
    if (to - from > longestName + 2) return;
    const name = text.slice(from + 1, to - 1);
    if (!tellingNames.has(name)) return;
    if (listNames.includes(name)) isOwn = false;
    const path = paths[depth]?.[lists] ?? '';
    found.add(path + name);
    if (name === 'type' && isClass(text, to)) found.add(`${path}type=CfgDN`);
  });
  return end >= 0 && isOwn && isBare(text, end, text.length) ? found : undefined;
}

/** The same, token by token. */
export function thoroughSigns(text: string, previous: JsonTokenKind | undefined): Set<string> | undefined {
  const found = new Set<string>();
  let isOwn = true;
  const look = new Look(text, (name, value) => {
    if (value === undefined && listNames.includes(name)) isOwn = false;
    if (value === undefined) found.add(look.open + name);
    else if (name === 'type' && value === 'CfgDN') found.add(`${look.open}type=CfgDN`);
  });
  look.over(previous);
  return isOwn && look.isClosed && !look.hasStray ? found : undefined;
}

/** Whether a colon and the class of DNs stand behind a name. */
function isClass(text: string, behindName: number): boolean {
  let at = behindName;
  while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === code.colon) at++;
  while (isWhite(text.charCodeAt(at))) at++;
  return text.startsWith('"CfgDN"', at);
}

/** The brackets of open containers, by how many they are and which of them are lists. */
const paths: readonly (readonly string[])[] = [0, 1, 2, 3].map((depth) =>
  Array.from({ length: 1 << depth }, (_, lists) =>
    Array.from({ length: depth }, (_, level) => ((lists >> (depth - 1 - level)) & 1 ? '[' : '{')).join(''),
  ),
);

/** Whether nothing but blanks and commas stands in a stretch of a text. */
function isBare(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && (isWhite(text.charCodeAt(at)) || text.charCodeAt(at) === code.comma)) at++;
  return at === end;
}

/** The tokens of a text, as far as they mean something to a survey. */
function digest(text: string, previous: JsonTokenKind | undefined): string {
  const scanner = new JsonScanner(text, 0, previous);
  const parts: string[] = [];
  while (scanner.next()) {
    const { kind } = scanner;
    if (kind === 'string') parts.push(`"${tellingIn(text, scanner) ?? ''}`);
    else if (kind === 'word') parts.push('w');
    else if (kind !== 'comment') parts.push(kind);
  }
  return parts.join('');
}

function tellingIn(text: string, scanner: JsonScanner): string | undefined {
  const content = contentIn(text, scanner);
  return content !== undefined && (tellingNames.has(content) || tellingValues.has(content)) ? content : undefined;
}

/** The text of a string without its quotes, when it can be a telling one. */
function contentIn(text: string, { start, end }: JsonScanner): string | undefined {
  if (end - start > longestName + 2) return undefined;
  const isClosed = end > start + 1 && text.charCodeAt(end - 1) === code.quote;
  return text.slice(start + 1, isClosed ? end - 1 : end);
}

/**
 * Visits the telling names of a text, each with a telling value of its own once more. `isKnown` says of a container that begins whether it can
 * be passed over.
 */
class Look {
  top: Survey['top'];
  /** The brackets of the containers in which the scanner stands, as far as anything there tells something. */
  open = '';
  /** The name last seen at each depth, if it is a telling one. */
  readonly names: (string | undefined)[] = [];
  /** Whether a bracket closes that the text has not opened. */
  hasStray = false;
  private readonly text: string;
  private readonly visit: (name: string, value: string | undefined) => void;
  /** How many more containers are open. */
  private deeper = 0;

  private readonly isKnown: (() => boolean) | undefined;

  constructor(text: string, visit: Look['visit'], isKnown?: () => boolean) {
    this.text = text;
    this.visit = visit;
    this.isKnown = isKnown;
  }

  get isClosed(): boolean {
    return this.open === '' && this.deeper === 0;
  }

  /** `previous`: the kind of the token before the text, if that is not the beginning of a file. */
  over(previous?: JsonTokenKind): void {
    const { text, names } = this;
    const scanner = new JsonScanner(text, 0, previous);
    let last: string | undefined;
    let isValue = false;
    while (scanner.next()) {
      const { kind } = scanner;
      if (kind === 'comment') continue;
      if (kind === '{' || kind === '[') this.opener(kind, scanner);
      else if (kind === '}' || kind === ']') this.closer();
      else if (this.deeper > 0) continue;
      else if (kind === ':') {
        names[this.open.length] = last;
        if (last !== undefined) this.visit(last, undefined);
      } else if (kind === 'string') {
        const content = contentIn(text, scanner);
        const name = names[this.open.length];
        if (isValue && name !== undefined && content !== undefined && tellingValues.has(content))
          this.visit(name, content);
        last = content !== undefined && tellingNames.has(content) ? content : undefined;
      } else if (kind === 'word') last = undefined;
      isValue = kind === ':';
    }
  }

  private opener(kind: '{' | '[', scanner: JsonScanner): void {
    if (this.isClosed) this.top ??= kind;
    const isKnown = this.open.length === deepest || this.isKnown?.() === true;
    const end = isKnown && this.deeper === 0 ? skipPlain(this.text, scanner.start, -1) : -1;
    if (end >= 0) scanner.skipTo(end);
    else if (this.deeper === 0 && this.open.length < deepest) {
      this.open += kind;
      this.names[this.open.length] = undefined;
    } else this.deeper++;
  }

  private closer(): void {
    if (this.deeper > 0) this.deeper--;
    else if (this.open === '') this.hasStray = true;
    else this.open = this.open.slice(0, -1);
  }
}
