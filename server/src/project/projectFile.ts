import { nearest } from '../catalogue/nearest.ts';
import { type ConfigProblem, inOrder } from './configProblem.ts';
import { ConfigReader, choice, type Fields, renaming, type Written } from './configReader.ts';
import { type ConfigNode, yamlTree } from './configTree.ts';
import { problemOfGlob } from './glob.ts';
import {
  type Deployment,
  declarationKeys,
  declarations,
  type ImEndpoint,
  type ImRole,
  type SeverityWord,
  severityWords,
} from './settings.ts';

/** The name of the project file; the nearest one upward from a file counts for it. */
export const projectFileName = 'dn-config.yaml';

/** The severity that somebody chose for a rule; absent where what is written is no severity. The rule need not exist. */
export interface RuleChoice {
  readonly rule: Written<string>;
  readonly severity?: SeverityWord;
}

/** What can be said of some DNs or of all. */
export interface Wishes {
  readonly deployment?: Written<Deployment>;
  readonly imEndpoint?: Written<ImEndpoint>;
  readonly rules: readonly RuleChoice[];
}

/** What holds only for some files or DNs. A list that is absent holds for all; one without usable entries for none. */
export interface Override extends Wishes {
  readonly imRole?: Written<ImRole>;
  /** Patterns of paths, from the project file's folder. */
  readonly files?: readonly Written<string>[];
  /** DN numbers, in which `*` stands for any characters. */
  readonly dns?: readonly Written<string>[];
}

/** A project file as far as it can be read. */
export interface ProjectFile extends Wishes {
  /** Paths of catalogues, from the project file's folder. */
  readonly catalogues: readonly Written<string>[];
  /**
   * What may be meant as paths of catalogues in a file that has something wrong with it. Only what these call secret counts, and those that are
   * not there are no problem.
   */
  readonly perhapsCatalogues: readonly string[];
  /** Which files are looked at; without `include` all of them. */
  readonly files: {
    readonly include?: readonly Written<string>[];
    readonly exclude: readonly Written<string>[];
  };
  /** In the order of the file; later ones win. */
  readonly overrides: readonly Override[];
}

export const projectKeys = ['deployment', 'imEndpoint', 'rules', 'catalogues', 'files', 'overrides'] as const;
export const filesKeys = ['include', 'exclude'] as const;
export const overrideKeys = ['files', 'dns', ...declarationKeys, 'rules'] as const;

/** What was read, and all that is wrong with it, in the order of the file. */
export interface ProjectReading {
  readonly project: ProjectFile;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads a `dn-config.yaml` (spec.md section 2). What is wrong is left out and said; all else counts. Whether the rules that it names
 * exist is not looked at here: `checkRuleNames` does.
 */
export function readProjectFile(text: string): ProjectReading {
  const tree = yamlTree(text);
  const reader = new ProjectReader(tree);
  const project = reader.project(tree.root);
  const problems = inOrder([...tree.problems, ...reader.problems]);
  if (problems.length === 0) return { project, problems };
  return { project: { ...project, perhapsCatalogues: perhapsCatalogues(text, project) }, problems };
}

/** More than anybody has. */
const mostPerhaps = 50;

/** All that looks like the path of a catalogue, wherever it stands: which words of a broken file are which is not known. */
function perhapsCatalogues(text: string, { catalogues }: ProjectFile): readonly string[] {
  if (!/catalog/i.test(text)) return [];
  const known = new Set(catalogues.map(({ value }) => value));
  const found = new Set<string>();
  for (const [, double, single, plain] of text.matchAll(pathOfCatalogue)) {
    const path = double ?? single ?? plain ?? '';
    if (!known.has(path) && !/[*?]/.test(path)) found.add(path);
    if (found.size === mostPerhaps) break;
  }
  return [...found];
}

/** A path in quotes, or without blanks in it. */
const pathOfCatalogue =
  /"([^"\n]+\.(?:ya?ml|jsonc?))"|'([^'\n]+\.(?:ya?ml|jsonc?))'|(?<![^\s"',:[\]{}])([^\s"',:[\]{}]+\.(?:ya?ml|jsonc?))(?![^\s"',:[\]{}])/gi;

/** The severities that are chosen, by rule; of several for one rule the last. */
export function severitiesOf(choices: readonly RuleChoice[]): Readonly<Record<string, SeverityWord>> {
  const entries = choices.flatMap(({ rule, severity }) => (severity ? [[rule.value, severity] as const] : []));
  return Object.fromEntries(entries);
}

/** The rules that the file names and that are none of `known`, each with what may be meant. */
export function checkRuleNames(project: ProjectFile, known: readonly string[]): readonly ConfigProblem[] {
  const ids: ReadonlySet<string> = new Set(known);
  return [project, ...project.overrides].flatMap(({ rules }) => {
    const taken = new Set(rules.map(({ rule }) => rule.value));
    return rules
      .filter(({ rule }) => !ids.has(rule.value))
      .map(({ rule }): ConfigProblem => {
        const near = nearest(rule.value, known).filter((id) => !taken.has(id));
        const fixes = near.map((id) => renaming(rule.span, id));
        const message = `There is no rule '${rule.value}'.`;
        return { rule: 'config/unknown-rule', message, span: rule.span, ...(fixes.length > 0 && { fixes }) };
      });
  });
}

class ProjectReader extends ConfigReader {
  project(root: ConfigNode | undefined): ProjectFile {
    const fields = root ? this.fields(root, projectKeys, elsewhere) : noFields;
    const files = fields.get('files')?.value;
    const inFiles = files ? this.fields(files, filesKeys) : noFields;
    const include = this.listIn(inFiles, 'include', this.glob);
    return {
      ...this.wishes(fields),
      catalogues: this.listIn(fields, 'catalogues', this.path) ?? [],
      perhapsCatalogues: [],
      files: { ...(include && { include }), exclude: this.listIn(inFiles, 'exclude', this.glob) ?? [] },
      overrides: this.listIn(fields, 'overrides', this.override) ?? [],
    };
  }

  private readonly override = (node: ConfigNode): Override | undefined => {
    if (node.kind !== 'map') return this.invalid(node.span, `An override is a mapping with ${choice(overrideKeys)}.`);
    const fields = this.fields(node, overrideKeys);
    const imRole = this.word(fields.get('imRole'), declarations.imRole);
    // Whoever writes one of these keys means only some; with nothing behind it, it holds for none rather than for all.
    const files = fields.has('files') ? (this.listIn(fields, 'files', this.glob) ?? []) : undefined;
    const dns = fields.has('dns') ? (this.listIn(fields, 'dns', this.number) ?? []) : undefined;
    return { ...this.wishes(fields), ...(imRole && { imRole }), ...(files && { files }), ...(dns && { dns }) };
  };

  private wishes(fields: Fields): Wishes {
    const deployment = this.word(fields.get('deployment'), declarations.deployment);
    const imEndpoint = this.word(fields.get('imEndpoint'), declarations.imEndpoint);
    const rules = this.rules(fields.get('rules')?.value);
    return { ...(deployment && { deployment }), ...(imEndpoint && { imEndpoint }), rules };
  }

  private rules(node: ConfigNode | undefined): RuleChoice[] {
    if (!node) return [];
    return [...this.fields(node).values()].map((entry) => {
      const severity = this.word(entry, severityWords);
      const rule = { value: entry.key.text, span: entry.key.span };
      return { rule, ...(severity && { severity: severity.value }) };
    });
  }

  private readonly glob = (node: ConfigNode): Written<string> | undefined => {
    const pattern = this.text(node, 'A pattern of paths is expected here, such as "sites/**".');
    const problem = pattern && problemOfGlob(pattern.value);
    return problem === undefined ? pattern : this.invalid(node.span, `The pattern ${problem}.`);
  };

  private readonly number = (node: ConfigNode) =>
    this.text(node, 'A DN number is expected here; an asterisk stands for any characters, as in "71*".');

  private readonly path = (node: ConfigNode) =>
    this.text(node, "The path of a catalogue is expected here, from this file's folder.");
}

const noFields: Fields = new Map();

/** Keys that people look for at the top, and why they are not there. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['imRole', "'imRole' is said of some DNs at a time: put it into an entry of 'overrides'."],
  ['dns', "'dns' chooses the DNs of an entry of 'overrides'."],
]);
