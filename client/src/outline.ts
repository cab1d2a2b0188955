import { extensions, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { hasOtherOutline } from './otherOutlines.ts';

/** Leaves the outline of a document to whoever else gives one. */
export const outlineOnce: Required<Pick<Middleware, 'provideDocumentSymbols'>> = {
  provideDocumentSymbols(document, token, next) {
    const isOther = hasOtherOutline(document.languageId, {
      isInstalled: (extension) => extensions.getExtension(extension) !== undefined,
      settingOf: (name) => workspace.getConfiguration(undefined, document).get(name),
    });
    return isOther ? undefined : next(document, token);
  },
};
