import { byDistance, nearest } from '../catalogue/nearest.ts';
import type { YamlScalar } from '../formats/yaml/node.ts';
import { scalarText } from '../formats/yaml/write.ts';
import type { Span } from '../model/span.ts';
import type { ConfigFix, ConfigProblem } from './configProblem.ts';
import type { ConfigEntry, ConfigNode, ConfigTree } from './configTree.ts';

/** Something that a file says, and where: offsets in the file, in UTF-16 code units. */
export interface Written<Value> {
  readonly value: Value;
  readonly span: Span;
}

/** The entries of a mapping, by key. */
export type Fields = ReadonlyMap<string, ConfigEntry>;

/** Reads what is right in a tree and remembers what is wrong. */
export class ConfigReader {
  readonly problems: ConfigProblem[] = [];
  private readonly tree: ConfigTree;

  constructor(tree: ConfigTree) {
    this.tree = tree;
  }

  /** The entries of a mapping by key. Keys besides the allowed ones are problems, with a message of their own where `elsewhere` has one. */
  fields(node: ConfigNode, allowed?: readonly string[], elsewhere?: ReadonlyMap<string, string>): Fields {
    if (isNothing(node)) return new Map();
    if (node.kind !== 'map') {
      this.invalid(node.span, `A mapping is expected here${allowed ? `, with keys such as '${allowed[0]}'` : ''}.`);
      return new Map();
    }
    const fields = this.tree.entries(node);
    for (const { key } of fields.values()) {
      if (allowed && !allowed.includes(key.text)) this.unknownKey(key, allowed, fields, elsewhere?.get(key.text));
    }
    return fields;
  }

  /** The list behind a key, without the items that cannot be read; `undefined` where there is no list. */
  listIn<Item>(fields: Fields, key: string, read: (node: ConfigNode) => Item | undefined): Item[] | undefined {
    const node = fields.get(key)?.value;
    if (!node || isNothing(node)) return undefined;
    if (node.kind !== 'seq') {
      const fixes = node.kind === 'scalar' ? [asList(node)] : [];
      return this.invalid(node.span, `'${key}' is a list, even of one entry.`, fixes);
    }
    return node.items.flatMap((item) => {
      const resolved = item && this.tree.resolve(item);
      // A dash with nothing behind it is where somebody is about to type.
      const value = resolved && !isNothing(resolved) ? read(resolved) : undefined;
      return value === undefined ? [] : [value];
    });
  }

  /** One of a closed list of words; what is near is offered first. */
  word<Word extends string>(entry: ConfigEntry | undefined, words: readonly Word[]): Written<Word> | undefined {
    if (!entry) return undefined;
    const { key, value } = entry;
    const expected = `'${key.text}' takes ${choice(words)}.`;
    if (!value || isNothing(value)) return this.invalid(key.span, `A value is missing: ${expected}`);
    if (value.kind !== 'scalar') return this.invalid(value.span, expected);
    const found = words.find((word) => word === value.text);
    if (found !== undefined) return { value: found, span: value.span };
    const near = nearest(value.text, words);
    const offered = near.length > 0 ? near : byDistance(value.text, words);
    return this.invalid(
      value.span,
      expected,
      offered.map((word) => changeTo(value, word)),
    );
  }

  /** A text that is not empty. What is written without quotes counts as it is written, numbers included. */
  text(node: ConfigNode, expectation: string): Written<string> | undefined {
    if (node.kind === 'scalar' && node.text.trim() !== '') return { value: node.text, span: node.span };
    return this.invalid(node.span, expectation);
  }

  invalid(span: Span, message: string, fixes: readonly ConfigFix[] = []): undefined {
    this.problems.push({ rule: 'config/invalid-value', message, span, ...(fixes.length > 0 && { fixes }) });
  }

  private unknownKey(key: YamlScalar, allowed: readonly string[], taken: Fields, why: string | undefined): void {
    const near = nearest(key.text, allowed).filter((name) => !taken.has(name));
    this.problems.push({
      rule: 'config/unknown-key',
      message: why ?? `The key '${key.text}' is not known here. ${meant(near, allowed)}`,
      span: key.span,
      ...(near.length > 0 && { fixes: near.map((name) => renaming(key.span, name)) }),
    });
  }
}

/** Whether nothing is meant: a key whose entries are all commented out has the value null. */
export function isNothing(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && /^(?:~|null|Null|NULL)?$/.test(node.text);
}

/** Writes another key in the place of one. Keys are plain names; none of ours needs quotes. */
export function renaming(span: Span, name: string): ConfigFix {
  return { title: `Rename to '${name}'`, edits: [{ span, newText: name }] };
}

function changeTo({ span, style }: YamlScalar, word: string): ConfigFix {
  return { title: `Change to '${word}'`, edits: [{ span, newText: inline(word, style) }] };
}

function asList({ span, text, style }: YamlScalar): ConfigFix {
  return { title: 'Write as a list', edits: [{ span, newText: `[${inline(text.trim(), style)}]` }] };
}

/** A block of lines becomes a text in quotes. */
function inline(text: string, style: YamlScalar['style']): string {
  return scalarText(text, style === 'block' ? 'double' : style);
}

/** What an unknown key may be, or else what it can be. */
export function meant(near: readonly string[], allowed: readonly string[]): string {
  return near.length > 0
    ? `Perhaps ${choice(near)} is meant.`
    : `Known are ${allowed.map((name) => `'${name}'`).join(', ')}.`;
}

/** Words as a choice, in quotes: 'one', 'two' or 'three'. */
export function choice(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
