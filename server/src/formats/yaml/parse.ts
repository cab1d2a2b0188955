import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLError } from 'yaml';
import type { Comment } from '../../model/dn.ts';
import { type Span, shift } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { lineAt } from '../lines.ts';
import type { YamlNode, YamlPair, YamlScalar } from './node.ts';
import { firstLineEnd, problemsOf } from './problems.ts';

/** What `yaml` makes of a text. Spans count from the text's start plus the offset that was given. */
export interface Parsed {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
} as const;

/**
 * Reads one YAML document with the package `yaml`, the authority on the language, into nodes of ours.
 * Duplicate keys are kept and not reported (looking for them there costs the square of the keys); aliases are not followed.
 * A text nested so deep that `yaml` runs out of stack is one problem, not an exception.
 */
export function parse(text: string, offset = 0): Parsed {
  // `yaml` counts a byte order mark as a column.
  return text.charCodeAt(0) === 0xfeff ? parseBehindMark(text.slice(1), offset + 1) : parseBehindMark(text, offset);
}

function parseBehindMark(text: string, offset: number): Parsed {
  try {
    const errors = text.length > long ? errorsInSample(text) : [];
    if (errors.length > mostErrors) {
      const problems = problemsOf(errors, text).map((p) => ({ ...p, span: shift(p.span, offset) }));
      return { root: undefined, problems };
    }
    const document = documentOf(text);
    const problems = problemsOf(document.errors, text).map((p) => ({ ...p, span: shift(p.span, offset) }));
    return {
      root: document.contents === null ? undefined : convert(document.contents as Node, text, offset),
      problems,
    };
  } catch (error) {
    // RangeError: the stack is exhausted. Anything else would be a defect of `yaml`; the text is then unreadable all the same.
    const message =
      error instanceof RangeError ? 'This is nested too deeply to be read.' : 'This cannot be read as YAML.';
    return { root: undefined, problems: [{ message, span: { start: offset, end: offset + firstLineEnd(text, 0) } }] };
  }
}

/** From so many code units on, a text is looked at in a sample first: whether it is YAML at all. */
const long = 200_000;
const sample = 50_000;
/** With more errors in the sample nobody has meant it as YAML, and to read it all would take minutes: several in each DN are still somebody's slip. */
const mostErrors = 2_500;

/** The errors in the sample, without those that are there because it ends where the text does not. */
function errorsInSample(text: string): readonly YAMLError[] {
  return documentOf(text.slice(0, sample)).errors.filter(({ pos: [, end] }) => end < sample);
}

function documentOf(text: string): ReturnType<typeof parseDocument> {
  return withoutTraces(() =>
    parseDocument(text, {
      prettyErrors: false,
      uniqueKeys: false,
      merge: false,
      logLevel: 'silent',
      stringKeys: false,
    }),
  );
}

/** Of what is wrong in a text nobody wants to know where in the code it was noticed; with thousands of errors, finding that out takes most of the time. */
function withoutTraces<Result>(act: () => Result): Result {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return act();
  } finally {
    Error.stackTraceLimit = before;
  }
}

function convert(node: Node, text: string, offset: number): YamlNode | undefined {
  if (!node.range) return undefined;
  const [start, valueEnd] = node.range;
  const span: Span = { start: start + offset, end: valueEnd + offset };
  if (isAlias(node)) return { kind: 'alias', span, name: node.source };
  const properties = propertiesOf(node, text, start, offset);
  if (isScalar(node)) {
    const style = styles[node.type as keyof typeof styles] ?? 'plain';
    // An empty scalar is no node of ours: the pair or item simply has none, unless an anchor or a tag makes it one.
    const isNothing = style === 'plain' && start === valueEnd;
    if (isNothing && properties.propertiesStart === undefined && node.anchor === undefined) return undefined;
    return {
      kind: 'scalar',
      // The span of a block scalar reaches over its last line end, which belongs to the line and not to the value.
      span: style === 'block' ? { ...span, end: span.start + text.slice(start, valueEnd).trimEnd().length } : span,
      style,
      text: typeof node.source === 'string' ? node.source : String(node.value ?? ''),
      ...properties,
    };
  }
  if (isMap(node)) {
    const pairs = node.items
      .map((pair) => convertPair(pair as Pair<Node | null, Node | null>, text, offset, node.flow === true))
      .filter((p) => p !== undefined);
    const flow = node.flow === true;
    return {
      kind: 'map',
      span: flow ? span : { ...span, end: endOfPairs(pairs, span.start) },
      flow,
      pairs,
      ...properties,
    };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => itemOf(item as Node | Pair<Node | null, Node | null> | null, text, offset));
    const flow = node.flow === true;
    return {
      kind: 'seq',
      span: flow ? span : { ...span, end: endOfItems(items, span, text, offset) },
      flow,
      items,
      ...properties,
    };
  }
  return undefined;
}

/** A block mapping ends with its last pair; `yaml` counts the line end behind it, too. */
function endOfPairs(pairs: readonly YamlPair[], start: number): number {
  const last = pairs.at(-1);
  return last ? (last.value?.span.end ?? Math.max(last.valueAt, last.key.span.end)) : start;
}

/** A block list ends with its last item, or with the dash of an item that is empty. */
function endOfItems(items: readonly (YamlNode | undefined)[], span: Span, text: string, offset: number): number {
  const last = items.at(-1);
  if (last) return last.span.end;
  const before = items.findLast((item) => item !== undefined)?.span.end ?? span.start;
  const dash = text.slice(0, span.end - offset).search(/-(?:[ \t]+#[^\n]*)?\s*(?:#[^\n]*\s*)*$/);
  return dash < 0 ? before : Math.max(before, dash + 1 + offset);
}

function itemOf(
  item: Node | Pair<Node | null, Node | null> | null,
  text: string,
  offset: number,
): YamlNode | undefined {
  if (item === null) return undefined;
  if ('range' in item) return convert(item, text, offset);
  // `[a: b]`: a pair standing alone in a flow sequence is a mapping of one.
  const pair = convertPair(item as Pair<Node | null, Node | null>, text, offset);
  return (
    pair && {
      kind: 'map',
      flow: true,
      span: { start: pair.key.span.start, end: (pair.value ?? pair.key).span.end },
      pairs: [pair],
    }
  );
}

function convertPair(
  pair: Pair<Node | null, Node | null>,
  text: string,
  offset: number,
  flow = true,
): YamlPair | undefined {
  const key = keyOf(pair.key, text, offset);
  if (!key) return undefined;
  const value = pair.value ? convert(pair.value, text, offset) : undefined;
  const colon = colonAfter(text, key.span.end - offset);
  return {
    key,
    ...(value && { value }),
    valueAt: (colon ?? key.span.end - offset) + offset,
    // Between braces a key may stand alone: its value is nothing.
    hasColon: flow || colon !== undefined,
  };
}

function keyOf(key: Node | null, text: string, offset: number): YamlNode | undefined {
  if (!key?.range) return undefined;
  const converted = convert(key, text, offset);
  if (converted) return converted;
  const at = key.range[0] + offset;
  return { kind: 'scalar', style: 'plain', text: '', span: { start: at, end: at } } satisfies YamlScalar;
}

/** Behind the colon that follows a key, passing over blanks; undefined where there is none. */
function colonAfter(text: string, end: number): number | undefined {
  let at = end;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':' ? at + 1 : undefined;
}

/** The anchor of a node, and where its anchor and tag start; `yaml` keeps only the names, so the place is found by going back from the node. */
function propertiesOf(
  node: { anchor?: string; tag?: string },
  text: string,
  start: number,
  offset: number,
): { anchor?: string; propertiesStart?: number } {
  if (!node.anchor && node.tag === undefined) return {};
  let at = start;
  for (;;) {
    const before = /(?:^|[\s,[{:-])([&!][^\s,[\]{}]*)\s+(?:#[^\n]*\s+)*$/.exec(text.slice(Math.max(0, at - 400), at));
    if (!before?.[1]) break;
    at = at - before[0].length + before[0].indexOf(before[1]);
  }
  return { ...(node.anchor && { anchor: node.anchor }), ...(at < start && { propertiesStart: at + offset }) };
}

/** The comments of a text that `yaml` can read, from an offset on: every `#` at the start or behind white space that stands in no scalar. */
export function commentsOf(text: string, root: YamlNode | undefined, from = 0): Comment[] {
  const scalars: Span[] = [];
  collectScalars(text, root, scalars);
  const comments: Comment[] = [];
  let next = 0;
  for (let at = text.indexOf('#', from); at >= 0; at = text.indexOf('#', at)) {
    while ((scalars[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const scalar = scalars[next];
    if (scalar && scalar.start <= at) at = scalar.end;
    // For YAML no other blank is white space: `a\u00a0# b` is one value.
    else if (at > 0 && !/[ \t\r\n\ufeff]/.test(text[at - 1] ?? '')) at++;
    else {
      const end = lineAt(text, at).end;
      const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
      comments.push({ text: text.slice(at, end), span: { start: at, end }, ownLine: before.trim() === '' });
      at = end;
    }
  }
  return comments;
}

function collectScalars(text: string, node: YamlNode | undefined, into: Span[]): void {
  if (!node) return;
  if (node.kind === 'scalar' && node.style !== 'plain') {
    const { start, end } = node.span;
    // The line that opens a block scalar is none of its text: a comment may stand there.
    into.push({ start: node.style === 'block' ? Math.min(lineAt(text, start).end, end) : start, end });
  }
  if (node.kind === 'seq') for (const item of node.items) collectScalars(text, item, into);
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      collectScalars(text, pair.key, into);
      collectScalars(text, pair.value, into);
    }
  }
}
