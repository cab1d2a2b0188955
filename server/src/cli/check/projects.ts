import { lstatSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Surroundings } from '../../analysis/analysis.ts';
import { builtInCatalogue, type Catalogue } from '../../catalogue/catalogue.ts';
import type { ConfigKind, ConfigSurroundings } from '../../features/configAnalysis.ts';
import { decode } from '../../formats/encoding.ts';
import {
  type CatalogueResult,
  catalogueOf,
  onlySecretsOf,
  readCatalogueFile,
  resultOf,
} from '../../project/catalogueFile.ts';
import { fileSettings, isIncluded, type ProjectSource } from '../../project/fileSettings.ts';
import { projectFileName, readProjectFile, severitiesOf } from '../../project/projectFile.ts';
import { reasonOf } from '../input/problem.ts';
import { readBytes } from '../input/readBytes.ts';
import { UsageError } from '../usageError.ts';

/** Which project file is used. */
export interface ProjectChoice {
  /** The one to use; `false`: none at all; absent: the nearest one above each file. */
  readonly config?: string | false;
}

/** A project file with the catalogues that it names. */
interface Project {
  readonly path: string;
  readonly folder: string;
  readonly source: ProjectSource;
  readonly catalogue: Catalogue;
  /** What became of each entry of `catalogues`, by the entry as it is written. */
  readonly results: ReadonlyMap<string, CatalogueResult>;
  /** The paths of the catalogues. */
  readonly cataloguePaths: ReadonlySet<string>;
}

/** What project files say of the files of a run; each is read once. Paths are as people named them. */
export class Projects {
  private readonly choice: ProjectChoice;
  private readonly byFolder = new Map<string, Project | undefined>();
  private readonly byPath = new Map<string, Project | undefined>();
  /** Files that somebody may take for a project file in use and that are none, with the reason for people; those that have been come across. */
  readonly unused = new Map<string, string>();

  constructor(choice: ProjectChoice) {
    this.choice = choice;
  }

  /** Throws where the project file that somebody has named cannot be read. */
  check(): void {
    const { config } = this.choice;
    if (typeof config !== 'string') return;
    try {
      readBytes(config);
    } catch (error) {
      throw new UsageError(`--config ${config}: ${reasonOf(error)}`);
    }
  }

  surroundingsFor(path: string): Surroundings {
    const project = this.projectOf(path);
    const settings = fileSettings(project?.source, undefined, project ? wayTo(path, project.folder) : path);
    return {
      catalogue: project?.catalogue ?? builtInCatalogue,
      settings: settings.settings,
      settingsFor: settings.settingsFor,
    };
  }

  /** Whether a file that a folder or a glob leads to is looked at. Files of the tool's own always are. */
  isIncluded(path: string): boolean {
    const project = this.projectOf(path);
    if (!project || this.kindOf(path) !== undefined) return true;
    return isIncluded(project.source.project, wayTo(path, project.folder));
  }

  /** Whether a file is a project file, or a catalogue that the project file above it names. */
  kindOf(path: string): ConfigKind | undefined {
    const { config } = this.choice;
    const file = resolve(path);
    if (file.endsWith(`${sep}${projectFileName}`) || (typeof config === 'string' && file === resolve(config)))
      return 'project';
    return this.projectOf(path)?.cataloguePaths.has(file) ? 'catalogue' : undefined;
  }

  /** What is known besides one of the tool's own files. */
  configSurroundingsFor(path: string, kind: ConfigKind): ConfigSurroundings {
    if (kind === 'project') {
      const project = this.projectAt(resolve(path));
      return project ? { catalogues: project.results } : {};
    }
    const rules = this.projectOf(path)?.source.project.rules;
    return rules ? { rules: severitiesOf(rules) } : {};
  }

  /** The files of the tool's own that say something of a file: its project file, and the catalogues that this one names. */
  configsFor(path: string): readonly string[] {
    const project = this.projectOf(path);
    return project ? [project.path, ...project.cataloguePaths] : [];
  }

  /** The text of one of them, as it was when it was read, as far as that is kept; undefined where it cannot be read. */
  textOf(path: string): string | undefined {
    return this.byPath.get(path)?.source.text ?? textOf(path);
  }

  private projectOf(path: string): Project | undefined {
    const { config } = this.choice;
    if (config === false) return undefined;
    return config === undefined ? this.inFolder(dirname(resolve(path))) : this.projectAt(resolve(config));
  }

  /** The nearest one upward. */
  private inFolder(folder: string): Project | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const above = dirname(folder);
    const own = this.projectAt(join(folder, projectFileName));
    if (!own) this.lookForMisnamed(folder);
    const found = own ?? (above === folder ? undefined : this.inFolder(above));
    this.byFolder.set(folder, found);
    return found;
  }

  private lookForMisnamed(folder: string): void {
    const path = join(folder, projectFileName.replace('.yaml', '.yml'));
    if (isFileThere(path)) this.unused.set(path, `this file counts for nothing: its name has to be ${projectFileName}`);
  }

  private projectAt(path: string): Project | undefined {
    if (!this.byPath.has(path)) this.byPath.set(path, this.readProject(path));
    return this.byPath.get(path);
  }

  private readProject(path: string): Project | undefined {
    try {
      return projectFrom(path, decode(readBytes(path)).text);
    } catch (error) {
      if (isFileThere(path)) this.unused.set(path, `the project file counts for nothing: ${reasonOf(error)}`);
      return undefined;
    }
  }
}

/** Whether there is something that could be a file; of a folder that nobody may look into, nothing is known. */
function isFileThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    return false;
  }
}

function projectFrom(path: string, text: string): Project {
  const folder = dirname(path);
  const { project } = readProjectFile(text);
  const results = new Map<string, CatalogueResult>();
  const cataloguePaths = new Set<string>();
  for (const { value } of project.catalogues) {
    const file = resolve(folder, value);
    cataloguePaths.add(file);
    if (!results.has(value)) results.set(value, readCatalogueAt(file));
  }
  const inOrder = project.catalogues.flatMap(({ value }) => results.get(value) ?? []);
  const perhaps = project.perhapsCatalogues.map((value) => onlySecretsOf(readCatalogueAt(resolve(folder, value))));
  const source = { uri: pathToFileURL(path).href, text, project };
  return { path, folder, source, catalogue: catalogueOf([...inOrder, ...perhaps]), results, cataloguePaths };
}

function readCatalogueAt(path: string): CatalogueResult {
  try {
    return resultOf(readCatalogueFile(decode(readBytes(path)).text, path));
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: 'missing', ...(!isAbsent && { reason: reasonOf(error) }) };
  }
}

function textOf(path: string): string | undefined {
  try {
    return decode(readBytes(path)).text;
  } catch {
    return undefined;
  }
}

/** The path from a folder, with forward slashes. */
function wayTo(path: string, folder: string): string {
  return relative(folder, resolve(path)).split(sep).join('/');
}
