import type { Dn } from '../../model/dn.ts';
import type { Cut, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { readBlocks } from './blocks.ts';
import type { YamlCut } from './cut.ts';
import { type Anchors, DnReader, duplicateKeys, isMerge, type SharedRole } from './dnReader.ts';
import { isDocumentDn, isListedDn, isMeantAsDn, keyText } from './dnShape.ts';
import type { YamlAlias, YamlMap, YamlNode } from './node.ts';
import { commentsOf, type Parsed, parse } from './parse.ts';

/** A segment's nodes, before anyone asks for DNs. */
type Nodes = Parsed & Pick<SegmentReading, 'comments'>;

/** A node that has an anchor. `shared`: it stands outside all DNs. */
interface Anchored {
  readonly node: YamlNode;
  readonly segment: number;
  readonly shared: boolean;
}

/**
 * Reads the nodes of a stretch of YAML: the plain case line by line; anything else with `yaml`; and where `yaml` finds
 * something broken, line by line again, so that one broken line does not take its neighbours with it.
 */
export function readNodes(text: string): Nodes {
  const plain = readBlocks(text, 'strict');
  if (plain) return plain;
  const parsed = parse(text);
  if (parsed.problems.length === 0) return { ...parsed, comments: commentsOf(text, parsed.root) };
  const blocks = readBlocks(text, 'tolerant') as Nodes;
  return blocks.problems.length > 0 ? blocks : { ...blocks, problems: parsed.problems };
}

/** Reads a YAML stream segment by segment. Anchors are known from their definition to the end of their document. */
export class YamlReader implements Reader {
  private part = -1;
  private segment = -1;
  private anchors = new Map<string, Anchored>();
  private topKeys = new Set<string>();
  private readonly fragments = new Map<YamlNode, { readonly role: SharedRole; readonly at: Anchored }>();
  private readonly texts = new Map<number, string>();

  read(text: string, cut: Cut): SegmentReading {
    this.segment++;
    if (cut.part !== this.part) {
      this.part = cut.part;
      this.anchors = new Map();
      this.topKeys = new Set();
    }
    const { root, problems: found, comments } = readNodes(text);
    const problems = [...found];
    const dns: Dn[] = [];
    const kind = (cut as YamlCut).kind;
    if (kind === 'item') this.readItems(root, text, problems, dns);
    else this.readDocument(root, text, kind, problems, dns);
    return { dns, problems, comments };
  }

  finish(): ReadonlyMap<number, SegmentReading> {
    const late = new Map<number, SegmentReading & { dns: Dn[]; problems: SyntaxProblem[] }>();
    for (const [node, { role, at }] of this.fragments) {
      if (node.kind !== 'map') continue;
      const reading = late.get(at.segment) ?? { dns: [], problems: [], comments: [] };
      late.set(at.segment, reading);
      const reader = new DnReader(this.texts.get(at.segment) ?? '', this.resolver(), reading.problems);
      reading.dns.push(reader.readFragment(node, role));
    }
    return late;
  }

  private readItems(root: YamlNode | undefined, text: string, problems: SyntaxProblem[], dns: Dn[]): void {
    const items = root?.kind === 'seq' ? root.items : [root];
    for (const item of items) this.readDn(item, text, problems, dns);
  }

  /** A whole document, or what stands around the lists of one. */
  private readDocument(
    root: YamlNode | undefined,
    text: string,
    kind: string,
    problems: SyntaxProblem[],
    dns: Dn[],
  ): void {
    if (root?.kind === 'map') {
      if (kind === 'document' && (isDocumentDn(root) || isMeantAsDn(root))) {
        this.readDn(root, text, problems, dns);
        return;
      }
      this.checkTopKeys(root, problems);
      const list = root.pairs.find((pair) => keyText(pair) === 'dns')?.value;
      this.collectAnchors(root, text, true, problems, list);
      for (const pair of root.pairs) {
        if (keyText(pair) !== 'dns' || pair.value?.kind !== 'seq') continue;
        for (const item of pair.value.items) this.readDn(item, text, problems, dns);
      }
    } else if (root?.kind === 'seq' && kind === 'around') {
      this.readItems(root, text, problems, dns);
    } else if (root) {
      this.collectAnchors(root, text, true, problems);
    }
  }

  private readDn(item: YamlNode | undefined, text: string, problems: SyntaxProblem[], dns: Dn[]): void {
    if (item === undefined) return;
    this.collectAnchors(item, text, false, problems);
    const reader = new DnReader(text, this.resolver(), problems);
    if (item.kind === 'map') {
      dns.push(reader.read(item));
      return;
    }
    const target = item.kind === 'alias' ? this.resolver().resolve(item, { as: 'dn' }) : undefined;
    // `- *base`: a DN that is another one through and through.
    if (item.kind === 'alias' && target?.kind === 'map') dns.push(reader.read(mergeOf(item)));
    else if (item.kind === 'scalar' && item.text === '') return;
    else if (item.kind !== 'alias') {
      problems.push({
        message: 'A DN belongs here: `number:`, `type:` and the other fields, one on each line.',
        span: item.span,
      });
    }
  }

  /** Top-level keys that stand twice in one document, wherever its segments were cut. */
  private checkTopKeys(root: YamlMap, problems: SyntaxProblem[]): void {
    const own = root.pairs.filter((pair) => !isMerge(pair));
    problems.push(...duplicateKeys(own));
    for (const pair of own) {
      const name = keyText(pair);
      if (name === undefined || name === '') continue;
      if (this.topKeys.has(name))
        problems.push({ message: 'This key stands twice in the same mapping.', span: pair.key.span });
    }
    for (const pair of own) {
      const name = keyText(pair);
      if (name) this.topKeys.add(name);
    }
  }

  /**
   * Notes the anchors below a node, in the order of the text, and reports aliases that have none before them.
   * `except`: a list of DNs, which do the same in their turn.
   */
  private collectAnchors(
    node: YamlNode,
    text: string,
    shared: boolean,
    problems: SyntaxProblem[],
    except?: YamlNode,
  ): void {
    if (node === except) return;
    if (node.kind === 'alias' && !this.anchors.has(node.name)) {
      problems.push({ message: 'No anchor of this name stands before this alias.', span: node.span });
    }
    if (node.anchor) {
      this.anchors.set(node.anchor, { node, segment: this.segment, shared });
      if (shared) this.texts.set(this.segment, text);
    }
    if (node.kind === 'seq') {
      for (const item of node.items) if (item) this.collectAnchors(item, text, shared, problems, except);
    } else if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        this.collectAnchors(key, text, shared, problems, except);
        if (value) this.collectAnchors(value, text, shared, problems, except);
      }
    }
  }

  private resolver(): Anchors {
    return {
      resolve: (alias, role) => {
        const anchored = this.anchors.get(alias.name);
        if (anchored?.shared && role) this.fragments.set(anchored.node, { role, at: anchored });
        return anchored?.node;
      },
    };
  }
}

function mergeOf(alias: YamlAlias): YamlMap {
  const key: YamlNode = { kind: 'scalar', style: 'plain', text: '<<', span: alias.span };
  const pair = { key, value: alias, valueAt: alias.span.start, hasColon: true };
  return { kind: 'map', flow: false, span: alias.span, pairs: [pair] };
}

/** Whether the nodes of one segment say that the file holds DNs. */
export function tellsOfDns(text: string, cut: YamlCut): boolean {
  const { root } = readNodes(text);
  if (cut.kind === 'item') return root?.kind === 'seq' ? root.items.some(isListedDn) : isListedDn(root);
  if (root?.kind !== 'map') return false;
  return (
    isDocumentDn(root) ||
    root.pairs.some(
      (pair) => keyText(pair) === 'dns' && pair.value?.kind === 'seq' && pair.value.items.some(isListedDn),
    )
  );
}
