import type { Dn } from '../../model/dn.ts';
import type { Cut, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { duplicateNames, readDn } from './dnReader.ts';
import type { JsonNode, JsonObject } from './node.ts';
import { onePerLine, parseJson, parseValue } from './parse.ts';
import { JsonParser } from './parser.ts';
import type { Shape } from './shape.ts';
import { type JsonToken, tokenize } from './tokenize.ts';

/** Reads the segments of a JSON file: entries one by one, and what stands around them as one text with holes. */
export class JsonReader implements Reader {
  private readonly shape: Shape;
  private readonly frame: JsonParser;
  private segment = -1;
  /** Problems of the frame by segment: some show only in a later segment. */
  private readonly found = new Map<number, SyntaxProblem[]>();
  private readonly topNames = new Set<string>();
  private topNamesSeen = 0;

  constructor(shape: Shape) {
    this.shape = shape;
    this.frame = new JsonParser((problem, segment) => {
      const problems = this.found.get(segment);
      if (problems) problems.push(problem);
      else this.found.set(segment, [problem]);
    });
  }

  read(text: string, cut: Cut): SegmentReading {
    this.segment++;
    this.frame.segment = this.segment;
    if (cut.kind === 'document') return this.readDocument(text);
    const { tokens, comments, problems } = tokenize(text);
    const own: SyntaxProblem[] = [];
    const dns = cut.kind === 'entry' ? this.readEntry(tokens, own) : this.readAround(tokens);
    return { dns, problems: onePerLine(text, [...problems, ...own, ...this.takeFound()]), comments };
  }

  finish(): ReadonlyMap<number, SegmentReading> {
    this.frame.end();
    return new Map([...this.found].map(([segment, problems]) => [segment, { dns: [], problems, comments: [] }]));
  }

  private readDocument(text: string): SegmentReading {
    const { root, problems, comments } = parseJson(text);
    const own: SyntaxProblem[] = [];
    const dns: Dn[] = objectsWithDns(root, this.shape).map((object) => readDn(object, this.shape, own));
    const isFrame = root?.kind === 'object' && !dns.some(({ span }) => span === root.span);
    const twice = isFrame ? duplicateNames(root) : [];
    return { dns, problems: onePerLine(text, [...problems, ...own, ...twice]), comments };
  }

  private readEntry(tokens: readonly JsonToken[], problems: SyntaxProblem[]): Dn[] {
    const first = startOfValue(tokens);
    for (const token of tokens.slice(0, first)) this.takeBetween(token);
    const value = parseValue(tokens, first);
    const { root } = value;
    for (const problem of value.problems) problems.push(problem);
    if (root) this.frame.takeValue(root.span, root.kind === 'object' && !root.isClosed);
    for (const token of tokens.slice(value.next)) this.takeBetween(token);
    if (root?.kind === 'object') return [readDn(root, this.shape, problems)];
    if (root) problems.push({ message: 'A DN belongs here: an object in braces.', span: root.span });
    return [];
  }

  /** Between entries only commas can stand; anything else has nothing to do with the frame. */
  private takeBetween(token: JsonToken): void {
    if (token.kind === ',') this.frame.take([token], 0);
    else if (token.kind === '}' || token.kind === ']') this.frame.reportStray(token);
    else this.frame.takeValue(token.span, false);
  }

  private readAround(tokens: readonly JsonToken[]): Dn[] {
    for (const index of tokens.keys()) this.frame.take(tokens, index);
    const members = this.frame.rootMembers;
    for (; this.topNamesSeen < members.length; this.topNamesSeen++) {
      const { key, segment } = members[this.topNamesSeen] ?? {};
      if (!key || segment === undefined) continue;
      if (this.topNames.has(key.text) && segment === this.segment)
        this.found.set(segment, [
          ...(this.found.get(segment) ?? []),
          { message: 'This name stands twice in the same object.', span: key.span },
        ]);
      this.topNames.add(key.text);
    }
    return [];
  }

  private takeFound(): readonly SyntaxProblem[] {
    const problems = this.found.get(this.segment) ?? [];
    this.found.delete(this.segment);
    return problems;
  }
}

/** The token with which the value of a segment begins: what may stand before it is left over from its neighbour. */
export function startOfValue(tokens: readonly JsonToken[]): number {
  const index = tokens.findIndex(({ kind }) => !',:}]'.includes(kind));
  return index < 0 ? tokens.length : index;
}

/** The value of a segment that is an entry or a document. */
export function readNodes(text: string): JsonNode | undefined {
  const { tokens } = tokenize(text);
  return parseValue(tokens, startOfValue(tokens)).root;
}

/** The objects of a file without a list of DNs that are DNs, or other objects where those stand beside DNs. */
export function objectsWithDns(root: JsonNode | undefined, shape: Shape): readonly JsonObject[] {
  if (root?.kind !== 'object') return [];
  if (shape.classField !== undefined) {
    const below = root.members.flatMap(({ value }) => (value?.kind === 'object' ? [value] : []));
    return [root, ...below].filter((object) => saysClass(object, shape.classField ?? ''));
  }
  // A list that could not be cut, because its bracket is missing.
  const listed = root.members.find(({ key, value }) => shape.isList(key.text) && value?.kind === 'array')?.value;
  if (listed?.kind === 'array') return listed.items.flatMap(({ value }) => (value?.kind === 'object' ? [value] : []));
  const names = root.members.map(({ key }) => key.text);
  if (shape.annex === 'pairs') {
    const only = root.members.find(({ key, value }) => shape.isList(key.text) && value?.kind === 'object')?.value;
    return only?.kind === 'object' ? [only] : [];
  }
  // In a file that is known to hold DNs, one that lacks something is still meant as one.
  const isMeant = names.includes('number') || names.some((name) => shape.annexNames.has(name));
  return isMeant && !names.includes('dns') ? [root] : [];
}

function saysClass({ members }: JsonObject, classField: string): boolean {
  return members.some(
    ({ key, value }) => key.text === classField && value?.kind === 'string' && value.text.startsWith('Cfg'),
  );
}
