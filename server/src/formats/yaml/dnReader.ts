import type { Dn, Field, Name, Option, Section, Value } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { isAnnexName, keyText } from './dnShape.ts';
import { kindOf, type YamlAlias, type YamlMap, type YamlNode, type YamlPair } from './node.ts';

/** What an alias or a merge key stands for in a DN. */
export type SharedRole = { readonly as: 'dn' | 'annex' } | { readonly as: 'section'; readonly name: string };

/** Finds what an alias means, and is told in which role it was used. */
export interface Anchors {
  /** Without a role the alias stands for a single value. */
  resolve(alias: YamlAlias, role?: SharedRole): YamlNode | undefined;
}

/** How many parts one DN may take over from elsewhere; a DN that takes more is a bomb, not a DN. */
const mostInherited = 2_000;

/** The span of an alias or merge value, when what is read comes through it. */
type Via = Span | undefined;

/** Turns the mapping of one DN into the model. Problems of shape (a list where sections belong, a key twice) go to `problems`. */
export class DnReader {
  private readonly anchors: Anchors;
  private readonly problems: SyntaxProblem[];
  private readonly text: string;
  private inherited = 0;

  constructor(text: string, anchors: Anchors, problems: SyntaxProblem[]) {
    this.text = text;
    this.anchors = anchors;
    this.problems = problems;
  }

  read(map: YamlMap, role: 'dn' | 'fragment' = 'dn'): Dn {
    const fields: Field[] = [];
    const sections: Section[] = [];
    this.readMembers(map, undefined, fields, sections, 0);
    const head = map.pairs[0]?.key.span ?? map.span;
    return { role, objectClass: 'CfgDN', span: map.span, head, fields, sections };
  }

  /** A shared part outside all DNs, read in the role in which DNs use it. */
  readFragment(map: YamlMap, role: SharedRole): Dn {
    if (role.as === 'dn') return this.read(map, 'fragment');
    const head = map.pairs[0]?.key.span ?? map.span;
    const sections: Section[] = [];
    if (role.as === 'section') {
      // The section's name is written where the part is used; only its options can be judged here.
      const options = this.readOptions(map, role.name, undefined, 0);
      sections.push({ name: { text: role.name, span: head }, options, span: map.span, inherited: true });
    } else this.readSections(map, undefined, sections, 0);
    return { role: 'fragment', objectClass: 'CfgDN', span: map.span, head, fields: [], sections };
  }

  private readMembers(map: YamlMap, via: Via, fields: Field[], sections: Section[], depth: number): void {
    const seen = new Set(fields.map((field) => field.property));
    for (const pair of this.ownPairs(map, via, true)) {
      const name = nameOf(pair, via);
      if (via && (seen.has(name.text) || !this.mayInherit())) continue;
      const annex = isAnnexName(name.text);
      fields.push({
        property: annex ? 'userProperties' : name.text,
        name,
        value: this.valueOf(pair, via),
        span: via ?? spanOf(pair),
        ...(via && { inherited: true as const }),
      });
      if (annex && !(via && seen.has('userProperties'))) this.readAnnex(pair, via, sections, depth);
      else if (!via) this.reportDuplicatesBelow(pair.value);
    }
    this.eachMerged(map, via, { as: 'dn' }, depth, (merged, mergedVia) =>
      this.readMembers(merged, mergedVia, fields, sections, depth + 1),
    );
  }

  private readAnnex(pair: YamlPair, via: Via, sections: Section[], depth: number): void {
    const resolved = this.mapOf(pair, via, { as: 'annex' });
    if (resolved) this.readSections(resolved.map, resolved.via, sections, depth);
    else
      this.reportShape(
        pair,
        via,
        'Sections belong here, each with its options: `TServer:` and, below it, `multimedia: true`.',
      );
  }

  private readSections(map: YamlMap, via: Via, sections: Section[], depth: number): void {
    const seen = new Set(sections.map((section) => section.name.text));
    for (const pair of this.ownPairs(map, via, false)) {
      const name = nameOf(pair, via);
      if (via && (seen.has(name.text) || !this.mayInherit())) continue;
      const resolved = this.mapOf(pair, via, { as: 'section', name: name.text });
      if (!resolved) this.reportShape(pair, via, 'Options belong here, one on each line: `name: value`.');
      const options = resolved ? this.readOptions(resolved.map, name.text, resolved.via, depth) : [];
      const merges = resolved?.map.pairs.some(isMerge);
      sections.push({
        name,
        options,
        span: via ?? spanOf(pair),
        ...(via && { inherited: true as const }),
        ...(merges && { merges }),
      });
    }
    this.eachMerged(map, via, { as: 'annex' }, depth, (merged, mergedVia) =>
      this.readSections(merged, mergedVia, sections, depth + 1),
    );
  }

  private readOptions(map: YamlMap, section: string, via: Via, depth: number, into: Option[] = []): Option[] {
    const seen = new Set(into.map((option) => option.name.text));
    for (const pair of this.ownPairs(map, via, false)) {
      const name = nameOf(pair, via);
      if (via && (seen.has(name.text) || !this.mayInherit())) continue;
      const value = this.valueOf(pair, via);
      if (!via) this.reportDuplicatesBelow(pair.value);
      into.push({ name, value, span: via ?? spanOf(pair), ...(via && { inherited: true as const }) });
    }
    this.eachMerged(map, via, { as: 'section', name: section }, depth, (merged, mergedVia) =>
      this.readOptions(merged, section, mergedVia, depth + 1, into),
    );
    return into;
  }

  /** The pairs of a mapping without its merge keys. `unique`: a key that stands twice is a problem of syntax here. */
  private ownPairs(map: YamlMap, via: Via, unique: boolean): YamlPair[] {
    const pairs = map.pairs.filter((pair) => !isMerge(pair));
    if (unique && !via) this.problems.push(...duplicateKeys(pairs));
    return pairs;
  }

  /** Calls `take` with every mapping that the merge keys of `map` bring in; earlier ones win, as written keys do over all of them. */
  private eachMerged(
    map: YamlMap,
    via: Via,
    role: SharedRole,
    depth: number,
    take: (map: YamlMap, via: Span) => void,
  ): void {
    if (depth > 16) return;
    for (const pair of map.pairs) {
      if (!isMerge(pair) || !pair.value) continue;
      const values = pair.value.kind === 'seq' ? pair.value.items : [pair.value];
      for (const value of values) {
        if (!value || !this.mayInherit()) continue;
        const target = value.kind === 'alias' ? this.anchors.resolve(value, role) : value;
        if (target?.kind === 'map') take(target, via ?? value.span);
      }
    }
  }

  /** The mapping that is a pair's value, directly or through an alias. An empty value is an empty mapping: it is being typed, or left out. */
  private mapOf(pair: YamlPair, via: Via, role: SharedRole): { map: YamlMap; via: Via } | undefined {
    const { value } = pair;
    if (value?.kind === 'alias') {
      const target = this.anchors.resolve(value, role);
      if (target === undefined || isNothing(target)) return emptyAt(value.span, via);
      return target.kind === 'map' ? { map: target, via: via ?? value.span } : undefined;
    }
    if (value === undefined) return emptyAt({ start: 0, end: 0 }, via);
    if (value.kind === 'map') return { map: value, via };
    if (isNothing(value)) return emptyAt(value.span, via);
    return via ? undefined : this.halfTyped(pair, value);
  }

  /** `TServer:` and on the next line `multi`: for YAML a text, for a person a name whose colon is not typed yet. */
  private halfTyped(pair: YamlPair, value: YamlNode): { map: YamlMap; via: Via } | undefined {
    if (value.kind !== 'scalar' || value.style !== 'plain' || !/^[\w.-]+$/.test(value.text)) return undefined;
    const { span } = value;
    if (!this.text.slice(pair.valueAt, span.start).includes('\n')) return undefined;
    this.problems.push({
      message: 'The colon behind this key is missing.',
      span,
      fix: { title: "Insert ':'", edits: [{ span: { start: span.end, end: span.end }, newText: ':' }] },
    });
    const key: YamlNode = { kind: 'scalar', style: 'plain', text: value.text, span };
    return {
      map: { kind: 'map', flow: false, span, pairs: [{ key, valueAt: span.end, hasColon: false }] },
      via: undefined,
    };
  }

  private valueOf(pair: YamlPair, via: Via): Value {
    const { value } = pair;
    if (!value) {
      const span = via ?? { start: pair.valueAt, end: pair.valueAt };
      return { text: '', kind: pair.hasColon ? 'empty' : 'unfinished', span };
    }
    const node = value.kind === 'alias' ? this.anchors.resolve(value) : value;
    const span = via ?? value.span;
    // An alias of nothing is reported as such; what it would have said nobody knows.
    if (!node) return { text: '', kind: 'unfinished', span };
    if (node.kind === 'scalar') return { text: node.text, kind: kindOf(node), span };
    return { text: '', kind: 'collection', span };
  }

  /** Keys that stand twice in a mapping that is neither fields, sections nor options. */
  private reportDuplicatesBelow(node: YamlNode | undefined): void {
    if (node?.kind === 'seq') for (const item of node.items) this.reportDuplicatesBelow(item);
    if (node?.kind !== 'map') return;
    this.problems.push(...duplicateKeys(node.pairs.filter((pair) => !isMerge(pair))));
    for (const { value } of node.pairs) this.reportDuplicatesBelow(value);
  }

  private reportShape(pair: YamlPair, via: Via, message: string): void {
    if (!via && pair.value) this.problems.push({ message, span: firstPart(pair.value) });
  }

  private mayInherit(): boolean {
    this.inherited++;
    return this.inherited <= mostInherited;
  }
}

/** Keys that stand twice in a mapping of fields, at the later one. Options and sections have rules of their own. */
export function duplicateKeys(pairs: readonly YamlPair[]): SyntaxProblem[] {
  const seen = new Set<string>();
  const problems: SyntaxProblem[] = [];
  for (const pair of pairs) {
    const text = keyText(pair);
    if (text === undefined || text === '') continue;
    if (seen.has(text)) problems.push({ message: 'This key stands twice in the same mapping.', span: pair.key.span });
    seen.add(text);
  }
  return problems;
}

/** Whether a node says nothing: `~`, `null`, or an anchor alone. */
function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && (kindOf(node) === 'null' || kindOf(node) === 'empty');
}

export function isMerge(pair: YamlPair): boolean {
  return pair.key.kind === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<';
}

function nameOf(pair: YamlPair, via: Via): Name {
  return { text: keyText(pair) ?? '', span: via ?? pair.key.span };
}

function spanOf(pair: YamlPair): Span {
  return { start: pair.key.span.start, end: pair.value?.span.end ?? Math.max(pair.valueAt, pair.key.span.end) };
}

/** Of a value that spreads over lines, enough to point at. */
function firstPart(node: YamlNode): Span {
  if (node.kind === 'seq' && !node.flow && node.items[0])
    return { start: node.span.start, end: node.items[0].span.end };
  return node.span;
}

function emptyAt(span: Span, via: Via): { map: YamlMap; via: Via } {
  return { map: { kind: 'map', flow: false, span, pairs: [] }, via };
}
