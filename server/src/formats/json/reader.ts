import type { Dn } from '../../model/dn.ts';
import type { CutContext, LateProblem, Linked, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { isEntry } from './cut.ts';
import { duplicateNames, readDn } from './dnReader.ts';
import { readEntry } from './entryReader.ts';
import { beginning, endFrame, type FrameState, readFrame } from './frame.ts';
import type { JsonNode, JsonObject } from './node.ts';
import { onePerLine, parseJson, parseValue, startOfValue } from './parse.ts';
import type { Shape } from './shape.ts';
import { strayIn } from './stray.ts';
import { type JsonTokens, tokenize } from './tokenize.ts';

/** What a segment says by itself: an entry and a file without entries all, what stands around entries only its tokens. */
export type JsonPiece = { readonly reading: SegmentReading } | FramePiece;

interface FramePiece extends JsonTokens {
  readonly text: string;
  /** What it said when it was asked last: the same question has the same answer. */
  last?: { readonly state: FrameState; readonly owner: object; readonly linked: Linked<FrameState> };
}

/** Reads the segments of a JSON file: entries one by one, and what stands around them as one text with holes. */
export class JsonReader implements Reader<JsonPiece, FrameState> {
  readonly start = beginning();
  private readonly shape: Shape;

  constructor(shape: Shape) {
    this.shape = shape;
  }

  read(text: string, { kind }: CutContext): JsonPiece {
    if (kind === 'document') return { reading: readDocument(text, this.shape) };
    return isEntry(kind) ? { reading: readEntry(text, kind, this.shape) } : { ...tokenize(text), text };
  }

  link(piece: JsonPiece, state: FrameState, owner: object): Linked<FrameState> {
    if ('reading' in piece) return { reading: piece.reading, after: state, isFree: true };
    const { last, tokens, comments, text } = piece;
    if (last?.state === state && last.owner === owner) return last.linked;
    const { problems, twice, after } = readFrame(tokens, state, owner);
    const reading = { dns: [], problems: onePerLine(text, [...piece.problems, ...problems], twice), comments };
    const linked = { reading, after };
    piece.last = { state, owner, linked };
    return linked;
  }

  end(state: FrameState): readonly LateProblem[] {
    return endFrame(state);
  }
}

function readDocument(text: string, shape: Shape): SegmentReading {
  const { root, problems, comments } = parseJson(text);
  const own: SyntaxProblem[] = [];
  const dns: Dn[] = objectsWithDns(root, shape).map((object) => readDn(object, shape, own));
  const isFrame = root?.kind === 'object' && !dns.some(({ span }) => span === root.span);
  const twice = isFrame ? duplicateNames(root) : [];
  const stray = root && strayIn(root, shape);
  if (stray) own.push(stray);
  return { dns, problems: onePerLine(text, problems, [...own, ...twice]), comments };
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
