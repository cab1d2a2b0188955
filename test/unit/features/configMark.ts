import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { analyseConfig, type ConfigDocument } from '../../../server/src/features/configAnalysis.ts';
import { configCompletionsAt } from '../../../server/src/features/configCompletion.ts';
import type { FeatureOptions } from '../../../server/src/features/document.ts';
import { projectFileName } from '../../../server/src/project/projectFile.ts';
import { expandSnippet } from './expandSnippet.ts';

export type TestConfig = ConfigDocument & { readonly text: TextDocument };

/** A file of the tool's own; every name but `dn-config.yaml` is that of a catalogue. */
export function configOf(text: string, fileName: string = projectFileName): TestConfig {
  const kind = fileName === projectFileName ? 'project' : 'catalogue';
  const analysis = analyseConfig(text, fileName, kind);
  return { text: TextDocument.create(`file:///work/${fileName}`, 'yaml', 1, text), analysis };
}

/** Reads a text in which `|` marks the cursor. */
export function markedConfig(text: string, fileName?: string): { document: TestConfig; position: Position } {
  const offset = text.indexOf('|');
  assert.ok(offset >= 0 && text.indexOf('|', offset + 1) < 0, 'one cursor mark is needed');
  const document = configOf(text.slice(0, offset) + text.slice(offset + 1), fileName);
  return { document, position: document.text.positionAt(offset) };
}

export function configItems(text: string, fileName?: string, options: FeatureOptions = {}): CompletionItem[] {
  const { document, position } = markedConfig(text, fileName);
  return configCompletionsAt(document, position, options);
}

export function configLabels(text: string, fileName?: string): string[] {
  return configItems(text, fileName).map(({ label }) => label);
}

/** The text after the item of that label was accepted at the mark, and every tab stop passed over. */
export function acceptConfig(text: string, label: string, fileName?: string, options?: FeatureOptions): string {
  const { document } = markedConfig(text, fileName);
  const item = configItems(text, fileName, options).find((candidate) => candidate.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `'${label}' is not offered`);
  const { range, newText } = item.textEdit;
  const inserted = item.insertTextFormat === 2 ? expandSnippet(newText) : newText;
  return TextDocument.applyEdits(document.text, [{ range, newText: inserted }]);
}
