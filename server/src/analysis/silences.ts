import { nearest } from '../catalogue/nearest.ts';
import type { SpanEdit } from '../formats/edit.ts';
import type { Span } from '../model/span.ts';
import type { Word } from '../project/comments.ts';
import { isRuleId, type RuleId, ruleIds } from '../rules/definitions.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rulings, Suppression } from './rulings.ts';
import type { Segment } from './segment.ts';
import type { Use } from './silencing.ts';

/**
 * Which suppressions of a file have silenced anything, kept up to date segment by segment. A suppression and what it silences can stand far
 * apart, so uses are counted by the suppression's id.
 */
export class Silences {
  private readonly uses = new Map<number, Map<RuleId, number>>();
  private readonly owners = new Map<number, Segment>();
  private readonly touched = new Set<number>();
  /** Suppressions inside others that say the same: what the inner one silences, the outer one does, too. Both ways. */
  private readonly innerOf = new Map<number, number>();
  private readonly outerOf = new Map<number, number>();
  /** What `isUsed` has found out since something changed, by rule; the empty text stands for all rules. */
  private readonly known = new Map<string, Map<number, boolean>>();
  /** Ids of suppressions whose segments have gone, by their words: most come again, from the same text read anew. */
  private readonly vacant = new Map<string, { readonly ids: number[]; taken: number }>();
  private readonly words = new Map<number, string>();
  private lastId = 0;

  readonly idOf = (words: string): number => {
    const vacant = this.vacant.get(words);
    const id = vacant?.ids[vacant.taken++] ?? ++this.lastId;
    this.words.set(id, words);
    return id;
  };

  /** To be told when a segment's rulings change. */
  change(segment: Segment, before: Rulings | undefined, now: Rulings | undefined): void {
    this.known.clear();
    for (const { id, outer } of before?.suppressions ?? []) {
      if (this.owners.get(id) === segment) this.owners.delete(id);
      if (outer === undefined || this.innerOf.get(outer) !== id) continue;
      this.innerOf.delete(outer);
      this.outerOf.delete(id);
      this.touch(outer);
    }
    for (const { id, outer } of now?.suppressions ?? []) {
      this.owners.set(id, segment);
      if (outer === undefined) this.outerOf.delete(id);
      else {
        this.outerOf.set(id, outer);
        this.innerOf.set(outer, id);
        this.touch(outer);
      }
      this.touch(id);
    }
  }

  /** Notes a suppression to be looked at again, and those around it; where one is noted, those around it are. */
  private touch(id: number): void {
    for (let one: number | undefined = id; one !== undefined && !this.touched.has(one); one = this.outerOf.get(one))
      this.touched.add(one);
  }

  /** Lets the ids of a segment that goes, or is about to be ruled anew, be given to suppressions with the same words. */
  vacate(rulings: Rulings | undefined): void {
    for (const { id } of rulings?.suppressions ?? []) {
      const words = this.words.get(id) ?? '';
      const vacant = this.vacant.get(words);
      // What stands first in the text is asked for first.
      if (vacant) vacant.ids.push(id);
      else this.vacant.set(words, { ids: [id], taken: 0 });
    }
  }

  /** To be told when what was silenced in a segment changes. */
  count(before: readonly Use[], now: readonly Use[]): void {
    for (const use of before) this.add(use, -1);
    for (const use of now) this.add(use, 1);
  }

  /** Takes the segments whose suppressions have to be looked at again. */
  takeTouched(): ReadonlySet<Segment> {
    const segments = new Set<Segment>();
    for (const id of this.touched) {
      const owner = this.owners.get(id);
      if (owner) segments.add(owner);
    }
    this.touched.clear();
    return segments;
  }

  get hasTouched(): boolean {
    return this.touched.size > 0;
  }

  /** Whether a suppression silences anything of a rule, or anything at all. */
  isUsed(id: number, rule = ''): boolean {
    const known = this.known.get(rule) ?? new Map<number, boolean>();
    this.known.set(rule, known);
    const passed: number[] = [];
    let isUsed = false;
    for (let one: number | undefined = id; one !== undefined && !isUsed; one = this.innerOf.get(one)) {
      const before = known.get(one);
      const uses = this.uses.get(one);
      isUsed = before ?? (uses !== undefined && (rule === '' ? uses.size > 0 : uses.has(rule as RuleId)));
      passed.push(one);
      if (before !== undefined) break;
    }
    for (const one of passed) known.set(one, isUsed);
    return isUsed;
  }

  /** Forgets ids that nobody has come back for. */
  settle(): void {
    for (const { ids, taken } of this.vacant.values())
      for (const id of ids.slice(taken)) {
        if (this.owners.has(id)) continue;
        this.words.delete(id);
        this.uses.delete(id);
        this.innerOf.delete(id);
        this.outerOf.delete(id);
      }
    this.vacant.clear();
  }

  private add({ id, rule }: Use, by: 1 | -1): void {
    let uses = this.uses.get(id);
    if (!uses) {
      uses = new Map();
      this.uses.set(id, uses);
    }
    const count = (uses.get(rule) ?? 0) + by;
    if (count > 0) uses.set(rule, count);
    else uses.delete(rule);
    this.known.clear();
    if (count <= 1) this.touch(id);
  }
}

/** What is wrong with the comments of a segment that speak to us, whatever they silence. */
export function findingsOfDirectives({ directives }: Rulings, text: string): readonly Finding[] {
  return directives.flatMap((directive): Finding[] => {
    if (directive.kind === 'declare')
      return directive.problems.map(({ rule, message, span, candidates }) => ({
        rule,
        span,
        message,
        fixes: candidates.map((candidate) =>
          replaced(span, candidate, rule === 'config/unknown-key' ? 'Rename' : 'Change'),
        ),
      }));
    return directive.rules
      .filter((word) => !isRuleId(word.text))
      .map((word) => ({
        rule: 'config/unknown-rule',
        span: word.span,
        message: `There is no rule '${word.text}'.`,
        fixes: [
          ...nearest(word.text, ruleIds).map((rule) => replaced(word.span, rule, 'Rename')),
          removal(text, directive.comment, directive.rules, word),
        ],
      }));
  });
}

/** The parts of a suppression that silence nothing, by what is counted. `isMeant` says which rules are to be looked at. */
export function unusedOf(
  { id, directive }: Suppression,
  silences: Silences,
  text: string,
  isMeant: (rule: string | undefined) => boolean,
): readonly Finding[] {
  const { comment, head, rules } = directive;
  if (rules.length === 0) {
    if (!isMeant(undefined) || silences.isUsed(id)) return [];
    const message = 'This comment silences nothing.';
    return [
      { rule: unused, span: head.span, message, tags: ['unnecessary'], fixes: [removal(text, comment, rules, head)] },
    ];
  }
  return rules
    .filter((word) => isRuleId(word.text) && isMeant(word.text) && !silences.isUsed(id, word.text))
    .map((word) => ({
      rule: unused,
      span: word.span,
      message: `This comment silences nothing of '${word.text}'.`,
      tags: ['unnecessary'],
      fixes: [removal(text, comment, rules, word)],
    }));
}

export const unused = 'config/unused-suppression' satisfies RuleId;

function replaced(span: Span, newText: string, verb: 'Change' | 'Rename'): NonNullable<Finding['fixes']>[number] {
  return { title: `${verb} to '${newText}'`, edit: { text: [{ span, newText }] } };
}

/** Takes one rule out of a suppression, or the whole comment where it is the only one. */
function removal(
  text: string,
  comment: Suppression['directive']['comment'],
  rules: readonly Word[],
  word: Word,
): NonNullable<Finding['fixes']>[number] {
  const at = rules.indexOf(word);
  if (rules.length < 2) return { title: 'Remove the comment', edit: { text: [withoutComment(text, comment)] } };
  const next = rules[at + 1];
  const previous = rules[at - 1];
  const span = next
    ? { start: word.span.start, end: next.span.start }
    : { start: previous?.span.end ?? word.span.start, end: word.span.end };
  return { title: `Remove '${word.text}'`, edit: { text: [{ span, newText: '' }] } };
}

/** A comment goes with its line, where it has one of its own. */
function withoutComment(text: string, { span, ownLine }: Suppression['directive']['comment']): SpanEdit {
  let { start, end } = span;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  if (ownLine) {
    const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
    if (rest) end += rest[0].length;
    else start = span.start;
  }
  return { span: { start, end }, newText: '' };
}
