import {
  type CancellationToken,
  type Connection,
  FileChangeType,
  MessageType,
  type Position,
  ShowMessageNotification,
  TextDocuments,
} from 'vscode-languageserver';
import { CrossFiles, type Touched } from '../analysis/crossFiles.ts';
import { analyseConfig, type ConfigDocument } from '../features/configAnalysis.ts';
import { type DnDocument, type FeatureOptions, fileNameOf } from '../features/document.ts';
import { settingsAt } from '../features/settingsInForce.ts';
import { DocumentSettings } from './documentSettings.ts';
import { canonical, type Files } from './files.ts';
import { type Answer, type Extent, OpenDocuments } from './openDocuments.ts';
import { OpenText } from './openText.ts';
import { Projects } from './projects.ts';
import type { SettingsInForceParams, SettingsInForceResult } from './protocol.ts';
import { type ServerSettings, SettingsInForce } from './settingsInForce.ts';
import type { Pause } from './turns.ts';
import { VisibleLines } from './visibleLines.ts';
import { Workspace } from './workspace.ts';

/** What the place where the server runs has to offer. */
export interface ServerHost {
  /** Lets other work go on before it comes back: requests that have arrived, above all. */
  readonly pause?: Pause;
  /** The folder of the rule pages as a URI, where the server comes with one. */
  readonly documentation?: string;
  /** Files that nobody has open; absent where the server can read none. */
  readonly files?: Files;
  readonly version: string;
}

/** What the client can do, as far as somebody has to know. */
export interface ClientAbilities {
  /** It asks for diagnostics itself. */
  pulls: boolean;
  /** It can be asked to ask again. */
  refreshes: boolean;
  watchesSettings: boolean;
  watchesFiles: boolean;
  /** It takes edits of several files at once, and such that make files. */
  editsFiles: boolean;
  makesFiles: boolean;
  /** It makes edits that nobody there has asked for. */
  appliesEdits: boolean;
}

/** How much further than a position the text has to be read for what is asked there, in UTF-16 code units. */
const lookAhead = 8_192;

/** How long changes of settings are waited for before everything is looked at again, in milliseconds: a project file is being typed. */
const settingsDelay = 150;

/** How long a client that has refused to ask again is left alone, in milliseconds. */
const refreshDelay = 1_000;

/** Everything that the server knows of the documents of one client. */
export class Session {
  readonly connection: Connection;
  readonly texts: TextDocuments<OpenText>;
  readonly clientSettings: DocumentSettings;
  readonly projects: Projects;
  readonly settings: SettingsInForce;
  readonly visible = new VisibleLines();
  readonly open: OpenDocuments;
  /** Absent where the server can read no files by itself. */
  readonly workspace: Workspace | undefined;
  readonly files: Files | undefined;
  readonly able: ClientAbilities = {
    pulls: false,
    refreshes: false,
    watchesSettings: false,
    watchesFiles: false,
    editsFiles: false,
    makesFiles: false,
    appliesEdits: false,
  };
  options: FeatureOptions = {};
  /** Those of the workspace, as the server knows them, with a slash at the end of each. */
  folders: readonly string[] = [];
  /** Lets other work go on before it comes back. */
  readonly pause: Pause;
  /** Told when what is found in open documents may have changed without an edit in them. */
  onStale: () => void = () => {};
  private readonly crossFiles = new CrossFiles();
  private readonly configs = new Map<string, { readonly key: string; readonly document: ConfigDocument }>();
  /** The client's URIs of open documents, by those by which the server knows their files. */
  private readonly openUris = new Map<string, string>();
  private settingsGeneration = 0;
  private soon: ReturnType<typeof setTimeout> | undefined;
  private isEnding = false;

  constructor(connection: Connection, host: ServerHost) {
    this.connection = connection;
    this.texts = new TextDocuments<OpenText>({
      create: (uri, languageId, version, content) => new OpenText(uri, languageId, version, content),
      update: (text, changes, version) => {
        text.update(changes, version);
        return text;
      },
    });
    const { files } = host;
    this.files = files;
    const pause = host.pause ?? (() => new Promise((resolve) => setTimeout(resolve, 0)));
    this.pause = pause;
    const touched = (keys: Touched): void => this.touched(keys);
    this.clientSettings = new DocumentSettings(connection);
    this.projects = new Projects(files, (file) => this.openFile(file)?.getText());
    this.settings = new SettingsInForce(this.clientSettings, this.projects, () => this.folders);
    this.open = new OpenDocuments(this.crossFiles, touched, (fileName) => this.tellTooLarge(fileName), pause);
    this.workspace =
      files &&
      new Workspace({
        files,
        projects: this.projects,
        crossFiles: this.crossFiles,
        pause,
        settingsOf: (file) => this.settings.get(file, this.settings.folderOf(file)),
        isOpen: (file) => this.isOpen(file),
        options: () => this.options,
        touched,
        appeared: (file) => {
          if (this.projects.changed(file)) this.settingsChanged();
        },
        failed: (error) => this.log('Reading the workspace', error),
      });
  }

  /** The document at a URI, read as far as it is wanted; undefined when it is not open, or nobody waits for it any longer. */
  async answerAt(uri: string, token?: CancellationToken, extent?: Extent): Promise<Answer | undefined> {
    const text = this.texts.get(uri);
    // Asking for the settings of a file that is not open would keep them for ever.
    if (!text) return undefined;
    return this.open.get(
      text,
      () => this.settings.get(uri),
      () => this.texts.get(uri) === text,
      extent,
      token,
    );
  }

  async documentAt(uri: string, token?: CancellationToken): Promise<DnDocument | undefined> {
    return (await this.answerAt(uri, token))?.document;
  }

  /** The same for what is asked at a position: what stands further down need not have been read. */
  async documentFor(uri: string, position: Position, token: CancellationToken): Promise<DnDocument | undefined> {
    const answer = await this.answerAt(uri, token, { upTo: (text) => text.offsetAt(position) + lookAhead });
    return answer?.document;
  }

  /** An open project file or catalogue; undefined for any other document. */
  async configAt(uri: string): Promise<ConfigDocument | undefined> {
    const text = this.texts.get(uri);
    if (!text) return undefined;
    // Only who has looked for the project knows which catalogues there are.
    const { project, file } = await this.settings.get(uri);
    const kind = this.projects.kindOf(uri);
    if (!kind || this.texts.get(uri) !== text) return undefined;
    const key = this.configId(text);
    const known = this.configs.get(uri);
    if (known?.key === key) return known.document;
    const catalogues = project?.results;
    const rules = file.settings.rules;
    const analysis = analyseConfig(text.getText(), fileNameOf(uri), kind, {
      ...(catalogues && { catalogues }),
      rules,
    });
    const document = { text, analysis };
    this.configs.set(uri, { key, document });
    return document;
  }

  /** Tells what is known of a project file or catalogue from what was known before. */
  configId({ version }: Pick<OpenText, 'version'>): string {
    return `config.${version}.${this.settingsGeneration}`;
  }

  /** Whether a client has a file open, by the URI by which the server knows it. */
  isOpen(file: string): boolean {
    return this.openUris.has(file);
  }

  /** What is in force for a document that is open; undefined for any other. */
  async settingsOf(uri: string): Promise<ServerSettings | undefined> {
    return this.texts.get(uri) && this.settings.get(uri);
  }

  /** To be called for a document that is not open, when nobody needs to know any longer what is set for it. */
  forgetSettings(uri: string): void {
    this.settings.forget(uri);
    this.clientSettings.forget(uri);
  }

  /** What is declared for the DN at a position; nothing for a document that holds no DNs. */
  async settingsAt({ uri, position }: SettingsInForceParams, token: CancellationToken): Promise<SettingsInForceResult> {
    const answer = await this.documentFor(uri, position, token);
    const settings = await this.settingsOf(uri);
    const project = settings?.project && { project: settings.project.source.uri };
    if (answer) return { isDnFile: true, ...project, ...settingsAt(answer, position) };
    if (this.open.isTooLarge(uri)) return { isDnFile: true, isTooLarge: true, ...project, declared: [] };
    return { isDnFile: false, declared: [] };
  }

  /** To be called when a document has been opened or changed. */
  changed(uri: string): void {
    const file = canonical(uri);
    this.openUris.set(file, uri);
    this.workspace?.opened(file);
    if (this.projects.changed(uri)) this.settingsChanged();
  }

  closed(uri: string): void {
    this.open.forget(uri);
    this.forgetSettings(uri);
    this.visible.forget(uri);
    this.configs.delete(uri);
    const file = canonical(uri);
    this.openUris.delete(file);
    if (this.workspace) this.workspace.closed(file);
    else this.touched(this.crossFiles.remove(file));
    if (this.projects.changed(uri)) this.settingsChanged();
  }

  /** To be called when a file on the disk has changed, come or gone. */
  fileChanged(uri: string, how: FileChangeType): void {
    const file = canonical(uri);
    const isGone = how === FileChangeType.Deleted;
    if (isGone ? this.projects.gone(file) : this.projects.changed(file)) this.settingsChanged();
    if (isGone) this.workspace?.deleted(file);
    else if (this.isOpen(file)) return;
    else if (how === FileChangeType.Created) this.workspace?.created(file);
    else this.workspace?.changed(file);
  }

  /** Has everything looked at again, a little later. */
  settingsChanged(): void {
    this.settingsGeneration++;
    this.settings.forgetAll();
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      this.workspace?.refresh();
      this.onStale();
    }, settingsDelay);
  }

  /** To be called before the connection ends. */
  dispose(): void {
    this.isEnding = true;
    clearTimeout(this.soon);
  }

  /** Asks the client to ask again for diagnostics; where it refuses, once more a little later, for what it shows is out of date until then. */
  async refreshDiagnostics(): Promise<void> {
    const refresh = () => this.connection.languages.diagnostics.refresh();
    try {
      await refresh();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, refreshDelay));
      if (!this.isEnding) await this.safely('Asking for a refresh', undefined, refresh);
    }
  }

  private openFile(file: string): OpenText | undefined {
    const uri = this.openUris.get(file);
    return uri === undefined ? undefined : this.texts.get(uri);
  }

  async safely<Result>(what: string, neutral: Result, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      this.log(what, error);
      return neutral;
    }
  }

  private log(what: string, error: unknown): void {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${what} failed: ${reason}`);
  }

  private touched(keys: Touched): void {
    let isStale = false;
    for (const [file, touchedKeys] of keys) {
      const uri = this.openUris.get(file);
      if (uri === undefined) this.workspace?.recompare(file);
      else isStale = this.open.recompare(uri, touchedKeys) || isStale;
    }
    if (isStale) this.onStale();
  }

  private tellTooLarge(fileName: string): void {
    const message = `${fileName} is larger than the setting dnConfig.maxFileSize allows, so it is not checked.`;
    this.connection.console.warn(message);
    // A notification: the request that the connection's own helper sends asks a client for an answer that nobody needs.
    void this.safely('Telling of a file', undefined, () =>
      this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
    );
  }
}
