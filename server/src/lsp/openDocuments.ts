import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, type Surroundings } from '../analysis/analysis.ts';
import { layoutOf } from '../analysis/fix.ts';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import { type DnDocument, fileNameOf } from '../features/document.ts';
import type { DnSettings } from '../project/settings.ts';

interface Known {
  readonly version: number;
  readonly settings: DnSettings;
  readonly document: DnDocument | undefined;
}

/** What is known of the open documents: each is analysed once for a version and its settings, and forgotten when it is closed. */
export class OpenDocuments {
  private readonly known = new Map<string, Known>();

  /** The document with its analysis; undefined when it holds no DNs. */
  get(text: TextDocument, settings: DnSettings): DnDocument | undefined {
    const before = this.known.get(text.uri);
    if (before?.version === text.version && before.settings === settings) return before.document;
    const content = text.getText();
    const analysis = analyse(content, fileNameOf(text.uri), surroundingsFor(settings));
    const document = analysis && { text, analysis, layout: layoutOf(content) };
    this.known.set(text.uri, { version: text.version, settings, document });
    return document;
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }
}

export function surroundingsFor(settings: DnSettings): Surroundings {
  return { catalogue: builtInCatalogue, settings, settingsFor: () => settings };
}
