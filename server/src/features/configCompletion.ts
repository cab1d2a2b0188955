import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { lineAt, lineStart } from '../formats/lines.ts';
import type { YamlNode } from '../formats/yaml/node.ts';
import { isJsonName } from '../project/catalogueFile.ts';
import { itemsOf, type Proposal } from './completionItems.ts';
import type { ConfigDocument } from './configAnalysis.ts';
import { renderKey, renderValue } from './configHover.ts';
import { type ConfigPlace, placeWhere, treeOf } from './configPlace.ts';
import { type Schema, schemaOf } from './configSchema.ts';
import { expand, schemaAt } from './configSchemaAt.ts';
import { type FeatureOptions, rangeOf } from './document.ts';
import type { TabStops } from './snippet.ts';

/** What can be written at a position of a project file or a catalogue: keys, and values that can be listed. */
export function configCompletionsAt(
  document: ConfigDocument,
  position: Position,
  options: FeatureOptions,
): CompletionItem[] {
  const word = wordAt(document.analysis.text, document.text.offsetAt(position));
  const found = word && proposalsFor(document, word, options);
  if (!word || !found) return [];
  const { text } = document.analysis;
  const replaced = {
    range: rangeOf(document, word),
    text: text.slice(word.start, word.end),
    typed: text.slice(word.start, document.text.offsetAt(position)),
  };
  const documentation = new Map(found.map(({ label, about }) => [label, about]));
  return itemsOf(found, replaced, options).map((item) => {
    const value = documentation.get(item.label);
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
  });
}

type ConfigProposal = Proposal & { readonly about?: string };

/** The word at the cursor, quotes included, and what stands on its line before and behind it. */
interface Word {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The column of the word. */
  readonly column: number;
  /** Nothing but blanks and dashes stands before it. */
  readonly isFirst: boolean;
  /** Nothing stands behind it. */
  readonly isLast: boolean;
  readonly hasColon: boolean;
}

/** Takes the place of the word, so that the reader says where it stands. */
const mark = 'dn-config-cursor';

function wordAt(text: string, offset: number): Word | undefined {
  const line = { start: lineStart(text, offset), end: lineAt(text, offset).end };
  let start = offset;
  while (start > line.start && /[\w$./*+-]/.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < line.end && /[\w$./*+-]/.test(text[end] ?? '')) end++;
  const before = text[start - 1] ?? '';
  const quote = start > line.start && /["']/.test(before) ? before : '';
  start -= quote.length;
  if (quote !== '' && text[end] === quote) end++;
  const ahead = text.slice(line.start, start);
  const behind = text.slice(end, line.end);
  // A dash is not one of a list before a blank stands behind it.
  if (text[start] === '-' && /^[\s-]*$/.test(ahead)) return undefined;
  return {
    start,
    end,
    quote,
    column: ahead.replace(/^\ufeff/, '').length,
    isFirst: /^\ufeff?[\s-]*$/.test(ahead),
    isLast: /^\s*(?:#.*)?$/.test(behind),
    hasColon: /^\s*:/.test(behind),
  };
}

function proposalsFor(
  { analysis }: ConfigDocument,
  word: Word,
  options: FeatureOptions,
): readonly ConfigProposal[] | undefined {
  const isJson = isJsonName(analysis.fileName);
  // A word alone on its line is read as a key: otherwise it would run together with the next line.
  const asKey = word.isFirst && word.isLast && !isJson ? `${mark}:` : isJson ? JSON.stringify(mark) : mark;
  const text = analysis.text.slice(0, word.start) + asKey + analysis.text.slice(word.end);
  const place = placeWhere(treeOf(analysis, text), (scalar) => scalar.text === mark);
  // In JSON, a file without braces has no place for anything.
  if (!place || (isJson && place.role === 'value' && place.path.length === 0)) return undefined;
  if (isOutOfLine(place, analysis.text, word)) return undefined;
  const root = schemaOf(analysis.kind);
  const schema = schemaAt(root, place.path, place.nodes);
  if (!schema) return undefined;
  const writer: Writer = { word, isJson, isFlow: isFlow(place.nodes), snippets: options.snippets === true };
  // The whole file is one word so far: it becomes the first key.
  const isKey = place.role === 'key' || place.path.length === 0;
  if (isKey && schema.properties) return keys(root, schema, takenIn(place.nodes.at(-1)), writer, '');
  if (isKey && schema.items && !writer.isFlow) {
    const items = expand(root, schema.items);
    return items.properties ? keys(root, items, [], writer, '- ') : values(items, writer, '- ');
  }
  return values(schema, writer, '');
}

/** Whether a key would stand in another column than its neighbours, which YAML does not take. */
function isOutOfLine({ role, nodes }: ConfigPlace, text: string, word: Word): boolean {
  const map = nodes.at(-1);
  if (role !== 'key' || map?.kind !== 'map' || map.flow) return false;
  // What stands before the cursor stands where it stood; a map that begins behind it begins at the cursor.
  const first = map.pairs[0]?.key.span.start ?? word.start;
  return first < word.start && columnAt(text, first) !== word.column;
}

function columnAt(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (text.charCodeAt(start) === 0xfeff ? 1 : 0);
}

/** How texts are written at the cursor. */
interface Writer {
  readonly word: Word;
  readonly isJson: boolean;
  readonly isFlow: boolean;
  readonly snippets: boolean;
}

function keys(
  root: Schema,
  { properties = {} }: Schema,
  taken: readonly string[],
  writer: Writer,
  lead: string,
): readonly ConfigProposal[] {
  return Object.entries(properties).flatMap(([name, property]): ConfigProposal[] => {
    if (taken.includes(name)) return [];
    const schema = property === true ? {} : expand(root, property);
    const choices = choicesOf(schema);
    return [
      {
        label: name,
        kind: CompletionItemKind.Property,
        group: 'known',
        about: renderKey(name, schema),
        suggest: !writer.snippets && choices.length > 0,
        write: (stops) => lead + entryText(name, schema, writer, stops, lead.length),
      },
    ];
  });
}

function values(schema: Schema, writer: Writer, lead: string): readonly ConfigProposal[] {
  return choicesOf(schema).map((value): ConfigProposal => {
    const about = renderValue(schema, value);
    return {
      label: value,
      kind: CompletionItemKind.Value,
      group: 'value',
      isOnlyChoice: true,
      ...(about !== undefined && { about }),
      write: () => lead + valueText(value, schema, writer),
    };
  });
}

/** The values that can be listed. */
function choicesOf({ enum: words, examples, type, const: only }: Schema): readonly string[] {
  if (words) return words;
  if (only !== undefined) return [String(only)];
  return type === 'boolean' ? ['true', 'false'] : (examples ?? []);
}

function entryText(name: string, schema: Schema, writer: Writer, stops: TabStops, deeper: number): string {
  const { word, isJson, isFlow } = writer;
  const quote = isJson ? '"' : word.quote;
  const key = quote + name + quote;
  if (word.hasColon) return key;
  const inner = `\n${' '.repeat(word.column + deeper + 2)}`;
  if (hasType(schema, 'object') || schema.properties)
    return isJson || isFlow ? `${key}: {${stops.add()}}` : `${key}:${inner}${stops.add()}`;
  if (hasType(schema, 'array')) {
    const isOfMappings = schema.items?.properties !== undefined || schema.items?.$ref !== undefined;
    return isJson || isFlow || !isOfMappings ? `${key}: [${stops.add()}]` : `${key}:${inner}- ${stops.add()}`;
  }
  return `${key}: ${stops.add(...choicesOf(schema).map((value) => valueText(value, schema, { ...writer, word: { ...word, quote: '' } })))}`;
}

function valueText(value: string, { type, const: only }: Schema, { isJson, word }: Writer): string {
  // Booleans and the version are no texts.
  if (type === 'boolean' || typeof only === 'number') return value;
  return isJson ? JSON.stringify(value) : word.quote + value + word.quote;
}

function hasType({ type }: Schema, wanted: string): boolean {
  return type === wanted || (Array.isArray(type) && type.includes(wanted));
}

function isFlow(nodes: readonly YamlNode[]): boolean {
  return nodes.some((node) => (node.kind === 'map' || node.kind === 'seq') && node.flow);
}

/** The keys that stand in a mapping already. */
function takenIn(node: YamlNode | undefined): readonly string[] {
  if (node?.kind !== 'map') return [];
  return node.pairs.flatMap(({ key }) => (key.kind === 'scalar' && key.text !== mark ? [key.text] : []));
}
