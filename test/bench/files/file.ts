import { dnAt, typedOption, typedValue } from './dns.ts';
import { brokenLine, entriesOfSection, type Notation, type NotationName, notations, ownSection } from './notations.ts';

/** Where the bench types: the value of an option. Lines and columns count from zero, as in LSP. */
export interface Place {
  readonly line: number;
  readonly nameStart: number;
  readonly valueStart: number;
  /** Whether the values of the option are documented, so that a half-typed one is a problem. */
  readonly isJudged: boolean;
}

/** A file of the bench with all that a right answer about it has to say. */
export interface BenchFile {
  readonly notation: Notation;
  readonly dns: number;
  readonly text: string;
  /** How many sections an options export has. */
  readonly sections?: number;
  /** The lines of all problems, in the order of the file; a line has one at most. */
  readonly problemLines: readonly number[];
  /** The middle of the file first, then all over it. */
  readonly places: readonly Place[];
}

/** How many lines an editor shows at most. */
export const firstScreen = 60;

/** As many problems as a file of any size has unless said otherwise. */
const usualProblems = 20;
const mostPlaces = 25;

/** A file with some problems all over it, the first of them on the first screen: a handful, or in one of so many DNs. */
export function benchFile(name: NotationName, dns: number, oneIn?: number): BenchFile {
  const wrong = new Set(spread(dns, oneIn === undefined ? Math.min(usualProblems, dns >> 1) : Math.floor(dns / oneIn)));
  const typed = typedIndexes(dns, wrong);
  return name === 'options' ? optionsFile(dns, wrong, typed) : dnFile(notations[name], dns, wrong, typed);
}

function dnFile(notation: Notation, dns: number, wrong: ReadonlySet<number>, typed: ReadonlySet<number>): BenchFile {
  const file = new FileBuilder(notation.head);
  const problemLines: number[] = [];
  const places: Place[] = [];
  let mistakes = 0;
  for (let index = 0; index < dns; index++) {
    const isWrong = wrong.has(index);
    const dn = dnAt(index, isWrong || typed.has(index), isWrong ? mistakes++ : undefined);
    const text = notation.dn(dn, index, index === dns - 1);
    if (isWrong) problemLines.push(file.line + mistakenLine(text));
    if (typed.has(index)) places.push(placeIn(text, file.line, true));
    file.add(text);
  }
  file.add(notation.foot);
  return { notation, dns, text: file.text(), problemLines, places: middleFirst(places) };
}

function optionsFile(dns: number, wrong: ReadonlySet<number>, typed: ReadonlySet<number>): BenchFile {
  const file = new FileBuilder('');
  const problemLines: number[] = [];
  const places: Place[] = [];
  // Behind the last entry of a section.
  const middle = Math.floor(dns / 2 / entriesOfSection) * entriesOfSection - 1;
  for (let index = 0; index < dns; index++) {
    const dn = dnAt(index, typed.has(index), undefined);
    const text = notations.options.dn(dn, index, false);
    const value = text.indexOf(`=${typedValue}\n`);
    if (typed.has(index) && value >= 0) places.push(placeIn(text, file.line, false));
    file.add(text);
    if (wrong.has(index)) {
      problemLines.push(file.line);
      file.add(brokenLine(dn));
    }
    if (index === middle) {
      places.push(placeIn(ownSection, file.line, true));
      file.add(ownSection);
    }
  }
  const sections = Math.ceil(dns / entriesOfSection) + 1;
  return { notation: notations.options, dns, text: file.text(), sections, problemLines, places: middleFirst(places) };
}

class FileBuilder {
  line: number;
  private readonly parts: string[];

  constructor(head: string) {
    this.parts = [head];
    this.line = linesOf(head);
  }

  add(text: string): void {
    this.parts.push(text);
    this.line += linesOf(text);
  }

  text(): string {
    return this.parts.join('');
  }
}

function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** The DNs that are wrong: the second, on the first screen, and the others at equal distances. */
function spread(dns: number, count: number): number[] {
  return Array.from({ length: count }, (_, turn) => (turn === 0 ? 1 : Math.floor(((turn + 0.5) * dns) / count)));
}

/** The DNs in which the bench types: at equal distances, one in the middle, and none that is wrong. */
function typedIndexes(dns: number, wrong: ReadonlySet<number>): ReadonlySet<number> {
  const indexes = new Set<number>();
  const count = Math.min(mostPlaces, dns);
  for (let turn = 0; turn < count; turn++) {
    let index = Math.floor(((turn + 0.5) * dns) / count);
    while (index < dns && wrong.has(index)) index++;
    if (index < dns) indexes.add(index);
  }
  if (indexes.size === 0) throw new Error('Every DN of the file is wrong, so there is none to type in.');
  return indexes;
}

function placeIn(text: string, firstLine: number, isJudged: boolean): Place {
  const lines = text.split('\n');
  const row = lines.findIndex((line) => (isJudged ? line.includes(typedOption) : line.endsWith(`=${typedValue}`)));
  const line = lines[row] ?? '';
  const valueStart = line.lastIndexOf(typedValue);
  if (row < 0 || valueStart < 0) throw new Error(`There is nothing to type in: ${text}`);
  const nameStart = isJudged ? line.indexOf(typedOption) : 0;
  return { line: firstLine + row, nameStart, valueStart, isJudged };
}

/** The line of a DN that holds its mistake. */
function mistakenLine(text: string): number {
  const row = text.split('\n').findIndex((line) => /\b(?:yes|sessions|ja|trie)\b/.test(line));
  if (row < 0) throw new Error(`There is no mistake in: ${text}`);
  return row;
}

/** The place in the middle first, then by turns from the beginning and from the end. */
function middleFirst(places: readonly Place[]): Place[] {
  const judgedFirst = places.filter(({ isJudged }) => isJudged).length === 1;
  const inOrder = [...places].sort((one, other) => one.line - other.line);
  const middle = judgedFirst ? inOrder.findIndex(({ isJudged }) => isJudged) : inOrder.length >> 1;
  const others = inOrder.filter((_, index) => index !== middle);
  const byTurns: Place[] = [];
  for (let near = 0, far = others.length - 1; near <= far; near++, far--) {
    byTurns.push(...others.slice(near, near + 1));
    if (far !== near) byTurns.push(...others.slice(far, far + 1));
  }
  return [...inOrder.slice(middle, middle + 1), ...byTurns];
}
