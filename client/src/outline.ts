import { extensions, type TextDocument, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** The extensions that give an outline of a language wherever they are installed; VS Code's own is there unless somebody has disabled it. */
const outliners: Readonly<Record<string, string>> = {
  json: 'vscode.json-language-features',
  jsonc: 'vscode.json-language-features',
  yaml: 'redhat.vscode-yaml',
  xml: 'redhat.vscode-xml',
};

/** Leaves the outline to another extension that gives one: two outlines of one document would stand one below the other. */
export const outlineOnce: Required<Pick<Middleware, 'provideDocumentSymbols'>> = {
  provideDocumentSymbols: (document, token, next) => (isOutlined(document) ? undefined : next(document, token)),
};

function isOutlined({ languageId, uri }: TextDocument): boolean {
  const outliner = Object.hasOwn(outliners, languageId) ? outliners[languageId] : undefined;
  if (outliner === undefined || !extensions.getExtension(outliner)) return false;
  // The one that can be told to give none.
  return languageId !== 'xml' || workspace.getConfiguration('xml', uri).get('symbols.enabled') !== false;
}
