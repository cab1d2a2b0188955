import type { ExtensionContext } from 'vscode';
import { type ExtensionApi, startExtension } from '../extension.ts';

/** Called by VS Code on the desktop, and by its remote servers. */
export function activate(context: ExtensionContext): ExtensionApi {
  return startExtension(context, () => {
    // A bundle of its own (scripts/build.ts), read only now.
    const { createLanguageServer, createTools }: typeof import('./languageClient.ts') = require('./languageClient.js');
    return { createLanguageServer, createTools };
  });
}
