import type { Span } from '../../model/span.ts';
import type { LateProblem, SyntaxProblem } from '../format.ts';
import { isKnown, missingClose, type StrayClose, type XmlElement } from './tree.ts';

/** The elements that are open around what follows, the innermost first; undefined where there are none. */
export type Frame = OpenElement | undefined;

/** An element that was opened outside of all objects, and where: the span counts from the start of the segment that `owner` stands for. */
interface OpenElement {
  readonly name: string;
  readonly nameSpan: Span;
  readonly owner: object;
  readonly around: Frame;
}

/** How many open elements an end tag can be behind; without a limit, many end tags in many elements would take for ever. */
const deepest = 1_000;

/** The frame without the nearest element of a name, and those inside it that were left open; undefined where none has the name. */
function closed(frame: Frame, name: string): { readonly frame: Frame } | undefined {
  let at = frame;
  for (let depth = 0; at && depth < deepest; depth++) {
    if (at.name === name) return { frame: at.around };
    at = at.around;
  }
  return undefined;
}

/** The frame behind a segment's end tags, and those of them that end nothing. */
export function closeAll(
  frame: Frame,
  closes: readonly StrayClose[],
): { readonly frame: Frame; readonly stray: readonly StrayClose[] } {
  const stray: StrayClose[] = [];
  let after = frame;
  for (const close of closes) {
    const found = closed(after, close.name);
    if (found) after = found.frame;
    else stray.push(close);
  }
  return { frame: after, stray };
}

/** The frame behind elements that a segment leaves open. */
export function openAll(frame: Frame, elements: readonly XmlElement[], owner: object): Frame {
  return elements.reduce<Frame>((around, { tag, nameSpan }) => ({ name: tag, nameSpan, owner, around }), frame);
}

export function problemOfStray({ name, span }: StrayClose): SyntaxProblem {
  const message = isKnown(name)
    ? `Nothing is open here that '</${name}>' could end.`
    : 'Nothing is open here that this could end.';
  return { message, span };
}

/** What is still open at the end of a file, from the outside inwards. */
export function problemsOfOpen(frame: Frame): LateProblem[] {
  const problems: LateProblem[] = [];
  for (let at = frame; at; at = at.around) problems.push({ owner: at.owner, problem: missingClose(at) });
  return problems.reverse();
}
