import type { LogOutputChannel, Uri } from 'vscode';

/** What the language server is doing, as far as the extension knows. */
export type ServerState = 'not started' | 'starting' | 'running' | 'failed';

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  readonly state: ServerState;
  /** Starts the server, stopping the one that runs. Never rejects: what goes wrong is shown to the person. */
  restart(): Promise<void>;
  /** Stops the server for good. */
  stop(): Promise<void>;
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
