import { builtInCatalogue, type Catalogue, createCatalogue, withSecrets } from '../catalogue/catalogue.ts';
import { contradictionsOf } from '../catalogue/contradictions.ts';
import { nearest } from '../catalogue/nearest.ts';
import { builtInOptions } from '../catalogue/options.ts';
import { type CatalogueProblem, type DataPath, readCatalogue } from '../catalogue/readCatalogue.ts';
import { type SecretEntry, secretEntriesIn, secretEntriesOf } from '../catalogue/secretEntries.ts';
import type { OptionDefinition } from '../catalogue/types.ts';
import type { YamlScalar } from '../formats/yaml/node.ts';
import { scalarText } from '../formats/yaml/write.ts';
import { once } from '../model/once.ts';
import type { Span } from '../model/span.ts';
import { dataOf, tooMuch } from './configData.ts';
import { type ConfigFix, type ConfigProblem, inOrder } from './configProblem.ts';
import { isNothing, meant } from './configReader.ts';
import { type ConfigEntry, type ConfigNode, type ConfigTree, yamlTree } from './configTree.ts';
import { jsonTree } from './jsonTree.ts';
import type { ProjectFile } from './projectFile.ts';

/** What was read of a user's catalogue. */
export interface CatalogueFile {
  /** The options, for `catalogueOf`; absent where the file is not valid. */
  readonly definitions?: readonly OptionDefinition[];
  /** What it calls secret, but for what valid options say of themselves. It counts even where nothing else of the file does. */
  readonly secrets: readonly SecretEntry[];
  /** All that is wrong, in the order of the file. */
  readonly problems: readonly ConfigProblem[];
}

/** What became of an entry of `catalogues`. `invalid`: how many problems keep it from being used. */
export type CatalogueResult =
  | {
      readonly kind: 'valid';
      readonly definitions: readonly OptionDefinition[];
      readonly secrets: readonly SecretEntry[];
    }
  | { readonly kind: 'invalid'; readonly problems: number; readonly secrets: readonly SecretEntry[] }
  /** The file is not there, or may not be read: `reason` is a phrase such as "reading it is not allowed". */
  | { readonly kind: 'missing'; readonly reason?: string };

/** Whether a catalogue is read as JSON: by the end of its name; all else is YAML. */
export function isJsonName(fileName: string): boolean {
  return /\.jsonc?$/i.test(fileName);
}

/** Reads a catalogue of the user's own (spec.md section 2), YAML or JSON by its name. */
export function readCatalogueFile(text: string, fileName: string): CatalogueFile {
  const isJson = isJsonName(fileName);
  const tree = isJson ? jsonTree(text) : yamlTree(text);
  const data = tree.root ? dataOf(tree, tree.root, text.length) : null;
  if (tree.problems.length > 0) {
    const secrets = [...secretEntriesOf(data), ...secretEntriesIn(text)];
    return { secrets, problems: inOrder(tree.problems) };
  }
  const places = new Places(tree, text, isJson);
  if (data === tooMuch) {
    const message = 'Aliases make this file many times as large as it is written, or it is nested too deeply.';
    const secrets = secretEntriesIn(text);
    return { secrets, problems: [{ rule: isJson ? 'syntax/json' : 'syntax/yaml', message, span: places.firstLine() }] };
  }
  const secrets = secretEntriesOf(data);
  const reading = readCatalogue(data);
  const problems = reading.problems.map((problem) => places.problem(problem));
  if (reading.kind === 'problems') return { secrets, problems: inOrder(problems) };
  const contradictions = contradictionsOf(reading.definitions).map(({ path, message, documented }): ConfigProblem => {
    const fixes = documented === undefined ? [] : places.changes(path, [documented]);
    return { rule: 'config/contradicts-documented', message, span: places.spanOf(path), ...some(fixes) };
  });
  const { definitions } = reading;
  return { definitions, secrets: unsaid(secrets, definitions), problems: inOrder([...problems, ...contradictions]) };
}

/** What is called secret in a place where that means nothing: what options say themselves, a later catalogue may say otherwise. */
function unsaid(secrets: readonly SecretEntry[], definitions: readonly OptionDefinition[]): readonly SecretEntry[] {
  const said = definitions.filter(({ values }) => values?.kind === 'string' && values.secret !== undefined);
  return secrets.filter((entry) => !said.some(({ name, section }) => name === entry.name && section === entry.section));
}

/** What a file named under `catalogues` came to, for `checkCatalogueEntries`. */
export const resultOf = once(({ definitions, secrets, problems }: CatalogueFile): CatalogueResult => {
  if (!definitions) return { kind: 'invalid', problems: problems.length, secrets };
  return { kind: 'valid', definitions, secrets };
});

/** The same for a file of which it is not certain that it is meant: all that it calls secret, and nothing else. */
export const onlySecretsOf = once((result: CatalogueResult): CatalogueResult => {
  if (result.kind !== 'valid') return result;
  const secret = result.definitions.filter(({ values }) => values?.kind === 'string' && values.secret === true);
  const said = secret.map(({ name, section }) => ({ name, section }));
  return { kind: 'invalid', problems: 0, secrets: [...result.secrets, ...said] };
});

/** The entries of `catalogues` of which nothing can be used. `results`: by the entry as it is written; what has none yet is passed over. */
export function checkCatalogueEntries(
  project: ProjectFile,
  results: ReadonlyMap<string, CatalogueResult>,
): readonly ConfigProblem[] {
  return project.catalogues.flatMap(({ value, span }): ConfigProblem[] => {
    const result = results.get(value);
    if (!result || result.kind === 'valid') return [];
    if (result.kind === 'invalid') {
      const count = result.problems === 1 ? 'There is a problem' : `There are ${result.problems} problems`;
      const message = `${count} in the catalogue '${value}'; nothing of it is used.`;
      return [{ rule: 'config/catalogue', message, span }];
    }
    const why = result.reason === undefined ? 'is not there' : `cannot be read: ${result.reason}`;
    return [{ rule: 'config/missing-file', message: `The catalogue '${value}' ${why}.`, span }];
  });
}

/**
 * The built-in catalogue refined by others, in their order; of those that are not valid, only what they call secret counts. The same lists give the
 * same object as long as somebody holds them.
 */
export function catalogueOf(results: readonly CatalogueResult[]): Catalogue {
  let step = firstStep;
  for (const result of results) if (result.kind === 'valid') step = step.next(result.definitions);
  for (const result of results)
    if (result.kind !== 'missing' && result.secrets.length > 0) step = step.hiding(result.secrets);
  return step.catalogue();
}

interface Step {
  catalogue(): Catalogue;
  next(definitions: readonly OptionDefinition[]): Step;
  hiding(secrets: readonly SecretEntry[]): Step;
}

const firstStep: Step = stepBehind([], []);

function stepBehind(before: readonly (readonly OptionDefinition[])[], secrets: readonly SecretEntry[]): Step {
  let made: Catalogue | undefined = before.length === 0 && secrets.length === 0 ? builtInCatalogue : undefined;
  return {
    catalogue: () => {
      made ??= withSecrets(createCatalogue(builtInOptions, ...before), secrets);
      return made;
    },
    next: once((definitions: readonly OptionDefinition[]) => stepBehind([...before, definitions], secrets)),
    hiding: once((more: readonly SecretEntry[]) => stepBehind(before, [...secrets, ...more])),
  };
}

/** Finds in the text what the reader of the data speaks of. */
class Places {
  private readonly tree: ConfigTree;
  private readonly text: string;
  private readonly isJson: boolean;

  constructor(tree: ConfigTree, text: string, isJson: boolean) {
    this.tree = tree;
    this.text = text;
    this.isJson = isJson;
  }

  problem({ kind, path, message, candidates = [] }: CatalogueProblem): ConfigProblem {
    switch (kind) {
      case 'unknown-key': {
        const { key } = this.find(path);
        const near = this.nearKeys(path, candidates);
        return {
          rule: 'config/unknown-key',
          message: `The key '${path.at(-1)}' is not known here. ${meant(near, candidates)}`,
          span: key?.span ?? this.spanOf(path),
          ...some(key ? near.map((name) => this.renaming(key, name)) : []),
        };
      }
      case 'missing-key':
        return { rule: 'config/invalid-value', message, span: this.headOf(path) };
      case 'invalid-value':
        return {
          rule: 'config/invalid-value',
          message,
          span: this.spanOf(path),
          ...some(this.changes(path, candidates)),
        };
    }
  }

  /** Writes one of several values in the place of another: near ones, or all where these are few. */
  changes(path: DataPath, candidates: readonly string[]): readonly ConfigFix[] {
    const { value } = this.find(path);
    if (value?.kind !== 'scalar' || isNothing(value)) return [];
    const near = nearest(value.text, candidates);
    const offered = near.length > 0 ? near : candidates.length <= 5 ? candidates : [];
    return offered.map((text) => ({
      title: `Change to '${text}'`,
      edits: [{ span: value.span, newText: this.written(text, value.style) }],
    }));
  }

  /** Where the value stands; its key where there is none. */
  spanOf(path: DataPath): Span {
    const { key, value } = this.find(path);
    const isThere = value && value.span.end > value.span.start && !(key && isNothing(value));
    return isThere ? value.span : (key?.span ?? this.firstLine());
  }

  firstLine(): Span {
    const end = this.text.search(/\r?\n|$/);
    return { start: 0, end };
  }

  /** Where a mapping begins: its first key, for the mapping itself may be very long. */
  private headOf(path: DataPath): Span {
    const { value } = this.find(path);
    const first = value?.kind === 'map' ? value.pairs[0]?.key.span : undefined;
    return first ?? this.spanOf(path);
  }

  /** Keys that may be meant, without those that stand there already. */
  private nearKeys(path: DataPath, candidates: readonly string[]): readonly string[] {
    const { value: map } = this.find(path.slice(0, -1));
    const taken = map?.kind === 'map' ? this.tree.entries(map) : undefined;
    return nearest(String(path.at(-1)), candidates).filter((name) => !taken?.has(name));
  }

  private renaming({ span }: YamlScalar, name: string): ConfigFix {
    const newText = this.isJson ? JSON.stringify(name) : name;
    return { title: `Rename to '${name}'`, edits: [{ span, newText }] };
  }

  private written(text: string, style: YamlScalar['style']): string {
    // What is no text is written without quotes in both languages.
    if (/^(?:true|false|\d+)$/.test(text)) return text;
    return this.isJson ? JSON.stringify(text) : scalarText(text, style === 'block' ? 'double' : style);
  }

  private find(path: DataPath): { readonly key?: YamlScalar; readonly value: ConfigNode | undefined } {
    let value = this.tree.root;
    let entry: ConfigEntry | undefined;
    for (const step of path) {
      entry = value?.kind === 'map' ? this.tree.entries(value).get(String(step)) : undefined;
      const item = value?.kind === 'seq' && typeof step === 'number' ? value.items[step] : undefined;
      value = entry ? entry.value : item && this.tree.resolve(item);
    }
    return { ...(entry && { key: entry.key }), value };
  }
}

function some(fixes: readonly ConfigFix[]): { readonly fixes?: readonly ConfigFix[] } {
  return fixes.length > 0 ? { fixes } : {};
}
