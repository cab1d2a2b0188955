import type { LogOutputChannel, Uri } from 'vscode';
import type { ShownSettings } from './settingsStatus.ts';
import type { CreateTools } from './tools/tools.ts';

/** What the language server is doing, as far as the extension knows. */
export type ServerState = 'not started' | 'starting' | 'running' | 'failed';

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  readonly state: ServerState;
  /** What the language status says of the place where the cursor is; undefined where it is hidden. */
  readonly shownSettings: ShownSettings | undefined;
  /** Starts the server, stopping the one that runs. Never rejects: what goes wrong is shown to the person. */
  restart(): Promise<void>;
  /** Stops the server for good. */
  stop(): Promise<void>;
  /** Asks the server, which may still be starting. Rejects when it cannot answer. */
  request<Answer>(method: string, params: unknown): Promise<Answer>;
}

/** What a language server gets from the extension. */
export interface LanguageServerContext {
  readonly output: LogOutputChannel;
  /** The URI of the folder with a page for each rule, to which the findings link. */
  readonly documentation: string;
  /** Where the extension itself is installed. */
  readonly extensionUri: Uri;
}

/** Makes a language server that does not run yet. Node and browser each have their own. */
export type CreateLanguageServer = (context: LanguageServerContext) => LanguageServer;

/** The large part of the extension, which is loaded when there is something to do. */
export interface LargePart {
  readonly createLanguageServer: CreateLanguageServer;
  readonly createTools: CreateTools;
}
