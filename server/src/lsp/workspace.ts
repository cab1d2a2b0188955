import type { Diagnostic, Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, beginAnalysis } from '../analysis/analysis.ts';
import { type CrossFiles, type FileKey, fileKeysOf, type Touched, TouchedKeys } from '../analysis/crossFiles.ts';
import { layoutAtStart } from '../analysis/fix.ts';
import { Learned } from '../analysis/learned.ts';
import { analyseConfig } from '../features/configAnalysis.ts';
import { configDiagnosticsOf } from '../features/configDiagnostics.ts';
import { diagnosing } from '../features/diagnostics.ts';
import { type DnDocument, type FeatureOptions, fileNameOf } from '../features/document.ts';
import { isIncluded } from '../project/fileSettings.ts';
import { type Files, folderOf, pathBelow, skippedFolders } from './files.ts';
import type { Projects } from './projects.ts';
import type { ServerSettings } from './settingsInForce.ts';
import { type Pause, Turns } from './turns.ts';

/** What was found in a file that nobody has open. */
export interface FileReport {
  /** Tells this report from every other one of the server. */
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the files of the workspace need from the rest of the server. */
export interface WorkspaceHost {
  readonly files: Files;
  readonly projects: Projects;
  readonly crossFiles: CrossFiles;
  readonly pause: Pause;
  settingsOf(uri: string): Promise<ServerSettings>;
  isOpen(uri: string): boolean;
  options(): FeatureOptions;
  /** Told of the keys that files which come later have to compare again. */
  touched(touched: Touched): void;
  /** Told of files in a folder that has come. */
  appeared(uri: string): void;
  /** Told of what goes wrong; nothing here is ever thrown at anybody. */
  failed(error: unknown): void;
}

/** Files that can hold DNs at all; others are not even read. */
const candidates = /\.(?:ya?ml|jsonc?|xml|cfg|conf)$/i;

/** How long work goes on before requests that have come in the meantime get their turn, in milliseconds. */
const slice = 5;

/** How often what was found so far is told while there is more to be read, in milliseconds. */
const betweenParts = 250;

/**
 * The files of the workspace that nobody has open, each read once and again when it changes; of a file only what was found is kept, and the keys by which
 * its DNs are compared with others. All is done in slices, behind everything that somebody waits for.
 */
export class Workspace {
  private readonly host: WorkspaceHost;
  private readonly reports = new Map<string, FileReport>();
  /** Files to be read; in the order of their URIs, so that those that come later know the earlier ones. */
  private readonly waiting = new Set<string>();
  private readonly folders = new Set<string>();
  private readonly foldersToList: string[] = [];
  private readonly listeners = new Set<() => void>();
  private isWorking = false;
  /** The file that is being read. */
  private reading: string | undefined;
  /** What the files have taught that were read since work began. */
  private learned = new Learned();
  private lastId = 0;
  /** When somebody was last told of what is new. */
  private toldAt = 0;

  constructor(host: WorkspaceHost) {
    this.host = host;
  }

  /** Whether all that is known to have changed has been read. */
  get isSettled(): boolean {
    return !this.isWorking && this.waiting.size === 0 && this.foldersToList.length === 0;
  }

  /** Takes in folders; each ends with a slash. */
  addFolders(folders: Iterable<string>): void {
    for (const folder of folders) {
      if (this.folders.has(folder)) continue;
      this.folders.add(folder);
      this.foldersToList.push(folder);
    }
    this.work();
  }

  removeFolders(folders: Iterable<string>): void {
    for (const folder of folders) this.folders.delete(folder);
    for (const uri of this.mentioned()) if (!this.isInFolders(uri)) this.forget(uri);
    this.work();
  }

  /** Has a file read again that has changed, or has come. */
  changed(uri: string): void {
    if (!this.isInFolders(uri) || !candidates.test(fileNameOf(uri))) return;
    this.waiting.add(uri);
    this.work();
  }

  /** Has a file read that has come, or all files of a folder. */
  created(uri: string): void {
    if (!this.isInFolders(uri)) return;
    if (candidates.test(fileNameOf(uri))) this.waiting.add(uri);
    else this.foldersToList.push(uri);
    this.work();
  }

  /** Forgets a file that is gone, or everything below a folder that is. */
  deleted(uri: string): void {
    const below = `${uri}/`;
    for (const known of this.mentioned()) if (known === uri || known.startsWith(below)) this.forget(known);
    this.tell();
  }

  /** Has everything read again: settings have changed. */
  refresh(): void {
    for (const uri of this.reports.keys()) this.waiting.add(uri);
    this.foldersToList.push(...this.folders);
    this.work();
  }

  /** What an editor has open speaks for itself. */
  opened(uri: string): void {
    this.waiting.delete(uri);
    this.reports.delete(uri);
  }

  /** From now on what is stored counts again. */
  closed(uri: string): void {
    if (this.isInFolders(uri) && candidates.test(fileNameOf(uri))) this.changed(uri);
    else this.host.touched(this.host.crossFiles.remove(uri));
  }

  /** Has the DNs of a file compared again with those of files before it. */
  recompare(uri: string): void {
    if (!this.reports.has(uri)) return;
    this.waiting.add(uri);
    this.work();
  }

  /** What was found, file by file. */
  get found(): ReadonlyMap<string, FileReport> {
    return this.reports;
  }

  /** Comes back when something new has been found, or all is done; or when `isOver` is called. */
  async change(onCancelled: (isOver: () => void) => void): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.listeners.delete(done);
        resolve();
      };
      this.listeners.add(done);
      onCancelled(done);
    });
  }

  /** Whether a file is still wanted that is being read. What has changed meanwhile is read anew; what was opened speaks for itself. */
  private isReading(uri: string): boolean {
    return this.reading === uri && !this.host.isOpen(uri) && !this.waiting.has(uri);
  }

  /** A file that nobody has open, read and checked as it is stored; undefined where it holds no DNs or is not to be read. */
  async documentOf(uri: string): Promise<DnDocument | undefined> {
    const { files, crossFiles } = this.host;
    const settings = await this.host.settingsOf(uri);
    const stored = await files.read(uri, settings.maxLength * 3);
    if (!stored || stored.text.length > settings.maxLength) return undefined;
    const surroundings = { ...settings.file, catalogue: settings.catalogue, elsewhere: crossFiles.elsewhereFor(uri) };
    const { text, encodingProblem } = stored;
    const analysis = beginAnalysis(text, fileNameOf(uri), surroundings, { encodingProblem });
    const turns = new Turns(this.host.pause, slice);
    while (analysis && !analysis.advance(turns.isOver)) await turns.next();
    return analysis && documentOf(uri, analysis);
  }

  private isInFolders(uri: string): boolean {
    for (const folder of this.folders)
      if (uri.startsWith(folder) && !uri.slice(folder.length).split('/').some(isSkipped)) return true;
    return false;
  }

  /** All files that are known, or about to be. */
  private mentioned(): ReadonlySet<string> {
    return new Set([...this.reports.keys(), ...this.waiting, ...(this.reading === undefined ? [] : [this.reading])]);
  }

  private tell(): void {
    this.toldAt = performance.now();
    for (const listener of [...this.listeners]) listener();
  }

  private forget(uri: string): void {
    this.waiting.delete(uri);
    if (this.reading === uri) this.reading = undefined;
    if (this.host.isOpen(uri)) return;
    this.reports.delete(uri);
    this.host.touched(this.host.crossFiles.remove(uri));
  }

  private work(): void {
    if (this.isWorking || this.isSettled) return;
    this.isWorking = true;
    void this.workOn()
      .catch((error: unknown) => this.host.failed(error))
      .finally(() => {
        this.isWorking = false;
        this.learned = new Learned();
        this.tell();
        // What has come at the very end.
        if (!this.isSettled) this.work();
      });
  }

  private async workOn(): Promise<void> {
    for (;;) {
      for (let folder = this.foldersToList.pop(); folder !== undefined; folder = this.foldersToList.pop())
        for await (const uri of this.host.files.list(folder, (name) => candidates.test(name))) {
          if (!this.folders.has(folder)) this.host.appeared(uri);
          if (!this.host.isOpen(uri)) this.waiting.add(uri);
        }
      if (this.waiting.size === 0) return;
      const batch = [...this.waiting].sort();
      for (const uri of batch) {
        if (!this.waiting.delete(uri) || this.host.isOpen(uri)) continue;
        this.reading = uri;
        try {
          await this.read(uri);
        } catch (error) {
          this.host.failed(error);
        }
        this.reading = undefined;
        if (performance.now() - this.toldAt > betweenParts) this.tell();
        // Other work has had its turn while the file was read from the disk.
        if (this.foldersToList.length > 0) break;
      }
      this.tell();
    }
  }

  private async read(uri: string): Promise<void> {
    const { files, projects, crossFiles } = this.host;
    const settings = await this.host.settingsOf(uri);
    const kind = projects.kindOf(uri);
    if (!kind && !isIncludedIn(settings, uri)) {
      this.set(uri, undefined, []);
      return;
    }
    // UTF-8 has up to three bytes for each code unit.
    const stored = await files.read(uri, settings.maxLength * 3);
    if (!this.isReading(uri)) return;
    if (!stored) {
      this.forget(uri);
      return;
    }
    const { text, encodingProblem } = stored;
    if (kind) {
      const catalogues = settings.project?.results;
      const rules = settings.file.settings.rules;
      const analysis = analyseConfig(text, fileNameOf(uri), kind, { ...(catalogues && { catalogues }), rules });
      const document = { text: TextDocument.create(uri, 'yaml', 0, text), analysis };
      this.set(uri, configDiagnosticsOf(document, this.host.options()), []);
      return;
    }
    const { file, catalogue } = settings;
    const surroundings = { ...file, catalogue, elsewhere: crossFiles.elsewhereFor(uri) };
    // Telling what a file is takes its time, too.
    const turns = new Turns(this.host.pause, slice);
    const analysis =
      text.length > settings.maxLength
        ? undefined
        : beginAnalysis(text, fileNameOf(uri), surroundings, { encodingProblem, learned: this.learned });
    if (!analysis) {
      this.set(uri, undefined, []);
      return;
    }
    const isWanted = (): boolean => this.isReading(uri);
    while (!analysis.advance(turns.isOver) && isWanted()) await turns.next();
    await turns.next();
    const document = documentOf(uri, analysis);
    const diagnostics: Diagnostic[] = [];
    await turns.all(diagnosing(document, this.host.options(), diagnostics), isWanted);
    const touched = new TouchedKeys();
    await turns.all(crossFiles.setting(uri, fileKeysOf(analysis), touched), isWanted);
    if (isWanted()) this.report(uri, diagnostics);
    this.host.touched(touched.byFile);
    // While it was read nobody told of what became of the DNs of other files.
    if (isWanted() && hasAny(analysis.outdatedKeys())) this.waiting.add(uri);
  }

  /** `diagnostics`: undefined for a file that holds no DNs. */
  private set(uri: string, diagnostics: readonly Diagnostic[] | undefined, keys: readonly FileKey[]): void {
    if (diagnostics) this.report(uri, diagnostics);
    else this.reports.delete(uri);
    this.host.touched(this.host.crossFiles.set(uri, keys));
  }

  /** What has been said already stays as it is, so that nobody is told of it again. */
  private report(uri: string, diagnostics: readonly Diagnostic[]): void {
    const before = this.reports.get(uri)?.diagnostics;
    const isSame =
      before?.length === diagnostics.length &&
      diagnostics.every((one, index) => JSON.stringify(one) === JSON.stringify(before[index]));
    if (!isSame) this.reports.set(uri, { id: `file.${++this.lastId}`, diagnostics });
  }
}

function hasAny(things: Iterable<object | undefined>): boolean {
  for (const thing of things) if (thing) return true;
  return false;
}

function isSkipped(folderName: string): boolean {
  return skippedFolders.has(folderName);
}

/** Whether the project wants a file to be looked at that nobody has asked for. */
function isIncludedIn({ project }: ServerSettings, uri: string): boolean {
  if (!project || folderOf(uri) === undefined) return true;
  const path = pathBelow(project.folder, uri);
  return path === undefined || isIncluded(project.source.project, path);
}

function documentOf(uri: string, analysis: Analysis): DnDocument {
  const { places } = analysis;
  const placed = {
    uri,
    version: 0,
    positionAt: (offset: number) => places.placeAt(offset),
    offsetAt: (position: Position) => places.offsetAt(position),
  };
  return { text: placed, analysis, layout: layoutAtStart(analysis) };
}
