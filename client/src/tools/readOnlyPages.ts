import { commands, type Disposable, Uri, window, workspace } from 'vscode';

/** The scheme of documents that are only shown: plans and notes. */
const pageScheme = 'dn-config-plan';

/** Pages that are kept; an older one is gone once its editors have been closed. */
const mostKept = 20;

/** Markdown documents that nobody can change. */
export interface ReadOnlyPages extends Disposable {
  /** Shows a page in the Markdown preview, or where there is none, as text. */
  show(title: string, markdown: string): Promise<void>;
}

export function createPages(): ReadOnlyPages {
  const texts = new Map<string, string>();
  let count = 0;
  const provider = workspace.registerTextDocumentContentProvider(pageScheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  return {
    async show(title, markdown) {
      const path = `/${title.replaceAll(/[/\\]/g, ' ')}.md`;
      const uri = Uri.from({ scheme: pageScheme, path, query: String(++count) });
      texts.set(uri.toString(), markdown);
      const [oldest] = texts.keys();
      if (texts.size > mostKept && oldest !== undefined) texts.delete(oldest);
      const document = await workspace.openTextDocument(uri);
      try {
        await commands.executeCommand('markdown.showPreview', uri);
      } catch {
        await window.showTextDocument(document, { preview: false });
      }
    },
    dispose: () => provider.dispose(),
  };
}
