import type { YamlAlias, YamlMap, YamlNode, YamlScalar } from '../formats/yaml/node.ts';
import { parse } from '../formats/yaml/parse.ts';
import type { Span } from '../model/span.ts';
import type { ConfigProblem } from './configProblem.ts';

/** A node that is no alias. */
export type ConfigNode = Exclude<YamlNode, YamlAlias>;

/** A key with its value; `value` is absent where nothing is written. */
export interface ConfigEntry {
  readonly key: YamlScalar;
  readonly value: ConfigNode | undefined;
}

/** A YAML file of the tool's own. Aliases and merge keys are looked through one step at a time, so nothing is ever multiplied. */
export class ConfigTree {
  readonly root: ConfigNode | undefined;
  /** What is wrong with the YAML, in words that quote nothing of it. */
  readonly problems: readonly ConfigProblem[];
  private readonly targets: ReadonlyMap<YamlAlias, ConfigNode>;

  constructor(text: string) {
    const { root, problems } = parse(text);
    const survey = surveyOf(root);
    this.targets = survey.targets;
    this.root = root && this.resolve(root);
    this.problems = [
      ...problems.map(({ message, span }): ConfigProblem => {
        const isNextDocument = text.startsWith('---', span.start);
        return { rule: 'syntax/yaml', message: isNextDocument ? onlyOneDocument : message, span };
      }),
      ...survey.problems,
    ];
  }

  /** What an alias stands for; any other node stands for itself. */
  resolve(node: YamlNode): ConfigNode | undefined {
    return node.kind === 'alias' ? this.targets.get(node) : node;
  }

  /** The entries of a mapping, its own before those that it merges in; of several with one key, the first. */
  entries(map: YamlMap): readonly ConfigEntry[] {
    const byKey = new Map<string, ConfigEntry>();
    this.collect(map, byKey, new Set());
    return [...byKey.values()];
  }

  /** Visits each mapping once, however often it is merged in. */
  private collect(map: YamlMap, into: Map<string, ConfigEntry>, seen: Set<ConfigNode>): void {
    const merged: ConfigNode[] = [map];
    for (let node = merged.shift(); node; node = merged.shift()) {
      if (seen.has(node)) continue;
      seen.add(node);
      if (node.kind === 'seq') merged.push(...this.resolved(node.items));
      if (node.kind !== 'map') continue;
      for (const { key, value, hasColon } of node.pairs) {
        const name = this.resolve(key);
        // Without a colon it is no key yet; that is said as a problem of the syntax, or somebody is typing.
        if (name?.kind !== 'scalar' || !hasColon) continue;
        const resolved = value && this.resolve(value);
        if (isMergeKey(name)) {
          if (resolved) merged.push(resolved);
        } else if (!into.has(name.text)) into.set(name.text, { key: name, value: resolved });
      }
    }
  }

  private resolved(items: readonly (YamlNode | undefined)[]): ConfigNode[] {
    return items.map((item) => item && this.resolve(item)).filter((item) => item !== undefined);
  }
}

const onlyOneDocument = 'A second document starts here; only the first one is read.';

function isMergeKey({ text, style }: YamlScalar): boolean {
  return text === '<<' && style === 'plain';
}

/** Paths with asterisks are what people mean by an alias without an anchor. */
function unknownAlias({ name, span }: YamlAlias): ConfigProblem {
  const message = 'No anchor of this name stands before this alias. A text that begins with an asterisk needs quotes.';
  const fixes = [{ title: 'Write in quotes', edits: [{ span, newText: JSON.stringify(`*${name}`) }] }];
  return { rule: 'syntax/yaml', message, span, fixes };
}

interface Survey {
  readonly targets: ReadonlyMap<YamlAlias, ConfigNode>;
  readonly problems: readonly ConfigProblem[];
}

/** What every alias stands for, and the faults that `yaml` leaves to us: keys that stand twice, aliases without an anchor. */
function surveyOf(root: YamlNode | undefined): Survey {
  const targets = new Map<YamlAlias, ConfigNode>();
  const problems: ConfigProblem[] = [];
  const anchors = new Map<string, ConfigNode>();
  const report = (message: string, span: Span) => problems.push({ rule: 'syntax/yaml', message, span });
  // A stack of our own, in the order of the text: how deep a file nests is its author's choice.
  const open: (YamlNode | undefined)[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!node) continue;
    if (node.kind === 'alias') {
      const target = anchors.get(node.name);
      if (target) targets.set(node, target);
      else problems.push(unknownAlias(node));
      continue;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (node.kind === 'seq') for (const item of node.items.toReversed()) open.push(item);
    if (node.kind !== 'map') continue;
    const keys = new Set<string>();
    for (const { key } of node.pairs) {
      if (key.kind !== 'scalar' || isMergeKey(key)) continue;
      if (keys.has(key.text)) report('This key stands here already; the first one counts.', key.span);
      keys.add(key.text);
    }
    for (const { key, value } of node.pairs.toReversed()) open.push(value, key);
  }
  return { targets, problems };
}
