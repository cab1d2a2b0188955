import { commands, type ExtensionContext, type LogOutputChannel, Uri, window } from 'vscode';
import { deservesServer } from './documents.ts';
import { exportClaims } from './exportClaims.ts';
import type { LanguageServer, LargePart, ServerState } from './languageServer.ts';
import type { ShownSettings } from './settingsStatus.ts';
import { toolNames } from './tools/names.ts';
import type { Tools } from './tools/tools.ts';
import { watchDocuments } from './watchDocuments.ts';

/** What the extension shows of itself to tests and to other extensions. */
export interface ExtensionApi {
  readonly serverState: ServerState;
  /** How often a document has been looked at so far, when it was opened or after a change. */
  readonly looks: number;
  /** What the language status says; undefined where it is hidden. */
  readonly shownSettings: ShownSettings | undefined;
}

/**
 * Waits for a document that could hold DNs and then starts the language server. Until then next to nothing is loaded, because every
 * YAML, JSON, XML or plain text file activates the extension.
 * @param load gives the part that talks to the language server, which is large
 */
export function startExtension(context: ExtensionContext, load: () => LargePart): ExtensionApi {
  let output: LogOutputChannel | undefined;
  let server: LanguageServer | undefined;
  let tools: Tools | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let looks = 0;

  const openOutput = () => {
    if (!output) {
      output = window.createOutputChannel('DN Config', { log: true });
      context.subscriptions.push(output);
    }
    return output;
  };
  const startServer = async () => {
    clearTimeout(soon);
    // The menus of other people's files are left alone until there are DNs.
    void commands.executeCommand('setContext', 'dnConfig.isInUse', true);
    server ??= load().createLanguageServer({
      output: openOutput(),
      documentation: Uri.joinPath(context.extensionUri, 'docs/rules').toString(),
      extensionUri: context.extensionUri,
    });
    await server.restart();
    return server;
  };
  const openTools = () => {
    if (!tools) {
      const log = (error: unknown) => openOutput().error(error instanceof Error ? error : String(error));
      tools = load().createTools(async () => server ?? startServer(), log);
      context.subscriptions.push(tools);
    }
    return tools;
  };

  const claimExport = exportClaims();
  const watching = watchDocuments((document) => {
    looks++;
    claimExport(document);
    // The activation ends first: VS Code times it, and other extensions wait for it.
    if (!server && !soon && deservesServer(document)) soon = setTimeout(startServer);
  });
  context.subscriptions.push(
    watching,
    { dispose: () => clearTimeout(soon) },
    { dispose: () => server?.stop() },
    commands.registerCommand('dnConfig.restartServer', async () => void (await startServer())),
    commands.registerCommand('dnConfig.showOutput', () => openOutput().show()),
    ...toolNames.map((name) =>
      commands.registerCommand(`dnConfig.${name}`, (...given: unknown[]) => openTools().run(name, given)),
    ),
  );
  return {
    get serverState() {
      return server?.state ?? 'not started';
    },
    get looks() {
      return looks;
    },
    get shownSettings() {
      return server?.shownSettings;
    },
  };
}
