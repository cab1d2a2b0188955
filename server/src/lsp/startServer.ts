import {
  CodeActionKind,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  type Range,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import { codeActionsOf, fixAllKind, showLocationCommand } from '../features/codeActions.ts';
import { completionsAt } from '../features/completion.ts';
import { resolveCompletion } from '../features/completionDocumentation.ts';
import { diagnosticSource, diagnosticsOf } from '../features/diagnostics.ts';
import type { DnDocument, FeatureOptions } from '../features/document.ts';
import { hoverAt } from '../features/hover.ts';
import { linkedEditingAt } from '../features/linkedEditing.ts';
import { DocumentSettings } from './documentSettings.ts';
import { OpenDocuments } from './openDocuments.ts';
import type { ClientOptions } from './protocol.ts';

/** What the place where the server runs has to offer. */
export interface ServerHost {
  /** The folder of the rule pages as a URI, where the server comes with one. */
  readonly documentation?: string;
  readonly version: string;
}

/** Binds the features to a connection and listens. No request is ever answered with an error of ours: what fails is logged and answered neutrally. */
export function startServer(connection: Connection, host: ServerHost): void {
  const texts = new TextDocuments(TextDocument);
  const settings = new DocumentSettings(connection);
  const open = new OpenDocuments((fileName) => {
    const message = `${fileName} is larger than the setting dnConfig.maxFileSize allows, so it is not checked.`;
    connection.console.warn(message);
    // A notification: the request that the connection's own helper sends asks a client for an answer that nobody needs.
    void safely('Telling of a file', undefined, () =>
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
    );
  });
  let options: FeatureOptions = {};
  let pulls = false;
  let watchesSettings = false;
  let refreshes = false;

  async function documentAt(uri: string): Promise<DnDocument | undefined> {
    // Asking for the settings of a file that is not open would keep them for ever.
    if (!texts.get(uri)) return undefined;
    const chosen = await settings.get(uri);
    // The text is asked for behind the settings: it may have changed, or gone, in the meantime.
    const text = texts.get(uri);
    return text && open.get(text, chosen);
  }

  async function safely<Result>(what: string, neutral: Result, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      connection.console.error(
        `${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return neutral;
    }
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    const client = clientOptions(params.initializationOptions);
    const documentation = client.documentation ?? host.documentation;
    options = {
      ...(documentation !== undefined && { documentation: documentation.replace(/\/$/, '') }),
      ...(client.suggestCommand !== undefined && { suggestCommand: client.suggestCommand }),
      snippets: capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
    };
    pulls = capabilities.textDocument?.diagnostic !== undefined;
    refreshes = capabilities.workspace?.diagnostics?.refreshSupport === true;
    watchesSettings = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    settings.start(capabilities.workspace?.configuration === true, client.settings);
    return {
      serverInfo: { name: 'dn-config', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(pulls && {
          diagnosticProvider: {
            identifier: diagnosticSource,
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }),
        completionProvider: { triggerCharacters: [':', '=', ' ', '[', '"', "'", '<', '/'], resolveProvider: true },
        hoverProvider: true,
        linkedEditingRangeProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        executeCommandProvider: { commands: [showLocationCommand] },
      },
    };
  });

  connection.onInitialized(() => {
    if (!watchesSettings) return;
    void safely('Watching the settings', undefined, async () => {
      const { DidChangeConfigurationNotification } = await import('vscode-languageserver');
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'dnConfig' });
    });
  });

  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.change(sent);
    if (pulls && refreshes)
      void safely('Asking for a refresh', undefined, () => connection.languages.diagnostics.refresh());
    else if (!pulls) for (const text of texts.all()) void push(text.uri);
  });

  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }) =>
    safely<DocumentDiagnosticReport>(
      'Checking a document',
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      async () => {
        const document = await documentAt(uri);
        const resultId = `${texts.get(uri)?.version ?? 0}.${settings.generation}`;
        if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return {
          kind: DocumentDiagnosticReportKind.Full,
          resultId,
          items: document ? diagnosticsOf(document, options) : [],
        };
      },
    ),
  );

  /** For clients that do not ask for diagnostics themselves. */
  async function push(uri: string): Promise<void> {
    await safely('Checking a document', undefined, async () => {
      const version = texts.get(uri)?.version;
      const document = await documentAt(uri);
      // A newer version has its own turn; a closed document has had its last.
      if (version === undefined || texts.get(uri)?.version !== version) return;
      await connection.sendDiagnostics({ uri, version, diagnostics: document ? diagnosticsOf(document, options) : [] });
    });
  }

  texts.onDidChangeContent(({ document }) => {
    if (!pulls) void push(document.uri);
  });

  texts.onDidClose(({ document: { uri } }) => {
    open.forget(uri);
    settings.forget(uri);
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onCompletion(({ textDocument, position }) =>
    safely('Completion', [], async () => {
      const document = await documentAt(textDocument.uri);
      return document ? completionsAt(document, position, options) : [];
    }),
  );

  connection.onCompletionResolve((item) =>
    safely('Completion', item, async () => resolveCompletion(item, builtInCatalogue)),
  );

  connection.onHover(({ textDocument, position }) =>
    safely('Hover', null, async () => {
      const document = await documentAt(textDocument.uri);
      return (document && hoverAt(document, position)) ?? null;
    }),
  );

  connection.languages.onLinkedEditingRange(({ textDocument, position }) =>
    safely('Linked editing', null, async () => {
      const document = await documentAt(textDocument.uri);
      return (document && linkedEditingAt(document, position)) ?? null;
    }),
  );

  connection.onCodeAction(({ textDocument, range, context }) =>
    safely('Code actions', [], async () => {
      const document = await documentAt(textDocument.uri);
      return document ? codeActionsOf(document, range, context, options) : [];
    }),
  );

  connection.onExecuteCommand(({ command, arguments: given }) =>
    safely('A command', null, async () => {
      const [uri, selection] = given ?? [];
      if (command === showLocationCommand && typeof uri === 'string') {
        await connection.window.showDocument({ uri, takeFocus: true, ...(isRange(selection) && { selection }) });
      }
      return null;
    }),
  );

  texts.listen(connection);
  connection.listen();
}

function clientOptions(data: unknown): ClientOptions {
  if (typeof data !== 'object' || data === null) return {};
  const { documentation, suggestCommand, settings } = data as Record<string, unknown>;
  return {
    ...(typeof documentation === 'string' && { documentation }),
    ...(typeof suggestCommand === 'string' && { suggestCommand }),
    settings,
  };
}

function isRange(data: unknown): data is Range {
  return typeof data === 'object' && data !== null && 'start' in data && 'end' in data;
}
