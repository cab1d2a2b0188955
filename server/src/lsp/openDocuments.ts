import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, type Surroundings } from '../analysis/analysis.ts';
import { layoutOf } from '../analysis/fix.ts';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import { type DnDocument, fileNameOf } from '../features/document.ts';
import { encodingProblemIn } from '../formats/encoding.ts';
import { formatOf } from '../formats/formats.ts';
import type { DnSettings } from '../project/settings.ts';
import type { ServerSettings } from './documentSettings.ts';

/** An open document as far as it is known. */
interface Known {
  readonly version: number;
  readonly settings: ServerSettings;
  readonly document: DnDocument | undefined;
}

/** How much of a text that is too large to be read is looked at, to tell whether it holds DNs at all. */
const beginning = 65_536;

/** What is known of the open documents: each is analysed once for a version and its settings, and forgotten when it is closed. */
export class OpenDocuments {
  private readonly known = new Map<string, Known>();
  private readonly tooLarge = new Set<string>();
  private readonly onTooLarge: (fileName: string) => void;

  /** `onTooLarge` is told once of each file of DNs that is not read for its size. */
  constructor(onTooLarge: (fileName: string) => void) {
    this.onTooLarge = onTooLarge;
  }

  /** The document with its analysis; undefined when it holds no DNs, or too many. */
  get(text: TextDocument, settings: ServerSettings): DnDocument | undefined {
    const before = this.known.get(text.uri);
    if (before?.version === text.version && before.settings === settings) return before.document;
    const document = this.read(text, settings);
    this.known.set(text.uri, { version: text.version, settings, document });
    return document;
  }

  forget(uri: string): void {
    this.known.delete(uri);
    this.tooLarge.delete(uri);
  }

  private read(text: TextDocument, { dn, maxLength }: ServerSettings): DnDocument | undefined {
    const content = text.getText();
    const fileName = fileNameOf(text.uri);
    if (content.length > maxLength) {
      if (!this.tooLarge.has(text.uri) && formatOf(content.slice(0, beginning), fileName, text.languageId))
        this.onTooLarge(fileName);
      this.tooLarge.add(text.uri);
      return undefined;
    }
    this.tooLarge.delete(text.uri);
    const analysis = analyse(content, fileName, surroundingsFor(dn), {
      languageId: text.languageId,
      encodingProblem: encodingProblemIn(content),
    });
    return analysis && { text, analysis, layout: layoutOf(content) };
  }
}

function surroundingsFor(settings: DnSettings): Surroundings {
  return { catalogue: builtInCatalogue, settings, settingsFor: () => settings };
}
