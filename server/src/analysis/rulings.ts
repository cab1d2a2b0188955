import type { Format } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import { type Directive, directiveMark, directivesOf } from '../project/comments.ts';
import type { Declarations } from '../project/settings.ts';
import type { Segment } from './segment.ts';
import { isEmpty, type LineAhead, type Silenced, type Standing, type Standings } from './standing.ts';

/** A stretch of a segment in which something is silenced. Only where a finding begins counts. */
export interface SilentStretch extends Silenced {
  /** Offsets in the segment; the end excluded. */
  readonly start: number;
  readonly end: number;
}

/** A suppression that stands in a segment. */
export interface Suppression {
  readonly id: number;
  /** The one before it that says the same and still holds: from here on this one stands for both. */
  readonly outer: number | undefined;
  readonly directive: Directive & { readonly kind: Exclude<Directive['kind'], 'declare' | 'enable'> };
}

/** What comments say to the contents of one segment, and what they leave to those behind it. */
export interface Rulings {
  readonly after: Standing;
  /** What is declared for single DNs. */
  readonly own: ReadonlyMap<Dn, Declarations>;
  readonly stretches: readonly SilentStretch[];
  readonly suppressions: readonly Suppression[];
  readonly directives: readonly Directive[];
}

/** Gives a suppression its id; one that was there before with the same words has the id that it had. */
export type IdOf = (words: string) => number;

/** Whether a text can have comments that speak to us. JSON has no comments. */
export function mayDirect(text: string, { syntax }: Pick<Format, 'syntax'>): boolean {
  return syntax !== 'json' && text.includes(directiveMark);
}

/** What the comments of a segment, and those before it, say. */
export function rulingsOf(
  segment: Segment,
  before: Standing,
  format: Format,
  standings: Standings,
  idOf: IdOf,
): Rulings {
  return new Ruler(segment, before, format, idOf).rulings(standings);
}

/** The end of a stretch that goes on behind the segment. */
const open = Number.POSITIVE_INFINITY;

class Ruler {
  private readonly segment: Segment;
  private readonly before: Standing;
  private readonly format: Format;
  private readonly idOf: IdOf;
  private readonly text: string;
  /** In the order of the text, shared parts left out. */
  private readonly dns: readonly Dn[];
  private readonly ofDn = new Map<Dn, Declarations>();
  private file: Declarations;
  private next: Declarations;
  /** What is silenced at the moment, and where in the segment that began. */
  private active: { readonly start: number; readonly what: Silenced }[];
  private readonly ahead: LineAhead[] = [];
  private readonly stretches: SilentStretch[] = [];
  private readonly suppressions: Suppression[] = [];

  constructor(segment: Segment, before: Standing, format: Format, idOf: IdOf) {
    this.segment = segment;
    this.before = before;
    this.format = format;
    this.idOf = idOf;
    this.text = segment.text;
    this.dns = segment.dns.filter(({ role }) => role !== 'fragment').sort((a, b) => a.span.start - b.span.start);
    this.file = before.declared;
    const [first] = this.dns;
    this.next = first ? {} : before.forNext;
    if (first && !isEmpty(before.forNext)) this.add(first, before.forNext);
    this.active = before.silenced.map((what) => ({ start: 0, what }));
    for (const { lines, ...what } of before.ahead) this.silenceLine(what, 0, lines);
  }

  rulings(standings: Standings): Rulings {
    const directives = mayDirect(this.text, this.format) ? this.segment.comments.flatMap(directivesOf) : [];
    for (const directive of directives)
      if (directive.kind === 'declare') this.hear(directive);
      else this.suppress(directive);
    const after = this.isUnchanged
      ? this.before
      : standings.shared({
          declared: this.file,
          hasDn: this.before.hasDn || this.dns.length > 0,
          forNext: this.next,
          silenced: this.active.map(({ what }) => what),
          ahead: this.ahead,
        });
    for (const { start, what } of this.active) this.stretches.push({ ...what, start, end: open });
    return {
      after,
      own: this.ofDn,
      stretches: this.stretches,
      suppressions: this.suppressions,
      directives,
    };
  }

  /** Whether all that was said before still holds behind the segment, and nothing more; so it nearly always is, and to compare is cheap. */
  private get isUnchanged(): boolean {
    const { declared, hasDn, forNext, silenced, ahead } = this.before;
    return (
      this.file === declared &&
      (hasDn || this.dns.length === 0) &&
      (this.next === forNext || (isEmpty(this.next) && isEmpty(forNext))) &&
      ahead.length === 0 &&
      this.ahead.length === 0 &&
      this.active.length === silenced.length &&
      this.active.every(({ what }, index) => what === silenced[index])
    );
  }

  private hear({ comment, declared }: Directive & { readonly kind: 'declare' }): void {
    if (isEmpty(declared)) return;
    const { start } = comment.span;
    const above = this.dns.findLast((dn) => dn.span.start <= start);
    if (above && this.isWithin(above, start, comment.ownLine)) this.add(above, declared);
    else if (!above && !this.before.hasDn && !this.isInList(start)) this.file = { ...this.file, ...declared };
    else {
      const below = this.dns.find((dn) => dn.span.start > start);
      if (below) this.add(below, declared);
      else this.next = { ...this.next, ...declared };
    }
  }

  private add(dn: Dn, declared: Declarations): void {
    this.ofDn.set(dn, { ...this.ofDn.get(dn), ...declared });
  }

  /** Whether a comment behind the start of a DN is still the DN's: in it, on its last line, or below it and as far right as its fields. */
  private isWithin(dn: Dn, at: number, ownLine: boolean): boolean {
    if (at < dn.span.end || !ownLine) return true;
    return this.format.syntax === 'yaml' && this.columnOf(at) >= this.columnOf(dn.span.start);
  }

  /** Whether the list of DNs has begun before a place at which no DN has. */
  private isInList(at: number): boolean {
    const start = this.format.listStart?.(this.text, this.segment.cut);
    return start !== undefined && at >= start;
  }

  private columnOf(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  private suppress(directive: Directive & { readonly kind: Exclude<Directive['kind'], 'declare'> }): void {
    const { kind, comment, rules: words } = directive;
    const rules = words.length === 0 ? undefined : words.map(({ text }) => text);
    if (kind === 'enable') {
      this.enable(rules, comment.span.start);
      return;
    }
    const id = this.idOf(`${kind} ${rules?.join(' ') ?? ''}`);
    const what: Silenced = { id, rules, except: [] };
    const outer = kind === 'disable' ? this.activate(what, comment.span) : undefined;
    this.suppressions.push({ id, outer, directive: { ...directive, kind } });
    if (kind === 'disable') return;
    if (kind === 'disable-line') this.silenceLine(what, lineStartOf(this.text, comment.span.start), 0);
    else this.silenceLine(what, comment.span.end, 1);
  }

  /**
   * Silences what follows. Where the same is silenced already, only one of them goes on behind the segment: of thousands that say the same, each would
   * have to be told of all that the others silence. Gives the id of the other, which silences what is said of the new one, too, and nothing behind it.
   */
  private activate(what: Silenced, { start, end }: Span): number | undefined {
    const words = what.rules?.join(' ');
    const index = this.active.findIndex(
      ({ what: { rules, except } }) => except.length === 0 && rules?.join(' ') === words,
    );
    const outer = this.active[index];
    if (!outer) {
      this.active.push({ start, what });
      return undefined;
    }
    this.stretches.push({ ...outer.what, start: outer.start, end });
    this.active[index] = { start, what };
    return outer.what.id;
  }

  /** Ends what is silenced, for some rules or for all. */
  private enable(rules: readonly string[] | undefined, at: number): void {
    this.active = this.active.flatMap((one) => {
      const { start, what } = one;
      if (rules && !rules.some((rule) => what.rules?.includes(rule) ?? !what.except.includes(rule))) return [one];
      this.stretches.push({ ...what, start, end: at });
      if (!rules) return [];
      if (!what.rules) return [{ start: at, what: { ...what, except: [...what.except, ...rules] } }];
      const left = what.rules.filter((rule) => !rules.includes(rule));
      return left.length > 0 ? [{ start: at, what: { ...what, rules: left } }] : [];
    });
  }

  /** Silences the line that begins behind so many line ends, counted from `from`; with none it is the line from `from` on. */
  private silenceLine(what: Silenced, from: number, lines: 0 | 1): void {
    const start = lines === 0 ? from : behindLine(this.text, from);
    if (start === undefined) this.ahead.push({ ...what, lines: 1 });
    else if (lines === 1 && start === this.text.length) this.ahead.push({ ...what, lines: 0 });
    else {
      const end = behindLine(this.text, start);
      this.stretches.push({ ...what, start, end: end ?? open });
      // Several objects of XML may stand on one line.
      if (end === undefined) this.ahead.push({ ...what, lines: 0 });
    }
  }
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line end that comes next; undefined where none does. */
function behindLine(text: string, from: number): number | undefined {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? undefined : feed + 1;
}
