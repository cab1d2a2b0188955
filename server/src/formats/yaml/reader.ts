import type { Dn } from '../../model/dn.ts';
import type { Borrowed, CutContext, LateProblem, Linked, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { readBlocks } from './blocks.ts';
import { beginsDocument, isMoved } from './cut.ts';
import { DnReader, isMerge, reportDuplicates } from './dnReader.ts';
import { isDocumentDn, isListedDn, isMeantAsDn, keyText } from './dnShape.ts';
import { type Definition, Environment, type Scope } from './environment.ts';
import { inOrder, Lending } from './loans.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlPair } from './node.ts';
import { commentsOf, type Parsed, parse } from './parse.ts';
import { readPlain } from './plain.ts';
import { strayIn } from './stray.ts';
import { Survey } from './survey.ts';

/** A segment's nodes, before anyone asks for DNs. */
type Nodes = Parsed & Pick<SegmentReading, 'comments'>;

/**
 * Reads the nodes of a stretch of YAML: the plain case line by line; anything else with `yaml`; and where `yaml` finds
 * something broken, line by line again, so that one broken line does not take its neighbours with it.
 */
export function readNodes(text: string): Nodes {
  const plain = readPlain(text);
  if (plain) return plain;
  const parsed = parse(text);
  if (parsed.problems.length === 0) return { ...parsed, comments: commentsOf(text, parsed.root) };
  const blocks = readBlocks(text);
  return blocks.problems.length > 0 ? blocks : { ...blocks, problems: parsed.problems };
}

/** One segment by itself. */
export interface YamlPiece {
  /** Whether a document begins with it: then nothing of what stands before concerns it. */
  readonly begins: boolean;
  /** Its reading, when it is the same wherever the segment stands. */
  readonly reading?: SegmentReading;
  /** What else has to be known to read it. */
  readonly bound?: BoundPiece;
}

/** A segment that takes something from those before it, or leaves something to those behind. */
interface BoundPiece {
  readonly text: string;
  readonly nodes: Nodes;
  readonly contents: Contents;
  readonly survey: Survey;
  /** How it was linked last. */
  last?: Link;
}

interface Link {
  readonly owner: object;
  readonly base: Environment;
  readonly outer: readonly (Definition | undefined)[];
  readonly doubled: readonly YamlPair[];
  readonly scope: Scope;
  readonly anchors: ReadonlyMap<string, Definition>;
  readonly linked: Linked<Environment>;
}

/** What a segment's nodes are for. */
interface Contents {
  readonly dns: readonly (YamlNode | undefined)[];
  /** The nodes in which DNs are; the rest is shared by all. */
  readonly dnsIn: readonly YamlNode[];
  /** Pairs of the document's outermost mapping, where the segment does not hold all of it by being one DN. */
  readonly topPairs: readonly YamlPair[];
  /** DNs that nobody reads where they stand. */
  readonly stray?: SyntaxProblem | undefined;
}

/** Reads a YAML stream segment by segment. Anchors are known from their definition to the end of their document. */
export class YamlReader implements Reader<YamlPiece, Environment> {
  readonly start = new Environment();
  private readonly lending = new Lending();

  read(text: string, { kind, before }: CutContext): YamlPiece {
    const begins = beginsDocument(before);
    const read = readNodes(text);
    const nodes = isMoved(before) ? withMove(read) : read;
    const contents = contentsOf(nodes.root, kind);
    // Without these marks there is neither an anchor nor an alias.
    const isSurveyed = text.includes('&') || text.includes('*');
    if (isSurveyed || (kind === 'around' && contents.topPairs.length > 0)) {
      const survey = new Survey(nodes.root, contents.dnsIn);
      if (!survey.isEmpty || kind === 'around') return { begins, bound: { text, nodes, contents, survey } };
    }
    return { begins, reading: this.readingOf(nodes, contents, [], { owner: nodes, text, resolve: nowhere }) };
  }

  link({ begins, reading, bound }: YamlPiece, state: Environment, owner: object): Linked<Environment> {
    const base = begins ? this.start : state;
    if (bound) return this.linkBound(bound, base, owner);
    const linked = { reading: reading as SegmentReading, after: base };
    return base === state ? { ...linked, isFree: true } : linked;
  }

  end(): readonly LateProblem[] {
    return [];
  }

  lend(_piece: YamlPiece, loans: readonly Borrowed[]): Pick<SegmentReading, 'dns' | 'problems'> {
    const dns: Dn[] = [];
    const problems = new Map<string, SyntaxProblem>();
    for (const { definition, role } of inOrder(loans)) {
      if (definition.node.kind !== 'map') continue;
      const found: SyntaxProblem[] = [];
      dns.push(new DnReader(definition.scope, found).readFragment(definition.node, role));
      for (const problem of found)
        problems.set(`${problem.span.start} ${problem.span.end} ${problem.message}`, problem);
    }
    return { dns, problems: [...problems.values()] };
  }

  private linkBound(piece: BoundPiece, base: Environment, owner: object): Linked<Environment> {
    const { last, survey, nodes, contents, text } = piece;
    if (last?.owner === owner && last.base === base) return last.linked;
    const outer = survey.outer.map((name) => base.definitionOf(name));
    const doubled = contents.topPairs.filter((pair) => base.hasKey(keyText(pair) ?? ''));
    const isSame = last?.owner === owner && areSame(last.outer, outer) && areSame(last.doubled, doubled);
    const { scope, anchors } = isSame ? last : survey.bind(owner, text, outer);
    const reading = isSame ? last.linked.reading : this.readingOf(nodes, contents, doubled, scope, survey.aliases);
    const after = base.with(
      anchors,
      contents.topPairs.map((pair) => keyText(pair) ?? ''),
    );
    const linked = { reading, after };
    piece.last = { owner, base, outer, doubled, scope, anchors, linked };
    return linked;
  }

  private readingOf(
    nodes: Nodes,
    { topPairs, dns: items, stray }: Contents,
    doubled: readonly YamlPair[],
    scope: Scope,
    aliases: Iterable<YamlAlias> = [],
  ): SegmentReading {
    const problems = [...nodes.problems];
    if (stray) problems.push(stray);
    reportDuplicates(topPairs, problems);
    for (const { key } of doubled)
      problems.push({ message: 'This key stands twice in the same mapping.', span: key.span });
    for (const alias of aliases) {
      if (!scope.resolve(alias))
        problems.push({ message: 'No anchor of this name stands before this alias.', span: alias.span });
    }
    const dns: Dn[] = [];
    const borrowed: Borrowed[] = [];
    for (const item of items) {
      const reader = new DnReader(scope, problems);
      const dn = readDn(item, reader, scope, problems);
      if (!dn) continue;
      dns.push(dn);
      if (reader.loans.length > 0) borrowed.push(...this.lending.allOf(reader.loans));
    }
    const reading = { dns, problems, comments: nodes.comments };
    return borrowed.length > 0 ? { ...reading, borrowed } : reading;
  }
}

function nowhere(): undefined {
  return undefined;
}

function readDn(item: YamlNode | undefined, reader: DnReader, scope: Scope, problems: SyntaxProblem[]): Dn | undefined {
  if (!item) return undefined;
  if (item.kind === 'map') return reader.read(item);
  // `- *base`: a DN that is another one through and through.
  if (item.kind === 'alias') return scope.resolve(item)?.node.kind === 'map' ? reader.read(mergeOf(item)) : undefined;
  if (item.kind === 'scalar' && item.text === '') return undefined;
  problems.push({
    message: 'A DN belongs here: `number:`, `type:` and the other fields, one on each line.',
    span: item.span,
  });
  return undefined;
}

/** Where the DNs of a segment are: the items of a list, a whole document, or the items of a `dns:` that was not cut. */
function contentsOf(root: YamlNode | undefined, kind: string): Contents {
  if (!root) return { dns: [], dnsIn: [], topPairs: [] };
  if (kind === 'item' || (root.kind === 'seq' && kind === 'around'))
    return { dns: root.kind === 'seq' ? root.items : [root], dnsIn: [root], topPairs: [] };
  if (root.kind !== 'map') return { dns: [], dnsIn: [], topPairs: [], stray: strayIn(root) };
  if (kind === 'document' && (isDocumentDn(root) || isMeantAsDn(root)))
    return { dns: [root], dnsIn: [root], topPairs: [] };
  const lists = root.pairs.flatMap((pair) =>
    keyText(pair) === 'dns' && pair.value?.kind === 'seq' ? [pair.value] : [],
  );
  const topPairs = root.pairs.filter((pair) => !isMerge(pair) && keyText(pair) !== undefined && keyText(pair) !== '');
  // Around a list that was cut there are DNs already.
  const stray = kind === 'document' ? strayIn(root) : undefined;
  return { dns: lists.flatMap((list) => list.items), dnsIn: lists, topPairs, stray };
}

function areSame<Thing>(some: readonly Thing[], others: readonly Thing[]): boolean {
  return some.length === others.length && some.every((thing, index) => thing === others[index]);
}

function mergeOf(alias: YamlAlias): YamlMap {
  const key: YamlNode = { kind: 'scalar', style: 'plain', text: '<<', span: alias.span };
  const pair = { key, value: alias, valueAt: alias.span.start, hasColon: true };
  return { kind: 'map', flow: false, span: alias.span, pairs: [pair] };
}

/** Whether the nodes of one segment say that the file holds DNs. */
export function tellsOfDns(text: string, kind: string): boolean {
  const { root } = readNodes(text);
  if (kind === 'item') return root?.kind === 'seq' ? root.items.some(isListedDn) : isListedDn(root);
  if (root?.kind !== 'map') return false;
  return (
    isDocumentDn(root) ||
    root.pairs.some(
      (pair) => keyText(pair) === 'dns' && pair.value?.kind === 'seq' && pair.value.items.some(isListedDn),
    )
  );
}

/** Says of a list's item that it stands in another column than those before it. */
function withMove(nodes: Nodes): Nodes {
  if (nodes.root?.kind !== 'seq') return nodes;
  const { start } = nodes.root.span;
  const problem: SyntaxProblem = {
    message: 'The indentation does not fit: entries of one level start in the same column.',
    span: { start, end: start + 1 },
  };
  return { ...nodes, problems: [problem, ...nodes.problems] };
}
