import type { Catalogue } from '../catalogue/catalogue.ts';
import { fileNameOf } from '../features/document.ts';
import {
  type CatalogueFile,
  type CatalogueResult,
  catalogueOf,
  onlySecretsOf,
  readCatalogueFile,
  resultOf,
} from '../project/catalogueFile.ts';
import type { ProjectSource } from '../project/fileSettings.ts';
import { projectFileName, readProjectFile } from '../project/projectFile.ts';
import { canonical, type Files, folderOf, resolveIn } from './files.ts';
import { Remembered } from './remembered.ts';

/** A project file with the catalogues that it names. */
export interface Project {
  readonly source: ProjectSource;
  /** With a slash at its end. */
  readonly folder: string;
  readonly catalogue: Catalogue;
  /** What became of each entry of `catalogues`, by the entry as it is written. */
  readonly results: ReadonlyMap<string, CatalogueResult>;
  readonly catalogueUris: readonly string[];
}

/** Catalogues read for somebody, by the paths that name them. */
interface CatalogueSet {
  readonly catalogue: Catalogue;
  readonly results: ReadonlyMap<string, CatalogueResult>;
  readonly uris: readonly string[];
}

/** Project files and catalogues have some kilobytes; nothing that has more than this is one. */
const mostBytes = 10_000_000;

/**
 * Finds the project file of a document: the nearest one upward. What is open in an editor is taken from there, unsaved changes included.
 * Everything is remembered until `changed` says otherwise.
 */
export class Projects {
  private readonly files: Files | undefined;
  private readonly openText: (uri: string) => string | undefined;
  private readonly byFolder = new Map<string, Promise<Project | undefined>>();
  private readonly byUri = new Map<string, Promise<Project | undefined>>();
  private readonly catalogueSets = new Map<string, Promise<CatalogueSet>>();
  private readonly texts = new Remembered<{ readonly text: string; readonly source: ProjectSource }>();
  private readonly read = new Remembered<{ readonly text: string; readonly file: CatalogueFile }>();
  /** Files that were looked for as catalogues, whether or not they were there; `false` for those that only may be meant. */
  private readonly watched = new Remembered<boolean>();

  /** `files`: absent where only open documents can be read. `openText` is asked by the URI by which the server knows a file. */
  constructor(files: Files | undefined, openText: (uri: string) => string | undefined) {
    this.files = files;
    this.openText = openText;
  }

  /** The project of a document or folder; a project file belongs to itself. */
  projectOf(uri: string): Promise<Project | undefined> {
    const folder = folderOf(canonical(uri));
    return folder === undefined ? Promise.resolve(undefined) : this.inFolder(folder);
  }

  /** The catalogue made of the built-in one and those that the editor's settings name, from a folder. */
  async catalogueFor(folder: string, paths: readonly string[]): Promise<Catalogue> {
    return (await this.catalogues(folder, paths)).catalogue;
  }

  /** Whether a document is a project file, or a catalogue that somebody has named. */
  kindOf(uri: string): 'project' | 'catalogue' | undefined {
    if (fileNameOf(uri) === projectFileName) return 'project';
    return this.watched.get(canonical(uri)) ? 'catalogue' : undefined;
  }

  /** Forgets what a file that has changed said, or one that has come or gone. Says whether that can change anything. */
  changed(uri: string): boolean {
    if (fileNameOf(uri) !== projectFileName && this.watched.get(canonical(uri)) === undefined) return false;
    this.forgetAll();
    return true;
  }

  /** The same for a file or folder that is gone. */
  gone(uri: string): boolean {
    const below = `${canonical(uri)}/`;
    const isBelow = (known: string): boolean => known.startsWith(below);
    if (![...this.byUri.keys()].some(isBelow) && !this.watched.keys().some(isBelow)) return this.changed(uri);
    this.forgetAll();
    return true;
  }

  private forgetAll(): void {
    this.byFolder.clear();
    this.byUri.clear();
    this.catalogueSets.clear();
    for (const remembered of [this.texts, this.read, this.watched]) remembered.age();
  }

  private inFolder(folder: string): Promise<Project | undefined> {
    const known = this.byFolder.get(folder);
    if (known) return known;
    const found = this.find(folder);
    this.byFolder.set(folder, found);
    return found;
  }

  private async find(folder: string): Promise<Project | undefined> {
    const uri = `${folder}${projectFileName}`;
    const text = await this.textOf(uri);
    if (text !== undefined) return this.projectAt(uri, folder, text);
    const above = folderOf(folder);
    return above === undefined ? undefined : this.inFolder(above);
  }

  private projectAt(uri: string, folder: string, text: string): Promise<Project | undefined> {
    const known = this.byUri.get(uri);
    if (known) return known;
    const made = (async (): Promise<Project> => {
      const source = this.sourceOf(uri, text);
      const { catalogues, perhapsCatalogues } = source.project;
      const paths = catalogues.map(({ value }) => value);
      const { catalogue, results, uris } = await this.catalogues(folder, paths, perhapsCatalogues);
      return { source, folder, catalogue, results, catalogueUris: uris };
    })();
    this.byUri.set(uri, made);
    return made;
  }

  /** The same source as before, as long as the text is the same. */
  private sourceOf(uri: string, text: string): ProjectSource {
    const known = this.texts.get(uri);
    const source = known?.text === text ? known.source : { uri, text, project: readProjectFile(text).project };
    this.texts.set(uri, { text, source });
    return source;
  }

  private catalogues(folder: string, paths: readonly string[], perhaps: readonly string[] = []): Promise<CatalogueSet> {
    const key = JSON.stringify([folder, paths, perhaps]);
    const known = this.catalogueSets.get(key);
    if (known) return known;
    const made = this.readCatalogues(folder, paths, perhaps);
    this.catalogueSets.set(key, made);
    return made;
  }

  private async readCatalogues(
    folder: string,
    paths: readonly string[],
    perhaps: readonly string[],
  ): Promise<CatalogueSet> {
    const results = new Map<string, CatalogueResult>();
    const uris = paths.map((path) => resolveIn(folder, path));
    const inOrder: CatalogueResult[] = [];
    for (const [index, path] of paths.entries()) {
      const result = await this.resultAt(uris[index] as string, true);
      results.set(path, result);
      inOrder.push(result);
    }
    for (const path of perhaps) inOrder.push(onlySecretsOf(await this.resultAt(resolveIn(folder, path), false)));
    return { catalogue: catalogueOf(inOrder), results, uris };
  }

  /** `isNamed`: whether somebody says that it is a catalogue. */
  private async resultAt(uri: string, isNamed: boolean): Promise<CatalogueResult> {
    this.watched.set(uri, isNamed || this.watched.get(uri) === true);
    const text = await this.textOf(uri);
    return text === undefined ? { kind: 'missing' } : resultOf(this.catalogueFileOf(uri, text));
  }

  private catalogueFileOf(uri: string, text: string): CatalogueFile {
    const known = this.read.get(uri);
    const file = known?.text === text ? known.file : readCatalogueFile(text, fileNameOf(uri));
    this.read.set(uri, { text, file });
    return file;
  }

  private async textOf(uri: string): Promise<string | undefined> {
    return this.openText(uri) ?? (await this.files?.read(uri, mostBytes))?.text;
  }
}
