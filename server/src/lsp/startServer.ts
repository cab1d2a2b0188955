import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  type InitializeParams,
  type InitializeResult,
  type Range,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { builtInCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { codeActionsOf, fixAllKind, showLocationCommand } from '../features/codeActions.ts';
import { completionsAt } from '../features/completion.ts';
import { resolveCompletion } from '../features/completionDocumentation.ts';
import { configCodeActionsOf } from '../features/configCodeActions.ts';
import { configCompletionsAt } from '../features/configCompletion.ts';
import { configHoverAt } from '../features/configHover.ts';
import { diagnosticSource } from '../features/diagnostics.ts';
import type { FeatureOptions } from '../features/document.ts';
import { fixRuleCommand, fixRuleDataOf, resolveFixRule } from '../features/fixRule.ts';
import { hoverAt } from '../features/hover.ts';
import { linkedEditingAt } from '../features/linkedEditing.ts';
import { dataOf, presetKind, resolvePresetAction } from '../features/presets.ts';
import { isRuleId } from '../rules/definitions.ts';
import { bindConvert } from './convertRequests.ts';
import { bindDiagnostics } from './diagnosticRequests.ts';
import { canonical } from './files.ts';
import { fixRuleInWorkspace, problemsElsewhere } from './fixWorkspace.ts';
import { bindPlan } from './planRequests.ts';
import { projectAtHand } from './projectAtHand.ts';
import {
  type ClientOptions,
  type SettingsInForceParams,
  type SettingsInForceResult,
  settingsInForceMethod,
  type VisibleLinesParams,
  visibleLinesMethod,
} from './protocol.ts';
import { type ServerHost, Session } from './session.ts';
import { bindSymbols } from './symbolRequests.ts';

/** The files in which DNs, project files and catalogues can be; and whatever comes or goes, for that can be a folder of them. */
const watchers = [
  { globPattern: '**/*.{yaml,yml,json,jsonc,xml,cfg,conf}', kind: WatchKind.Change },
  { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
] as const;

const nothingInForce: SettingsInForceResult = { isDnFile: false, declared: [] };

/** Binds the features to a connection and listens. No request is ever answered with an error of ours: what fails is logged and answered neutrally. */
export function startServer(connection: Connection, host: ServerHost): void {
  const session = new Session(connection, host);
  const { texts, able } = session;
  /** What the completions say that were listed last: the client asks about one of these. */
  let completing: Catalogue = builtInCatalogue;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    const client = clientOptions(params.initializationOptions);
    const documentation = client.documentation ?? host.documentation;
    const { workspace } = capabilities;
    session.options = featureOptions(capabilities, client, documentation);
    able.pulls = capabilities.textDocument?.diagnostic !== undefined;
    able.refreshes = workspace?.diagnostics?.refreshSupport === true;
    able.watchesSettings = workspace?.didChangeConfiguration?.dynamicRegistration === true;
    able.watchesFiles = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
    able.editsFiles = documentChanges === true;
    able.makesFiles = able.editsFiles && resourceOperations?.includes('create') === true;
    able.appliesEdits = workspace?.applyEdit === true;
    session.clientSettings.start(workspace?.configuration === true, client.settings);
    session.folders = foldersIn(params);
    return {
      serverInfo: { name: 'dn-config', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(able.pulls && {
          diagnosticProvider: {
            identifier: diagnosticSource,
            interFileDependencies: true,
            workspaceDiagnostics: session.workspace !== undefined,
          },
        }),
        completionProvider: { triggerCharacters: [':', '=', ' ', '[', '"', "'", '<', '/'], resolveProvider: true },
        hoverProvider: true,
        linkedEditingRangeProvider: true,
        documentSymbolProvider: { label: 'DN Config' },
        // Where somebody gives folding, an editor's own folding by indentation goes: ours is for the language that nobody else knows.
        foldingRangeProvider: { id: 'folding', documentSelector: [{ language: 'genesys-options' }] },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, presetKind],
          resolveProvider: true,
        },
        executeCommandProvider: { commands: [showLocationCommand, fixRuleCommand] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (able.watchesSettings)
      void session.safely('Watching the settings', undefined, async () => {
        const { DidChangeConfigurationNotification } = await import('vscode-languageserver');
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'dnConfig' });
      });
    if (able.watchesFiles)
      void session.safely('Watching files', undefined, () =>
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] }),
      );
    // Not before now: while it is being initialized, the library binds this notification to a listener of its own.
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
      const gone = new Set(removed.map(({ uri }) => asFolder(uri)));
      const come = added.map(({ uri }) => asFolder(uri));
      session.folders = [...session.folders.filter((folder) => !gone.has(folder)), ...come];
      session.workspace?.removeFolders(gone);
      session.workspace?.addFolders(come);
    });
    session.workspace?.addFolders(session.folders);
  });

  connection.onDidChangeConfiguration(({ settings: sent }) => {
    session.clientSettings.change(sent);
    session.settingsChanged();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) session.fileChanged(uri, type);
  });

  bindDiagnostics(session);
  bindPlan(session);
  bindConvert(session);
  bindSymbols(session);

  texts.onDidChangeContent(({ document: { uri } }) => session.changed(uri));
  texts.onDidClose(({ document: { uri } }) => session.closed(uri));
  connection.onShutdown(() => session.dispose());

  connection.onNotification(visibleLinesMethod, (params: Partial<VisibleLinesParams> | undefined) => {
    if (typeof params?.uri === 'string' && typeof params.last === 'number')
      session.visible.set(params.uri, params.last);
  });

  connection.onRequest(settingsInForceMethod, (params: Partial<SettingsInForceParams> | undefined, token) =>
    session.safely<SettingsInForceResult>('The settings in force', nothingInForce, async () => {
      const { uri, position } = params ?? {};
      if (typeof uri !== 'string' || typeof position?.line !== 'number') return nothingInForce;
      return session.settingsAt({ uri, position }, token);
    }),
  );

  connection.onCompletion(({ textDocument, position, context }, token) =>
    session.safely('Completion', [], async () => {
      const config = await session.configAt(textDocument.uri);
      if (config) return configCompletionsAt(config, position, session.options);
      const document = await session.documentFor(textDocument.uri, position, token);
      if (document) completing = document.analysis.catalogue;
      return document ? completionsAt(document, position, session.options, context?.triggerCharacter) : [];
    }),
  );

  connection.onCompletionResolve((item) =>
    session.safely('Completion', item, async () => resolveCompletion(item, completing, session.options)),
  );

  connection.onHover(({ textDocument, position }, token) =>
    session.safely('Hover', null, async () => {
      const config = await session.configAt(textDocument.uri);
      if (config) return configHoverAt(config, position) ?? null;
      const document = await session.documentFor(textDocument.uri, position, token);
      return (document && hoverAt(document, position, session.options)) ?? null;
    }),
  );

  connection.languages.onLinkedEditingRange(({ textDocument, position }, token) =>
    session.safely('Linked editing', null, async () => {
      const document = await session.documentFor(textDocument.uri, position, token);
      return (document && linkedEditingAt(document, position)) ?? null;
    }),
  );

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    session.safely('Code actions', [], async () => {
      const config = await session.configAt(textDocument.uri);
      if (config) return configCodeActionsOf(config, range, context, session.options);
      let document = await session.documentAt(textDocument.uri, token);
      if (!document) return [];
      const { analysis, text } = document;
      if (analysis.findingsAt(text.offsetAt(range.start), text.offsetAt(range.end)).length === 0)
        return codeActionsOf(document, range, context, session.options);
      const project = await projectAtHand(session, textDocument.uri);
      // What has been typed in the meantime counts.
      document = await session.documentAt(textDocument.uri, token);
      if (!document) return [];
      const canFix = able.editsFiles && able.appliesEdits && session.workspace !== undefined;
      return codeActionsOf(document, range, context, session.options, {
        project,
        ...(canFix && { problemsElsewhere: (rule) => problemsElsewhere(session, textDocument.uri, rule) }),
      });
    }),
  );

  connection.onCodeActionResolve((action, token) =>
    session.safely('A code action', action, async () => {
      const preset = dataOf(action);
      const uri = (preset ?? fixRuleDataOf(action))?.uri;
      const document = uri === undefined ? undefined : await session.documentAt(uri, token);
      if (!document) return action;
      return preset ? resolvePresetAction(document, action, session.options) : resolveFixRule(document, action);
    }),
  );

  connection.onExecuteCommand(({ command, arguments: given }) =>
    session.safely('A command', null, async () => {
      const [uri, selection] = given ?? [];
      if (command === showLocationCommand && typeof uri === 'string') {
        await connection.window.showDocument({ uri, takeFocus: true, ...(isRange(selection) && { selection }) });
      }
      if (command === fixRuleCommand && typeof uri === 'string' && isRuleId(uri))
        await fixRuleInWorkspace(session, uri);
      return null;
    }),
  );

  texts.listen(connection);
  connection.listen();
}

/** What the client can take and how it wants things. */
function featureOptions(
  { workspace, textDocument }: ClientCapabilities,
  { suggestCommand, mostProblems }: ClientOptions,
  documentation: string | undefined,
): FeatureOptions {
  const { documentChanges, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return {
    ...(documentation !== undefined && { documentation: documentation.replace(/\/$/, '') }),
    ...(suggestCommand !== undefined && { suggestCommand }),
    ...(mostProblems !== undefined && { mostProblems }),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    changeAnnotations: documentChanges === true && changeAnnotationSupport !== undefined,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    resolvesEdits: dataSupport === true && resolveSupport?.properties.includes('edit') === true,
  };
}

/** The folders of the workspace, with a slash at the end of each. */
function foldersIn({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => asFolder(uri));
  return rootUri ? [asFolder(rootUri)] : [];
}

function asFolder(uri: string): string {
  const folder = canonical(uri);
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function clientOptions(data: unknown): ClientOptions {
  if (typeof data !== 'object' || data === null) return {};
  const { documentation, suggestCommand, mostProblems, settings } = data as Record<string, unknown>;
  return {
    ...(typeof documentation === 'string' && { documentation }),
    ...(typeof suggestCommand === 'string' && { suggestCommand }),
    ...(isCount(mostProblems) && { mostProblems }),
    settings,
  };
}

/** Whether it is a whole number of at least 1. */
function isCount(data: unknown): data is number {
  return Number.isInteger(data) && (data as number) >= 1;
}

function isRange(data: unknown): data is Range {
  return typeof data === 'object' && data !== null && 'start' in data && 'end' in data;
}
