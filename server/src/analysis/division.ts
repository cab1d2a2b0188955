import type { Section } from '../model/dn.ts';
import { isTelling } from '../rules/option.ts';
import { isTServer } from '../rules/parts.ts';
import { secretNames } from '../rules/secret.ts';
import type { Contexts } from './checkSegment.ts';
import type { Segment } from './segment.ts';
import { isEmpty } from './standing.ts';

/** From this length on, in UTF-16 code units, an object is read in parts: of a smaller one, all of it costs next to nothing. */
export const usualDivision = 4_096;

/** What of a segment of an object has to do with the object's other sections. */
export interface Ties {
  /** The names of its sections. No other section may have one of them: `section/duplicate` and its fix speak of both. */
  readonly names: readonly string[];
  /** How many of them are meant as TServer. */
  readonly homes: number;
  /** Whether anything in it matters elsewhere, or has to be said with an eye on what stands elsewhere. */
  readonly isEntangled: boolean;
}

/**
 * Knows whether the parts into which an object is cut can be judged each by itself, kept up to date part by part. So it is when exactly one
 * section is meant as TServer, in which then all stands that rules say of the object as a whole, when no name stands twice, and when there is
 * nothing in the object of which its other sections have to know:
 *
 * - no option of TServer outside of it, and none outside of all sections: to say where it belongs, all sections are asked;
 * - nothing that may be a secret: it is left out of all that is said of the object;
 * - nothing that comments outside of TServer declare: that holds for the whole object.
 */
export class Division {
  private readonly contexts: Contexts;
  /** How often each name stands. */
  private readonly counts = new Map<string, number>();
  private repeated = 0;
  private homes = 0;
  private entangled = 0;
  private lastHome: Segment | undefined;

  constructor(contexts: Contexts) {
    this.contexts = contexts;
  }

  /** Whether the parts that are known can be judged each by itself. */
  get holds(): boolean {
    return this.homes === 1 && !this.isRefuted;
  }

  /** Whether they cannot, whatever else there is. */
  get isRefuted(): boolean {
    return this.homes > 1 || this.repeated > 0 || this.entangled > 0;
  }

  /** The part in which TServer stands. */
  get home(): Segment | undefined {
    return this.lastHome;
  }

  /** To be told of a segment when it was read, and when comments say something else of it. */
  set(segment: Segment): void {
    this.remove(segment);
    const ties = tiesOf(segment, this.contexts);
    segment.ties = ties;
    for (const name of ties.names) {
      const count = (this.counts.get(name) ?? 0) + 1;
      this.counts.set(name, count);
      if (count > 1) this.repeated++;
    }
    this.homes += ties.homes;
    if (ties.homes > 0) this.lastHome = segment;
    if (ties.isEntangled) this.entangled++;
  }

  remove(segment: Segment): void {
    const { ties } = segment;
    if (!ties) return;
    segment.ties = undefined;
    for (const name of ties.names) {
      const count = (this.counts.get(name) ?? 0) - 1;
      if (count > 0) {
        this.counts.set(name, count);
        this.repeated--;
      } else this.counts.delete(name);
    }
    this.homes -= ties.homes;
    if (this.lastHome === segment) this.lastHome = undefined;
    if (ties.isEntangled) this.entangled--;
  }
}

/** Whether an object that is one segment could be read in parts. */
export function isDivisible(segment: Segment, contexts: Contexts): boolean {
  const division = new Division(contexts);
  division.set(segment);
  const { holds } = division;
  division.remove(segment);
  return holds;
}

function tiesOf({ text, dns, rulings }: Segment, context: Contexts): Ties {
  const names: string[] = [];
  let homes = 0;
  let home: Section | undefined;
  let behindHome: Section | undefined;
  let isEntangled = secretNames(context.catalogue).test(text);
  for (const { fields, sections } of dns) {
    if (fields.length > 0) isEntangled = true;
    for (const section of sections) {
      if (section.name.text !== '') names.push(section.name.text);
      if (home) behindHome ??= section;
      if (isTServer(section)) {
        homes++;
        home ??= section;
      } else isEntangled ||= section.options.some(({ name }) => isTelling(name.text, context));
    }
  }
  const isAtHome = (offset: number): boolean =>
    home !== undefined && offset > home.span.start && !(behindHome && offset > behindHome.span.start);
  for (const directive of rulings?.directives ?? [])
    if (directive.kind === 'declare' && !isEmpty(directive.declared) && !isAtHome(directive.comment.span.start))
      isEntangled = true;
  return { names, homes, isEntangled };
}
