import type { CompletionItem, CompletionList, Diagnostic, DocumentSymbol } from 'vscode-languageserver-types';
import { typedValue } from '../files/dns.ts';
import { type BenchFile, firstScreen, type Place } from '../files/file.ts';
import type { BenchClient } from './client.ts';
import { encode } from './messages.ts';
import { type BenchDocument, type ExpectedProblems, type ProblemTimes, problemsAfter } from './problems.ts';

/** A file that a server has open, and what is expected of it. */
export class OpenFile {
  readonly client: BenchClient;
  readonly file: BenchFile;
  private readonly document: BenchDocument;
  private readonly problemLines: ReadonlySet<number>;
  private readonly linesOnFirstScreen: readonly number[];
  private version = 1;

  constructor(client: BenchClient, file: BenchFile, name: string) {
    this.client = client;
    this.file = file;
    this.document = { uri: `file:///bench/${name}` };
    this.problemLines = new Set(file.problemLines);
    this.linesOnFirstScreen = file.problemLines.filter((line) => line < firstScreen);
  }

  open(): Promise<ProblemTimes> {
    const { version } = this;
    const { uri } = this.document;
    const { notation, text } = this.file;
    const textDocument = { uri, languageId: notation.languageId, version, text };
    const message = encode({ method: 'textDocument/didOpen', params: { textDocument } });
    return problemsAfter(this.client, this.document, message, this.expected(undefined));
  }

  close(): void {
    this.client.notify('textDocument/didClose', { textDocument: { uri: this.document.uri } });
  }

  /** Leaves the first letter of the value. */
  erase(place: Place): Promise<ProblemTimes> {
    return this.change(place, 1, typedValue.length, '');
  }

  /** Types letters of the value behind those that are there. */
  typeLetters(place: Place, length: number, count: number): Promise<ProblemTimes> {
    return this.change(place, length, length, typedValue.slice(length, length + count));
  }

  async eraseAndComplete(place: Place): Promise<number> {
    const change = this.changeMessage(place, 1, typedValue.length, '');
    const position = { line: place.line, character: place.valueStart + 1 };
    const [took, result] = await this.requestBehind(change, 'textDocument/completion', position);
    const items = Array.isArray(result)
      ? (result as CompletionItem[])
      : ((result as CompletionList | null)?.items ?? []);
    if (!items.some(({ label }) => label.replaceAll('"', '') === typedValue))
      throw new Error(`${this.client.server.title} does not complete '${typedValue}' at line ${place.line}.`);
    await this.settle(place, 1);
    return took;
  }

  async typeLetterAndHover(place: Place): Promise<number> {
    const change = this.changeMessage(place, 1, 1, typedValue.slice(1, 2));
    const position = { line: place.line, character: place.nameStart + 2 };
    const [took, result] = await this.requestBehind(change, 'textDocument/hover', position);
    if (!JSON.stringify(result).includes('chat mode'))
      throw new Error(`${this.client.server.title} does not explain the option at line ${place.line}.`);
    await this.settle(place, 2);
    return took;
  }

  async typeLetterAndSymbols(place: Place): Promise<number> {
    const change = this.changeMessage(place, 2, 2, typedValue.slice(2, 3));
    const [took, result] = await this.requestBehind(change, 'textDocument/documentSymbol');
    this.checkSymbols(result, place);
    await this.settle(place, 3);
    return took;
  }

  /** Asks for symbols when nothing has changed. */
  async symbols(): Promise<number> {
    const { bytes, answer } = this.client.prepare('textDocument/documentSymbol', this.about);
    const started = performance.now();
    this.client.write(bytes);
    const { result, at } = await answer;
    this.checkSymbols(result, this.file.places[0]);
    return at - started;
  }

  /** The place has to stand in one of the outermost symbols; and a server that does not stop at a limit has to have them all. */
  private checkSymbols(result: unknown, place: Place | undefined): void {
    const { title, outermostSymbols } = this.client.server;
    const symbols = (result ?? []) as DocumentSymbol[];
    const line = place?.line ?? 0;
    if (!symbols.some(({ range }) => range.start.line <= line && line <= range.end.line))
      throw new Error(`${title} has no symbol at line ${line}.`);
    const count = outermostSymbols?.(this.file) ?? symbols.length;
    if (symbols.length !== count) throw new Error(`${title} has ${symbols.length} symbols instead of ${count}.`);
  }

  /** Fails unless a last look finds what is expected. */
  async confirm(): Promise<void> {
    if (!this.client.server.pulls) return;
    const { result } = await this.client.request('textDocument/diagnostic', this.about);
    const { items } = result as { items: Diagnostic[] };
    if (!this.expected(undefined).isComplete(items))
      throw new Error(`${this.client.server.title} has other problems at the end: ${items.length}.`);
  }

  /** Replaces what stands between two offsets of the value. Afterwards `start` letters and the new ones are there. */
  private change(place: Place, start: number, end: number, text: string): Promise<ProblemTimes> {
    const message = this.changeMessage(place, start, end, text);
    return problemsAfter(this.client, this.document, message, this.expected({ place, length: start + text.length }));
  }

  private changeMessage({ line, valueStart }: Place, start: number, end: number, text: string): Buffer {
    const range = {
      start: { line, character: valueStart + start },
      end: { line, character: valueStart + end },
    };
    const textDocument = { uri: this.document.uri, version: ++this.version };
    return encode({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [{ range, text }] } });
  }

  private get about(): { readonly textDocument: { readonly uri: string } } {
    return { textDocument: { uri: this.document.uri } };
  }

  private async requestBehind(
    change: Buffer,
    method: string,
    position?: object,
  ): Promise<[took: number, result: unknown]> {
    const { bytes, answer } = this.client.prepare(method, { ...this.about, ...(position && { position }) });
    // The problems of the change may come at any time from now on.
    const problems = this.client.server.pulls ? undefined : this.nextPublished();
    const started = performance.now();
    this.client.write(change, bytes);
    const { result, at } = await answer;
    await problems;
    return [at - started, result];
  }

  /** Waits for the problems behind a request, so that the next measure does not pay for them. */
  private async settle(place: Place, length: number): Promise<void> {
    if (!this.client.server.pulls) return;
    await problemsAfter(this.client, this.document, Buffer.alloc(0), this.expected({ place, length }));
  }

  private nextPublished(): Promise<void> {
    return new Promise((resolve) => {
      this.client.onPublished = ({ uri }) => {
        if (uri !== this.document.uri) return;
        this.client.onPublished = undefined;
        resolve();
      };
    });
  }

  /**
   * The problems of the file, and one more where a value is half typed. That one reaches as far as the letters that are there: it tells the
   * answer to this keystroke from the answer to the one before.
   */
  private expected(typed: { readonly place: Place; readonly length: number } | undefined): ExpectedProblems {
    const isHalf = typed?.place.isJudged === true && typed.length < typedValue.length;
    const count = this.problemLines.size + (isHalf ? 1 : 0);
    const isRight = ({ range }: Diagnostic): boolean => {
      if (this.problemLines.has(range.start.line)) return true;
      if (!isHalf || range.start.line !== typed.place.line) return false;
      const end = typed.place.valueStart + typed.length;
      // With the closing quotation mark or without it.
      return range.end.character === end || range.end.character === end + 1;
    };
    return {
      hasFirstScreen: (diagnostics) =>
        this.linesOnFirstScreen.every((line) => diagnostics.some(({ range }) => range.start.line === line)),
      isComplete: (diagnostics) => diagnostics.length === count && diagnostics.every(isRight),
    };
  }
}
