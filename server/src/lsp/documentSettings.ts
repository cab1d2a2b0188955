import type { Connection } from 'vscode-languageserver';
import { type EditorSettings, readEditorSettings } from '../project/fileSettings.ts';

/** What the client has set for one document, as far as the server needs it. */
export interface ClientSettings {
  /** Counts where there is no project file. */
  readonly editor: EditorSettings;
  /** Paths of catalogues, from the folder of the workspace; they count where there is no project file. */
  readonly catalogues: readonly string[];
  /** The most that a file may have to be read at all, in UTF-16 code units. */
  readonly maxLength: number;
}

/** The default of `dnConfig.maxFileSize`, in millions of characters. */
const defaultMaxFileSize = 50;

const defaults: ClientSettings = {
  editor: { rules: {} },
  catalogues: [],
  maxLength: defaultMaxFileSize * 1_000_000,
};

/** How many different settings are kept; there are as many as folders have settings of their own. */
const mostKept = 100;

/** The client's settings section that is ours. */
const section = 'dnConfig';

/**
 * The settings of open documents. Clients that can be asked are asked once for each document, with its scope, until they say that
 * something has changed; other clients send what they have.
 */
export class DocumentSettings {
  private readonly connection: Connection;
  private canAsk = false;
  private sent: ClientSettings = defaults;
  private readonly byContent = new Map<string, ClientSettings>();
  private readonly known = new Map<string, Promise<ClientSettings>>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** `canAsk`: the client answers `workspace/configuration`. */
  start(canAsk: boolean, initial: unknown): void {
    this.canAsk = canAsk;
    this.sent = this.shared(settingsFrom(initial));
  }

  change(settings: unknown): void {
    this.known.clear();
    if (isRecord(settings)) this.sent = this.shared(settingsFrom(settings[section]));
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  get(uri: string): Promise<ClientSettings> {
    if (!this.canAsk) return Promise.resolve(this.sent);
    const known = this.known.get(uri);
    if (known) return known;
    const asked = this.ask(uri);
    this.known.set(uri, asked);
    return asked;
  }

  /** Settings that say the same are the same object, so that nothing is read again for a change that changes nothing. */
  private shared(settings: ClientSettings): ClientSettings {
    const content = JSON.stringify(settings);
    const known = this.byContent.get(content);
    if (known) return known;
    if (this.byContent.size >= mostKept) this.byContent.clear();
    this.byContent.set(content, settings);
    return settings;
  }

  private async ask(uri: string): Promise<ClientSettings> {
    try {
      return this.shared(settingsFrom(await this.connection.workspace.getConfiguration({ scopeUri: uri, section })));
    } catch (error) {
      this.connection.console.warn(`The settings could not be read, so the defaults are used: ${String(error)}`);
      return defaults;
    }
  }
}

function settingsFrom(data: unknown): ClientSettings {
  if (!isRecord(data)) return defaults;
  const { maxFileSize, catalogues } = data;
  const millions = typeof maxFileSize === 'number' && maxFileSize > 0 ? maxFileSize : defaultMaxFileSize;
  return {
    editor: readEditorSettings(data),
    catalogues: Array.isArray(catalogues) ? catalogues.filter((path) => typeof path === 'string') : [],
    maxLength: millions * 1_000_000,
  };
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}
