import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, beginAnalysis } from '../analysis/analysis.ts';
import type { CrossFiles, FileKey, Touched } from '../analysis/crossFiles.ts';
import { layoutAtStart } from '../analysis/fix.ts';
import { analyseConfig } from '../features/configAnalysis.ts';
import { configDiagnosticsOf } from '../features/configDiagnostics.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { type DnDocument, type FeatureOptions, fileNameOf } from '../features/document.ts';
import { isIncluded } from '../project/fileSettings.ts';
import { type Files, folderOf, pathBelow } from './files.ts';
import type { Pause } from './openDocuments.ts';
import type { Projects } from './projects.ts';
import type { ServerSettings } from './settingsInForce.ts';

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
  /** Told of what goes wrong; nothing here is ever thrown at anybody. */
  failed(error: unknown): void;
}

/** Files that can hold DNs at all; others are not even read. */
const candidates = /\.(?:ya?ml|jsonc?|xml|cfg|conf)$/i;

/** How long work goes on before requests that have come in the meantime get their turn, in milliseconds. */
const slice = 6;

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
  private lastId = 0;

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
    for (const uri of [...this.reports.keys()]) if (!this.isInFolders(uri)) this.forget(uri);
    this.work();
  }

  /** Has a file read again that has changed, or has come. */
  changed(uri: string): void {
    if (!this.isInFolders(uri) || !candidates.test(fileNameOf(uri))) return;
    this.waiting.add(uri);
    this.work();
  }

  /** Forgets a file that is gone, or everything below a folder that is. */
  deleted(uri: string): void {
    const below = `${uri}/`;
    for (const known of [...this.reports.keys()]) if (known === uri || known.startsWith(below)) this.forget(known);
    this.waiting.delete(uri);
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
    if (this.isInFolders(uri)) this.changed(uri);
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

  /** A file that nobody has open, read and checked as it is stored; undefined where it holds no DNs or is not to be read. */
  async documentOf(uri: string): Promise<DnDocument | undefined> {
    const { files, crossFiles } = this.host;
    const settings = await this.host.settingsOf(uri);
    const stored = await files.read(uri, settings.maxLength * 3);
    if (!stored || stored.text.length > settings.maxLength) return undefined;
    const surroundings = { ...settings.file, catalogue: settings.catalogue, elsewhere: crossFiles.elsewhereFor(uri) };
    const { text, encodingProblem } = stored;
    const analysis = beginAnalysis(text, fileNameOf(uri), surroundings, { encodingProblem });
    if (analysis) await this.finish(analysis, () => false);
    return analysis && documentOf(uri, text, analysis);
  }

  /** Works in slices until all is done, or `isOver`; says whether all is done. */
  private async finish(analysis: Analysis, isOver: () => boolean): Promise<boolean> {
    for (let isDone = false; !isDone; ) {
      const end = performance.now() + slice;
      isDone = analysis.advance(() => performance.now() > end);
      await this.host.pause();
      if (isOver()) return false;
    }
    return true;
  }

  private isInFolders(uri: string): boolean {
    for (const folder of this.folders) if (uri.startsWith(folder)) return true;
    return false;
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private forget(uri: string): void {
    this.waiting.delete(uri);
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
        this.tell();
        // What has come at the very end.
        if (!this.isSettled) this.work();
      });
  }

  private async workOn(): Promise<void> {
    for (;;) {
      for (let folder = this.foldersToList.pop(); folder !== undefined; folder = this.foldersToList.pop())
        for await (const uri of this.host.files.list(folder, (name) => candidates.test(name)))
          if (!this.host.isOpen(uri)) this.waiting.add(uri);
      if (this.waiting.size === 0) return;
      const batch = [...this.waiting].sort();
      for (const uri of batch) {
        if (!this.waiting.delete(uri) || this.host.isOpen(uri)) continue;
        try {
          await this.read(uri);
        } catch (error) {
          this.host.failed(error);
        }
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
    if (!kind && !isWanted(uri, settings)) {
      this.set(uri, undefined, []);
      return;
    }
    // UTF-8 has up to three bytes for each code unit.
    const stored = await files.read(uri, settings.maxLength * 3);
    if (this.host.isOpen(uri) || this.waiting.has(uri)) return;
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
    const analysis =
      text.length > settings.maxLength
        ? undefined
        : beginAnalysis(text, fileNameOf(uri), surroundings, { encodingProblem });
    // What has changed meanwhile is read anew; what was opened speaks for itself.
    const isOver = (): boolean => this.host.isOpen(uri) || this.waiting.has(uri);
    if (analysis && !(await this.finish(analysis, isOver))) return;
    if (!analysis) this.set(uri, undefined, []);
    else {
      const document = documentOf(uri, text, analysis);
      this.set(uri, diagnosticsOf(document, this.host.options()), keysOf(document));
    }
  }

  /** `diagnostics`: undefined for a file that holds no DNs. */
  private set(uri: string, diagnostics: readonly Diagnostic[] | undefined, keys: readonly FileKey[]): void {
    if (diagnostics) this.reports.set(uri, { id: `file.${++this.lastId}`, diagnostics });
    else this.reports.delete(uri);
    this.host.touched(this.host.crossFiles.set(uri, keys));
  }
}

/** Whether the project wants a file to be looked at that nobody has asked for. */
function isWanted(uri: string, { project }: ServerSettings): boolean {
  if (!project || folderOf(uri) === undefined) return true;
  const path = pathBelow(project.folder, uri);
  return path === undefined || isIncluded(project.source.project, path);
}

function documentOf(uri: string, text: string, analysis: Analysis): DnDocument {
  return { text: TextDocument.create(uri, analysis.format.id, 0, text), analysis, layout: layoutAtStart(analysis) };
}

function keysOf({ text, analysis }: DnDocument): FileKey[] {
  return [...analysis.crossKeys()].map(({ check, key, variant, place }) => {
    const { start, end } = place();
    return { check, key, variant, range: { start: text.positionAt(start), end: text.positionAt(end) } };
  });
}
