import { languages, type TextDocument } from 'vscode';
import { exportLanguage, isMistakenExport } from './documents.ts';

/**
 * Gives our language to options exports that VS Code takes for something else. Each document gets it once, and none that has had it: whoever
 * then chooses another language keeps it.
 */
export function exportClaims(): (document: TextDocument) => void {
  // VS Code closes and opens a document whose language changes, and keeps the object; a file that is opened anew gets another one.
  const known = new WeakSet<TextDocument>();
  return (document) => {
    if (known.has(document)) return;
    const isMistaken = isMistakenExport(document);
    if (isMistaken || document.languageId === exportLanguage) known.add(document);
    // It fails for a document that has been closed meanwhile.
    if (isMistaken) languages.setTextDocumentLanguage(document, exportLanguage).then(undefined, () => {});
  };
}
