import { fieldsOfWord, isDigit, isHarmless, isSecretWord, type Template } from './templates.ts';
import { wordEnd } from './words.ts';

/** A way from one free word to the next: what stands between them, and what kind of word comes then; or to the end of a text. */
interface Edge<Content> {
  readonly literal: string;
  /** Some places in it, and by turns with them the code units that stand there. */
  readonly probes: Uint16Array;
  readonly isDigits: boolean;
  readonly mustBeHarmless: boolean;
  readonly next: Node<Content> | undefined;
  /** Where the text ends behind the literal: the templates that end so. */
  readonly ends: Ending<Content>[];
}

interface Node<Content> {
  readonly edges: Edge<Content>[];
}

interface Ending<Content> {
  readonly template: Template<Content>;
  /** What has to stand behind a text, for it to end there. */
  readonly behind: string;
}

/** What was found at a place of a text. */
export interface Match<Content> {
  readonly template: Template<Content>;
  /** Where the text that follows the template ends. */
  readonly end: number;
}

/** How many ways are tried for one text. */
const mostSteps = 2_000;

/**
 * Templates, of which those that begin alike share the way. Finds the one that a text follows, and where that text ends, in one go over it: without cutting it or taking it apart into words first. It
 * ends where the texts did from which the templates were made, before what stood behind these: whatever decided there where a segment ends,
 * other letters in the place of letters, and digits in the place of digits, do not change it.
 */
export class TemplateTree<Content> {
  private readonly root: Node<Content> = { edges: [] };
  private text = '';
  private limit = 0;
  private steps = 0;
  /** Where the free words of the last match start and end. */
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private accepts: (template: Template<Content>) => boolean = () => false;

  /** Takes a template in, of a text that ended before `behind`. */
  add(template: Template<Content>, behind: string): void {
    const { free, fixed } = template;
    let node = this.root;
    for (let index = 0; index < fixed.length; index++) {
      const literal = fixed[index] as string;
      const isLast = index === fixed.length - 1;
      const mustBeHarmless = !isLast && free[index * fieldsOfWord + 3] === 1;
      const isDigits = !isLast && free[index * fieldsOfWord + 4] === 1;
      let edge = node.edges.find(
        (known) =>
          known.literal === literal &&
          (known.next === undefined) === isLast &&
          known.isDigits === isDigits &&
          known.mustBeHarmless === mustBeHarmless,
      );
      if (!edge) {
        edge = {
          literal,
          probes: probesOf(literal),
          isDigits,
          mustBeHarmless,
          next: isLast ? undefined : { edges: [] },
          ends: [],
        };
        node.edges.push(edge);
      }
      if (edge.next) node = edge.next;
      else edge.ends.push({ template, behind });
    }
  }

  /** The template that the text from `at` on follows and that is accepted; nothing behind `limit` is looked at. */
  match(
    text: string,
    at: number,
    limit: number,
    accepts: (template: Template<Content>) => boolean,
  ): Match<Content> | undefined {
    this.text = text;
    this.limit = limit;
    this.steps = 0;
    this.accepts = accepts;
    return this.matchFrom(this.root, at, 0);
  }

  /** A free word of the text that was matched last. */
  readonly wordAt = (index: number): string => this.text.slice(this.starts[index], this.ends[index]);

  private matchFrom({ edges }: Node<Content>, at: number, depth: number): Match<Content> | undefined {
    const { text, limit } = this;
    for (const { literal, probes, isDigits, mustBeHarmless, next, ends } of edges) {
      // Texts that go many ways at once are left to a slower search.
      if (++this.steps > mostSteps) return undefined;
      const start = at + literal.length;
      // Most ways can be told to be wrong by a few characters; two strings compare several times faster than `startsWith` does.
      if (start > limit || !fits(text, at, probes) || text.slice(at, start) !== literal) continue;
      if (!next) {
        for (const { template, behind } of ends) {
          const after = start + behind.length;
          if (after <= limit && text.slice(start, after) === behind && this.accepts(template))
            return { template, end: start };
        }
        continue;
      }
      const end = wordEnd(text, start, limit);
      if (end === start || end === limit || isDigit(text.charCodeAt(start)) !== isDigits) continue;
      if (isSecretWord(text, start, end) || (mustBeHarmless && !isHarmless(text, start, end))) continue;
      this.starts[depth] = start;
      this.ends[depth] = end;
      const match = this.matchFrom(next, end, depth + 1);
      if (match) return match;
    }
    return undefined;
  }
}

/** How many places of a literal are looked at before all of it is. */
const mostProbes = 4;

function probesOf(literal: string): Uint16Array {
  const last = literal.length - 1;
  const places = Array.from({ length: mostProbes }, (_, index) => Math.round((last * index) / (mostProbes - 1)));
  // From the end: what is alike in many literals is their beginning.
  const distinct = last < 0 ? [] : [...new Set(places)].reverse();
  return Uint16Array.from(distinct.flatMap((place) => [place, literal.charCodeAt(place)]));
}

function fits(text: string, at: number, probes: Uint16Array): boolean {
  for (let index = 0; index < probes.length; index += 2)
    if (text.charCodeAt(at + (probes[index] as number)) !== probes[index + 1]) return false;
  return true;
}
