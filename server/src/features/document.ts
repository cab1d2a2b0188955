import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, Range, TextEdit } from 'vscode-languageserver-types';
import type { Analysis, RelatedPlaceInFile } from '../analysis/analysis.ts';
import type { SpanEdit } from '../formats/edit.ts';
import type { Layout } from '../formats/format.ts';
import type { Span } from '../model/span.ts';

/** A file of DNs that is open in an editor, or being linted: its text, what is known of it, and the habits that new text follows. */
export interface DnDocument {
  readonly text: Pick<TextDocument, 'uri' | 'version' | 'positionAt' | 'offsetAt'>;
  readonly analysis: Analysis;
  readonly layout: Layout;
}

/** What the client can take and how it wants things. */
export interface FeatureOptions {
  /** The folder of the rule pages, as a URI without a slash at its end; diagnostics link there. */
  readonly documentation?: string;
  /** Whether completions may hold tab stops. */
  readonly snippets?: boolean;
  /** The client's command that opens the list of completions, run after a name was completed whose values can be listed. */
  readonly suggestCommand?: string;
  /** Whether edits may come in `documentChanges` with annotations, which the client shows before it makes them. */
  readonly changeAnnotations?: boolean;
  /** Whether the client asks for the edits of a code action when somebody has chosen it. */
  readonly resolvesEdits?: boolean;
  /** Whether symbols may stand in one another. */
  readonly symbolTrees?: boolean;
  /** How many problems of a file the client shows, at least 1; absent where it shows all. */
  readonly mostProblems?: number;
}

/** What knows where its lines are. */
interface Placed {
  readonly text: Pick<TextDocument, 'positionAt'>;
}

/** Offsets in the file as LSP counts: zero-based lines, UTF-16 columns. */
export function rangeOf({ text }: Placed, span: Span): Range {
  return { start: text.positionAt(span.start), end: text.positionAt(span.end) };
}

/** Edits with offsets in the file, as LSP wants them. */
export function textEdits(document: Placed, edits: readonly SpanEdit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
}

/** A place in the file or in another one. */
export function locationOf(document: DnDocument, place: RelatedPlaceInFile): Location {
  if ('elsewhere' in place) return { uri: place.elsewhere.uri, range: place.elsewhere.range };
  return { uri: document.text.uri, range: rangeOf(document, place) };
}

/** The last part of a URI's path as people write it; a broken escape stays as it is. */
export function fileNameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
