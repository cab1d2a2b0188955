import type { Dn, Field, Name, Option, Section, Value } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { isAnnexName, keyText } from './dnShape.ts';
import type { Definition, Scope } from './environment.ts';
import { kindOf, type YamlAlias, type YamlMap, type YamlNode, type YamlPair } from './node.ts';

/** What an alias or a merge key stands for in a DN. */
export type SharedRole = { readonly as: 'dn' | 'annex' } | { readonly as: 'section'; readonly name: string };

/** A part outside all DNs that a DN takes over in a role. */
export interface Loan {
  readonly definition: Definition;
  readonly role: SharedRole;
}

/** How many parts one DN may take over from elsewhere; a DN that takes more is a bomb, not a DN. */
const mostInherited = 2_000;

/**
 * What is read comes through an alias or a merge value: the span of the one in the DN, and the scope of the aliases in the text that it led to.
 */
interface Via {
  readonly span: Span;
  readonly scope: Scope;
}

/** A mapping, and how it was reached. */
interface Reached {
  readonly map: YamlMap;
  readonly via: Via | undefined;
}

/** Turns the mapping of one DN into the model. Problems of shape (a list where sections belong, a key twice) go to `problems`. */
export class DnReader {
  /** What was taken over from parts outside all DNs. */
  readonly loans: Loan[] = [];
  private readonly scope: Scope;
  private readonly problems: SyntaxProblem[];
  private inherited = 0;

  constructor(scope: Scope, problems: SyntaxProblem[]) {
    this.scope = scope;
    this.problems = problems;
  }

  read(map: YamlMap, role: 'dn' | 'fragment' = 'dn'): Dn {
    const fields: Field[] = [];
    const sections: Section[] = [];
    this.readMembers(map, undefined, fields, sections, 0);
    return { role, objectClass: 'CfgDN', span: map.span, head: headOf(map), fields, sections };
  }

  /** A shared part outside all DNs, read in the role in which DNs use it. */
  readFragment(map: YamlMap, role: SharedRole): Dn {
    if (role.as === 'dn') return this.read(map, 'fragment');
    const head = headOf(map);
    const sections: Section[] = [];
    if (role.as === 'section') {
      // The section's name is written where the part is used; only its options can be judged here.
      const options = this.readOptions(map, role.name, undefined, 0);
      sections.push({ name: { text: role.name, span: head }, options, span: map.span, inherited: true });
    } else this.readSections(map, undefined, sections, 0);
    return { role: 'fragment', objectClass: 'CfgDN', span: map.span, head, fields: [], sections };
  }

  private readMembers(map: YamlMap, via: Via | undefined, fields: Field[], sections: Section[], depth: number): void {
    const seen = via && new Set(fields.map((field) => field.property));
    if (!via) reportDuplicates(map.pairs, this.problems);
    let merges = false;
    for (const pair of map.pairs) {
      if (isMerge(pair)) {
        merges = true;
        continue;
      }
      const text = keyText(pair) ?? '';
      if (seen && (seen.has(text) || !this.mayInherit())) continue;
      const annex = isAnnexName(text);
      const property = annex ? 'userProperties' : text;
      const name = nameOf(pair, text, via);
      const value = this.valueOf(pair, via);
      if (via) fields.push({ property, name, value, span: via.span, inherited: true });
      else fields.push({ property, name, value, span: spanOf(pair) });
      if (annex && !seen?.has('userProperties')) this.readAnnex(pair, via, sections, depth);
      else if (!via) this.reportDuplicatesBelow(pair.value);
    }
    if (!merges) return;
    for (const merged of this.mergedInto(map, via, { as: 'dn' }, depth))
      this.readMembers(merged.map, merged.via, fields, sections, depth + 1);
  }

  private readAnnex(pair: YamlPair, via: Via | undefined, sections: Section[], depth: number): void {
    const resolved = this.mapOf(pair, via, { as: 'annex' });
    if (resolved) this.readSections(resolved.map, resolved.via, sections, depth);
    else
      this.reportShape(
        pair,
        via,
        'Sections belong here, each with its options: `TServer:` and, below it, `multimedia: true`.',
      );
  }

  private readSections(map: YamlMap, via: Via | undefined, sections: Section[], depth: number): void {
    const seen = via && new Set(sections.map((section) => section.name.text));
    let merges = false;
    for (const pair of map.pairs) {
      if (isMerge(pair)) {
        merges = true;
        continue;
      }
      const text = keyText(pair) ?? '';
      if (seen && (seen.has(text) || !this.mayInherit())) continue;
      const resolved = this.mapOf(pair, via, { as: 'section', name: text });
      const name = nameOf(pair, text, via);
      if (!resolved) {
        const stray = { name, value: this.valueOf(pair, via), span: spanOf(pair) };
        this.reportShape(pair, via, 'Options belong here, one on each line: `name: value`.', stray);
      }
      const options = resolved ? this.readOptions(resolved.map, text, resolved.via, depth) : [];
      const section: Section = { name, options, span: via?.span ?? spanOf(pair) };
      const marks = {
        ...(via && { inherited: true as const }),
        ...(resolved?.map.pairs.some(isMerge) && { merges: true as const }),
      };
      sections.push({ ...section, ...marks });
    }
    if (!merges) return;
    for (const merged of this.mergedInto(map, via, { as: 'annex' }, depth))
      this.readSections(merged.map, merged.via, sections, depth + 1);
  }

  private readOptions(
    map: YamlMap,
    section: string,
    via: Via | undefined,
    depth: number,
    into: Option[] = [],
  ): Option[] {
    const seen = via && new Set(into.map((option) => option.name.text));
    let merges = false;
    for (const pair of map.pairs) {
      if (isMerge(pair)) {
        merges = true;
        continue;
      }
      const text = keyText(pair) ?? '';
      if (seen && (seen.has(text) || !this.mayInherit())) continue;
      const name = nameOf(pair, text, via);
      const value = this.valueOf(pair, via);
      if (via) into.push({ name, value, span: via.span, inherited: true });
      else {
        this.reportDuplicatesBelow(pair.value);
        into.push({ name, value, span: spanOf(pair) });
      }
    }
    if (merges) {
      for (const merged of this.mergedInto(map, via, { as: 'section', name: section }, depth))
        this.readOptions(merged.map, section, merged.via, depth + 1, into);
    }
    return into;
  }

  /** The mappings that the merge keys of `map` bring in; earlier ones win, as written keys do over all of them. */
  private *mergedInto(map: YamlMap, via: Via | undefined, role: SharedRole, depth: number): Generator<Reached> {
    if (depth > 16) return;
    for (const pair of map.pairs) {
      if (!isMerge(pair) || !pair.value) continue;
      const values = pair.value.kind === 'seq' ? pair.value.items : [pair.value];
      for (const value of values) {
        if (!value || !this.mayInherit()) continue;
        const definition = value.kind === 'alias' ? this.resolve(value, via, role) : undefined;
        const target = value.kind === 'alias' ? definition?.node : value;
        if (target?.kind === 'map') yield { map: target, via: this.through(value, via, definition) };
      }
    }
  }

  /** The mapping that is a pair's value, directly or through an alias. An empty value is an empty mapping: it is being typed, or left out. */
  private mapOf(pair: YamlPair, via: Via | undefined, role: SharedRole): Reached | undefined {
    const { value } = pair;
    if (value?.kind === 'alias') {
      const definition = this.resolve(value, via, role);
      if (!definition || isNothing(definition.node)) return emptyAt(value.span, via);
      const target = definition.node;
      return target.kind === 'map' ? { map: target, via: this.through(value, via, definition) } : undefined;
    }
    if (value === undefined) return emptyAt({ start: 0, end: 0 }, via);
    if (value.kind === 'map') return { map: value, via };
    if (isNothing(value)) return emptyAt(value.span, via);
    return via ? undefined : this.halfTyped(pair, value);
  }

  /** `TServer:` and on the next line `multi`: for YAML a text, for a person a name whose colon is not typed yet. */
  private halfTyped(pair: YamlPair, value: YamlNode): Reached | undefined {
    if (value.kind !== 'scalar' || value.style !== 'plain' || !/^[\w.-]+$/.test(value.text)) return undefined;
    const { span } = value;
    if (!this.scope.text.slice(pair.valueAt, span.start).includes('\n')) return undefined;
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

  private valueOf(pair: YamlPair, via: Via | undefined): Value {
    const { value } = pair;
    if (!value) {
      const span = via?.span ?? { start: pair.valueAt, end: pair.valueAt };
      return { text: '', kind: pair.hasColon ? 'empty' : 'unfinished', span };
    }
    const definition = value.kind === 'alias' ? this.resolve(value, via) : undefined;
    const node = value.kind === 'alias' ? definition?.node : value;
    const span = via?.span ?? value.span;
    // An alias of nothing is reported as such; what it would have said nobody knows.
    if (!node) return { text: '', kind: 'unfinished', span };
    if (node.kind !== 'scalar') return { text: '', kind: 'collection', span };
    const writtenAs = definition?.key;
    return { text: node.text, kind: kindOf(node), span, ...(writtenAs !== undefined && { writtenAs }) };
  }

  /** What an alias means where it is written. Without a role it stands for a single value. */
  private resolve(alias: YamlAlias, via: Via | undefined, role?: SharedRole): Definition | undefined {
    const definition = (via?.scope ?? this.scope).resolve(alias);
    if (role && definition?.shared && definition.node.kind === 'map') this.loans.push({ definition, role });
    return definition;
  }

  /** What is reached through a value: an alias leads into another text, a mapping stays in the text that it is written in. */
  private through(value: YamlNode, via: Via | undefined, definition: Definition | undefined): Via {
    return { span: via?.span ?? value.span, scope: definition?.scope ?? via?.scope ?? this.scope };
  }

  /** Keys that stand twice in a mapping that is neither fields, sections nor options. */
  private reportDuplicatesBelow(node: YamlNode | undefined): void {
    if (!node || node.kind === 'scalar') return;
    if (node.kind === 'seq') for (const item of node.items) this.reportDuplicatesBelow(item);
    if (node.kind !== 'map') return;
    reportDuplicates(node.pairs, this.problems);
    for (const { value } of node.pairs) this.reportDuplicatesBelow(value);
  }

  private reportShape(pair: YamlPair, via: Via | undefined, message: string, stray?: Option): void {
    if (!via && pair.value) this.problems.push({ message, span: firstPart(pair.value), ...(stray && { stray }) });
  }

  private mayInherit(): boolean {
    this.inherited++;
    return this.inherited <= mostInherited;
  }
}

/** So many keys are compared one by one; more by a set. */
const few = 16;

/** Keys that stand twice in a mapping of fields, at the later one. Options and sections have rules of their own. */
export function reportDuplicates(pairs: readonly YamlPair[], problems: SyntaxProblem[]): void {
  const seen = pairs.length > few ? new Set<string>() : undefined;
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index] as YamlPair;
    const text = keyText(pair);
    if (text === undefined || text === '' || isMerge(pair)) continue;
    const isKnown = seen ? seen.has(text) : stands(text, pairs, index);
    if (isKnown) problems.push({ message: 'This key stands twice in the same mapping.', span: pair.key.span });
    seen?.add(text);
  }
}

/** Whether one of the pairs before `end` has this key. */
function stands(text: string, pairs: readonly YamlPair[], end: number): boolean {
  for (let index = 0; index < end; index++) {
    const pair = pairs[index] as YamlPair;
    if (keyText(pair) === text && !isMerge(pair)) return true;
  }
  return false;
}

/** Whether a node says nothing: `~`, `null`, or an anchor alone. */
function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && (kindOf(node) === 'null' || kindOf(node) === 'empty');
}

export function isMerge(pair: YamlPair): boolean {
  return pair.key.kind === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<';
}

function nameOf(pair: YamlPair, text: string, via: Via | undefined): Name {
  return { text, span: via?.span ?? pair.key.span };
}

function headOf(map: YamlMap): Span {
  return map.pairs[0]?.key.span ?? map.span;
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

function emptyAt(span: Span, via: Via | undefined): Reached {
  return { map: { kind: 'map', flow: false, span, pairs: [] }, via };
}
