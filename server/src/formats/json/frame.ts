import type { LateProblem, SyntaxProblem } from '../format.ts';
import { JsonParser, type ParserState } from './parser.ts';
import type { JsonToken } from './tokenize.ts';

/**
 * What the text around the entries is at the end of a segment: a text with holes, read as far as that. Immutable, but for the names, of which
 * each state sees only those that it knows.
 */
export interface FrameState {
  readonly parser: ParserState;
  readonly names: Names;
  readonly nameCount: number;
  /** Problems of segments before that have shown only later, the last one first. */
  readonly late: Late | undefined;
}

interface Late extends LateProblem {
  readonly earlier: Late | undefined;
}

/** What a segment around entries says in its place. */
export interface FrameReading {
  /** What could not be read. */
  readonly problems: readonly SyntaxProblem[];
  /** Names of the outermost object that stand in it before. */
  readonly twice: readonly SyntaxProblem[];
  readonly after: FrameState;
}

/** The names of the outermost object in their order; a state that knows `count` of them can add to them if nobody else has. */
class Names {
  private readonly places = new Map<string, number>();

  has(name: string, count: number): boolean {
    return (this.places.get(name) ?? count) < count;
  }

  /** The names with one more; `count` of the old ones count. */
  with(name: string, count: number): Names {
    const names = count === this.places.size ? this : this.first(count);
    names.places.set(name, count);
    return names;
  }

  private first(count: number): Names {
    const names = new Names();
    for (const [name, place] of this.places) if (place < count) names.places.set(name, place);
    return names;
  }
}

/** The state before the first segment of a file. */
export function beginning(): FrameState {
  return { parser: new JsonParser(() => undefined).state(), names: new Names(), nameCount: 0, late: undefined };
}

/** Reads on with a segment's tokens. */
export function readFrame(tokens: readonly JsonToken[], state: FrameState, owner: object): FrameReading {
  const problems: SyntaxProblem[] = [];
  const twice: SyntaxProblem[] = [];
  let { late, names, nameCount } = state;
  const parser = new JsonParser(
    (problem, place) => {
      if (place === owner) problems.push(problem);
      else if (place) late = { owner: place, problem, earlier: late };
    },
    { owner, state: state.parser },
  );
  if (tokens[0]?.kind === 'string' || tokens[0]?.kind === 'word') parser.endList();
  for (const index of tokens.keys()) parser.take(tokens, index);
  for (const { text, span } of parser.newNames) {
    if (names.has(text, nameCount)) twice.push({ message: 'This name stands twice in the same object.', span });
    else names = names.with(text, nameCount++);
  }
  return { problems, twice, after: { parser: parser.state(), names, nameCount, late } };
}

/** What shows only at the end of the file. */
export function endFrame(state: FrameState): readonly LateProblem[] {
  const found: LateProblem[] = [];
  for (let { late } = state; late; late = late.earlier) found.push({ owner: late.owner, problem: late.problem });
  found.reverse();
  const parser = new JsonParser((problem, owner) => owner && found.push({ owner, problem }), { state: state.parser });
  parser.end();
  return found;
}
