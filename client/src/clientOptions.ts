import type { LanguageClientOptions } from 'vscode-languageclient';
import type { ClientOptions } from '../../server/src/lsp/protocol.ts';
import { languages, schemes } from './documents.ts';
import type { LanguageServerContext } from './languageServer.ts';
import { outlineOnce } from './outline.ts';
import { visibleLinesFirst } from './visibleLines.ts';

/** More problems of a file than these VS Code throws away when they have been sent, read and converted (its `ExtHostDiagnostics`). */
const mostProblems = 1_000;

/** What the language client is told, on every platform. */
export function clientOptions({ documentation, output }: LanguageServerContext): LanguageClientOptions {
  const initializationOptions: ClientOptions = {
    documentation,
    suggestCommand: 'editor.action.triggerSuggest',
    mostProblems,
  };
  return {
    documentSelector: schemes().flatMap((scheme) => languages.map((language) => ({ language, scheme }))),
    outputChannel: output,
    initializationOptions,
    middleware: { ...visibleLinesFirst, ...outlineOnce },
    diagnosticCollectionName: 'dn-config',
    diagnosticPullOptions: { onChange: true, onSave: true },
    // Otherwise the client shows the error itself, beside our own message.
    initializationFailedHandler: () => false,
  };
}
