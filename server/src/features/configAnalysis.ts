import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OptionDefinition } from '../catalogue/types.ts';
import { type CatalogueResult, checkCatalogueEntries, readCatalogueFile } from '../project/catalogueFile.ts';
import { type ConfigProblem, inOrder } from '../project/configProblem.ts';
import { checkRuleNames, type ProjectFile, readProjectFile, severitiesOf } from '../project/projectFile.ts';
import type { SeverityWord } from '../project/settings.ts';
import { ruleIds } from '../rules/definitions.ts';
import { severityOf } from '../rules/table.ts';

/** What people write for this tool: the project file `dn-config.yaml`, or a catalogue that it names. */
export type ConfigKind = 'project' | 'catalogue';

/** What is known besides the file. */
export interface ConfigSurroundings {
  /** For a project file: what became of the catalogues that it names, by the entry as it is written. */
  readonly catalogues?: ReadonlyMap<string, CatalogueResult>;
  /** For a catalogue: the severities that hold for it. A project file chooses its own. */
  readonly rules?: Readonly<Record<string, SeverityWord>>;
}

/** A problem that is to be shown. */
export interface ConfigFinding extends ConfigProblem {
  readonly severity: Exclude<SeverityWord, 'off'>;
}

/** A file of the tool's own, read and checked. */
export interface ConfigAnalysis {
  readonly kind: ConfigKind;
  readonly fileName: string;
  readonly text: string;
  /** In the order of the file. */
  readonly findings: readonly ConfigFinding[];
  /** What a project file says, as far as it can be read. */
  readonly project?: ProjectFile;
  /** The options of a catalogue; absent where it is not valid. */
  readonly definitions?: readonly OptionDefinition[];
}

/** A file of the tool's own that is open in an editor. */
export interface ConfigDocument {
  readonly text: Pick<TextDocument, 'uri' | 'positionAt' | 'offsetAt'>;
  readonly analysis: ConfigAnalysis;
}

/** Reads and checks a project file or a catalogue. Never throws. */
export function analyseConfig(
  text: string,
  fileName: string,
  kind: ConfigKind,
  { catalogues = new Map(), rules = {} }: ConfigSurroundings = {},
): ConfigAnalysis {
  if (kind === 'catalogue') {
    const { definitions, problems } = readCatalogueFile(text, fileName);
    return { kind, fileName, text, findings: heard(problems, rules), ...(definitions && { definitions }) };
  }
  const { project, problems } = readProjectFile(text);
  const all = [...problems, ...checkRuleNames(project, ruleIds), ...checkCatalogueEntries(project, catalogues)];
  return { kind, fileName, text, findings: heard(inOrder(all), severitiesOf(project.rules)), project };
}

function heard(problems: readonly ConfigProblem[], chosen: Readonly<Record<string, SeverityWord>>): ConfigFinding[] {
  return problems.flatMap((problem) => {
    const severity = severityOf({ rule: problem.rule }, chosen);
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
}
