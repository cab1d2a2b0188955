import type { SyntaxProblem } from '../formats/format.ts';
import { readBlocks } from '../formats/yaml/blocks.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlScalar } from '../formats/yaml/node.ts';
import { type Parsed, parse } from '../formats/yaml/parse.ts';
import { once } from '../model/once.ts';
import type { Span } from '../model/span.ts';
import type { ConfigProblem } from './configProblem.ts';

/** A node that is no alias. */
export type ConfigNode = Exclude<YamlNode, YamlAlias>;

/** A key with its value; `value` is absent where nothing is written. */
export interface ConfigEntry {
  readonly key: YamlScalar;
  readonly value: ConfigNode | undefined;
}

/** A file of the tool's own. Aliases and merge keys are looked through one step at a time, so nothing is ever multiplied. */
export class ConfigTree {
  readonly root: ConfigNode | undefined;
  /** What cannot be read, in words that quote nothing of the file. */
  readonly problems: readonly ConfigProblem[];
  private readonly targets: ReadonlyMap<YamlAlias, ConfigNode>;

  /** `rule`: under which it is said what is wrong with the syntax. */
  constructor(root: YamlNode | undefined, problems: readonly SyntaxProblem[], rule: 'syntax/yaml' | 'syntax/json') {
    const survey = surveyOf(root);
    this.targets = survey.targets;
    this.root = root && this.resolve(root);
    const unreadable = problems.map(({ message, span, fix }) => ({ message, span, ...(fix && { fixes: [fix] }) }));
    this.problems = [...unreadable, ...survey.problems].map((problem) => ({ rule, ...problem }));
  }

  /** What an alias stands for; any other node stands for itself. */
  resolve(node: YamlNode): ConfigNode | undefined {
    return node.kind === 'alias' ? this.targets.get(node) : node;
  }

  /** The entries of a mapping by key, its own before those that it merges in; of several with one key, the first. */
  readonly entries = once((map: YamlMap): ReadonlyMap<string, ConfigEntry> => {
    const byKey = new Map<string, ConfigEntry>();
    const seen = new Set<ConfigNode>();
    const open: ConfigNode[] = [map];
    // Each mapping is visited once, however often it is merged in.
    for (let index = 0; index < open.length; index++) {
      const node = open[index] as ConfigNode;
      if (seen.has(node)) continue;
      seen.add(node);
      if (node.kind === 'seq') for (const item of node.items) this.add(item, open);
      if (node.kind !== 'map') continue;
      for (const { key, value, hasColon } of node.pairs) {
        const name = this.resolve(key);
        // Without a colon it is no key yet; that is said as a problem of the syntax, or somebody is typing.
        if (name?.kind !== 'scalar' || !hasColon) continue;
        const resolved = value && this.resolve(value);
        if (isMergeKey(name)) this.add(resolved, open);
        else if (!byKey.has(name.text)) byKey.set(name.text, { key: name, value: resolved });
      }
    }
    return byKey;
  });

  private add(node: YamlNode | undefined, to: ConfigNode[]): void {
    const resolved = node && this.resolve(node);
    if (resolved) to.push(resolved);
  }
}

/** No file that people write for this tool is longer; what is, would only hold everything up. */
export const longestConfig = 250_000;

/** The tree of a file that is too long to be read. */
export function tooLong(rule: 'syntax/yaml' | 'syntax/json'): ConfigTree {
  const message = `This file is not read: it has more than ${longestConfig} characters.`;
  return new ConfigTree(undefined, [{ message, span: { start: 0, end: 0 } }], rule);
}

/** Reads YAML: what `yaml` finds broken line by line, as in files of DNs, so that it is said where it stands and its neighbours are read. */
export function yamlTree(text: string): ConfigTree {
  if (text.length > longestConfig) return tooLong('syntax/yaml');
  const second = secondDocument(text);
  const parsed = parse(text);
  const { root, problems } =
    parsed.problems.length > 0 ? brokenTree(text.slice(0, second[0]?.span.start), parsed) : parsed;
  return new ConfigTree(root, [...problems, ...second], 'syntax/yaml');
}

function brokenTree(text: string, parsed: Parsed): Parsed {
  const blocks = readBlocks(text);
  return blocks.problems.length > 0 ? blocks : { ...blocks, problems: parsed.problems };
}

/** Where another document begins: the first line of dashes with something before it. */
function secondDocument(text: string): SyntaxProblem[] {
  const hasContent = /^(?!\ufeff?[ \t\r]*(?:#|%|$))/m;
  for (const { index } of text.matchAll(/^---(?=\s|$)/gm)) {
    // A first line of dashes opens the only document.
    if (!hasContent.test(text.slice(0, index))) continue;
    return [
      { message: 'A second document starts here; only the first one is read.', span: { start: index, end: index + 3 } },
    ];
  }
  return [];
}

function isMergeKey({ text, style }: YamlScalar): boolean {
  return text === '<<' && style === 'plain';
}

/** Paths with asterisks are what people mean by an alias without an anchor. */
function unknownAlias({ name, span }: YamlAlias): TreeProblem {
  const message = 'No anchor of this name stands before this alias. A text that begins with an asterisk needs quotes.';
  const fixes = [{ title: 'Write in quotes', edits: [{ span, newText: JSON.stringify(`*${name}`) }] }];
  return { message, span, fixes };
}

type TreeProblem = Omit<ConfigProblem, 'rule'>;

interface Survey {
  readonly targets: ReadonlyMap<YamlAlias, ConfigNode>;
  readonly problems: readonly TreeProblem[];
}

/** What every alias stands for, and the faults that `yaml` leaves to us: keys that stand twice, aliases without an anchor. */
function surveyOf(root: YamlNode | undefined): Survey {
  const targets = new Map<YamlAlias, ConfigNode>();
  const problems: TreeProblem[] = [];
  const anchors = new Map<string, ConfigNode>();
  const report = (message: string, span: Span) => problems.push({ message, span });
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
