import {
  type CancellationToken,
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  type Position,
  type Range,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import { codeActionsOf, fixAllKind, showLocationCommand } from '../features/codeActions.ts';
import { completionsAt } from '../features/completion.ts';
import { resolveCompletion } from '../features/completionDocumentation.ts';
import { diagnosticSource, diagnosticsOf } from '../features/diagnostics.ts';
import type { DnDocument, FeatureOptions } from '../features/document.ts';
import { hoverAt } from '../features/hover.ts';
import { linkedEditingAt } from '../features/linkedEditing.ts';
import { dataOf, presetKind, resolvePresetAction } from '../features/presets.ts';
import { DocumentSettings } from './documentSettings.ts';
import { type Answer, type Extent, OpenDocuments, type Pause } from './openDocuments.ts';
import { OpenText } from './openText.ts';
import { type ClientOptions, type VisibleLinesParams, visibleLinesMethod } from './protocol.ts';
import { VisibleLines } from './visibleLines.ts';

/** What the place where the server runs has to offer. */
export interface ServerHost {
  /** Lets other work go on before it comes back: requests that have arrived, above all. */
  readonly pause?: Pause;
  /** The folder of the rule pages as a URI, where the server comes with one. */
  readonly documentation?: string;
  readonly version: string;
}

/** How much further than a position the text has to be read for what is asked there, in UTF-16 code units. */
const lookAhead = 8_192;

/** Binds the features to a connection and listens. No request is ever answered with an error of ours: what fails is logged and answered neutrally. */
export function startServer(connection: Connection, host: ServerHost): void {
  const texts = new TextDocuments<OpenText>({
    create: (uri, languageId, version, content) => new OpenText(uri, languageId, version, content),
    update: (text, changes, version) => {
      text.update(changes, version);
      return text;
    },
  });
  const settings = new DocumentSettings(connection);
  const visible = new VisibleLines();
  const tellTooLarge = (fileName: string): void => {
    const message = `${fileName} is larger than the setting dnConfig.maxFileSize allows, so it is not checked.`;
    connection.console.warn(message);
    // A notification: the request that the connection's own helper sends asks a client for an answer that nobody needs.
    void safely('Telling of a file', undefined, () =>
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
    );
  };
  const pause = host.pause ?? (() => new Promise((resolve) => setTimeout(resolve, 0)));
  const open = new OpenDocuments(tellTooLarge, pause);
  let options: FeatureOptions = {};
  let pulls = false;
  let watchesSettings = false;
  let refreshes = false;

  /** The document at a URI, read as far as it is wanted; undefined when it is not open, or nobody waits for it any longer. */
  async function answerAt(uri: string, token?: CancellationToken, extent?: Extent): Promise<Answer | undefined> {
    const text = texts.get(uri);
    // Asking for the settings of a file that is not open would keep them for ever.
    if (!text) return undefined;
    return open.get(
      text,
      () => settings.get(uri),
      () => texts.get(uri) === text,
      extent,
      token,
    );
  }

  async function documentAt(uri: string, token: CancellationToken): Promise<DnDocument | undefined> {
    return (await answerAt(uri, token))?.document;
  }

  /** The same for what is asked at a position: what stands further down need not have been read. */
  async function documentFor(
    uri: string,
    position: Position,
    token: CancellationToken,
  ): Promise<DnDocument | undefined> {
    const answer = await answerAt(uri, token, { upTo: (text) => text.offsetAt(position) + lookAhead });
    return answer?.document;
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
      ...editOptions(capabilities),
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
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, presetKind],
          resolveProvider: true,
        },
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

  connection.languages.diagnostics.on(
    ({ textDocument: { uri }, previousResultId }, token) =>
      safely<DocumentDiagnosticReport | ResponseError>(
        'Checking a document',
        { kind: DocumentDiagnosticReportKind.Full, items: [] },
        async () => {
          const answer = (refreshes ? await firstScreenOf(uri) : undefined) ?? (await answerAt(uri, token));
          if (token.isCancellationRequested)
            return new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for this.');
          // Closed in the meantime: nothing to say, and nothing to compare with later.
          if (!answer) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
          const { document, id: resultId } = answer;
          if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
          return {
            kind: DocumentDiagnosticReportKind.Full,
            resultId,
            items: document ? diagnosticsOf(document, options) : [],
          };
        },
      ) as Promise<DocumentDiagnosticReport>,
  );

  /**
   * What is found on the first screen of a file that takes long to read for the first time; the rest is read behind the answer, and then
   * the client is asked to ask again. Undefined for any other file.
   */
  async function firstScreenOf(uri: string): Promise<Answer | undefined> {
    const text = texts.get(uri);
    if (!text) return undefined;
    const isOpen = (): boolean => texts.get(uri) === text;
    const answer = await open.firstLook(text, () => settings.get(uri), isOpen, visible.lastOf(uri));
    if (answer)
      void safely('Reading a document', undefined, async () => {
        if (await answerAt(uri)) await connection.languages.diagnostics.refresh();
      });
    return answer;
  }

  /** For clients that do not ask for diagnostics themselves. */
  async function push(uri: string): Promise<void> {
    await safely('Checking a document', undefined, async () => {
      const version = texts.get(uri)?.version;
      const document = (await answerAt(uri))?.document;
      // A newer version has its own turn; a closed document has had its last.
      if (version === undefined || texts.get(uri)?.version !== version) return;
      await connection.sendDiagnostics({ uri, version, diagnostics: document ? diagnosticsOf(document, options) : [] });
    });
  }

  texts.onDidChangeContent(({ document }) => {
    if (!pulls) void push(document.uri);
  });

  connection.onNotification(visibleLinesMethod, (params: Partial<VisibleLinesParams> | undefined) => {
    if (typeof params?.uri === 'string' && typeof params.last === 'number') visible.set(params.uri, params.last);
  });

  texts.onDidClose(({ document: { uri } }) => {
    open.forget(uri);
    settings.forget(uri);
    visible.forget(uri);
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onCompletion(({ textDocument, position }, token) =>
    safely('Completion', [], async () => {
      const document = await documentFor(textDocument.uri, position, token);
      return document ? completionsAt(document, position, options) : [];
    }),
  );

  connection.onCompletionResolve((item) =>
    safely('Completion', item, async () => resolveCompletion(item, builtInCatalogue)),
  );

  connection.onHover(({ textDocument, position }, token) =>
    safely('Hover', null, async () => {
      const document = await documentFor(textDocument.uri, position, token);
      return (document && hoverAt(document, position)) ?? null;
    }),
  );

  connection.languages.onLinkedEditingRange(({ textDocument, position }, token) =>
    safely('Linked editing', null, async () => {
      const document = await documentFor(textDocument.uri, position, token);
      return (document && linkedEditingAt(document, position)) ?? null;
    }),
  );

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    safely('Code actions', [], async () => {
      const document = await documentAt(textDocument.uri, token);
      return document ? codeActionsOf(document, range, context, options) : [];
    }),
  );

  connection.onCodeActionResolve((action, token) =>
    safely('A code action', action, async () => {
      const data = dataOf(action);
      const document = data && (await documentAt(data.uri, token));
      return document ? resolvePresetAction(document, action, options) : action;
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

/** How the client takes the edits of code actions. */
function editOptions({
  workspace,
  textDocument,
}: ClientCapabilities): Pick<FeatureOptions, 'changeAnnotations' | 'resolvesEdits'> {
  const { documentChanges, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return {
    changeAnnotations: documentChanges === true && changeAnnotationSupport !== undefined,
    resolvesEdits: dataSupport === true && resolveSupport?.properties.includes('edit') === true,
  };
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
