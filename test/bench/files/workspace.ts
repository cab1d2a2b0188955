import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dnAt } from './dns.ts';
import { type NotationName, notations } from './notations.ts';

/** What a folder of the bench holds, and what a right answer about it has to say. */
export interface BenchWorkspace {
  readonly files: number;
  readonly dnsPerFile: number;
  /** Where DNs are wrong by themselves, and where one stands in an earlier file, too. */
  readonly problems: number;
  /** A file in YAML without any of these, in which the bench works. */
  readonly open: WorkspaceFile;
  /** A file in YAML, and how it reads after somebody else has changed it: with one problem more. */
  readonly changed: WorkspaceFile & { readonly newText: string };
}

export interface WorkspaceFile {
  readonly path: string;
  readonly text: string;
}

/** How many DNs of a file are wrong. */
const wrongPerFile = 2;
/** One in so many files repeats a DN of the file before it. */
const repeatsEvery = 10;
/** Three files in YAML, one in JSON, one in XML, and so on. */
const turns: readonly NotationName[] = ['yaml', 'yaml', 'yaml', 'json', 'xml'];

/** Writes files of DNs into a folder, 50 in each folder below it. Every number stands once but for those that are repeated. */
export function writeWorkspace(folder: string, files: number, dnsPerFile: number): BenchWorkspace {
  let repeated = 0;
  for (let index = 0; index < files; index++) {
    const repeats = index % repeatsEvery === 1;
    if (repeats) repeated++;
    write(folder, fileAt(index, dnsPerFile, wrongPerFile, repeats));
  }
  const open = fileAt(files * 5, dnsPerFile, 0, false);
  write(folder, open);
  const last = files - (files % turns.length || turns.length);
  const changed = fileAt(last, dnsPerFile, wrongPerFile, false);
  const newText = fileAt(last, dnsPerFile, wrongPerFile + 1, false).text;
  return { files, dnsPerFile, problems: files * wrongPerFile + repeated, open, changed: { ...changed, newText } };
}

function write(folder: string, { path, text }: WorkspaceFile): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function fileAt(index: number, dns: number, wrong: number, repeats: boolean): WorkspaceFile {
  const name = turns[index % turns.length] as NotationName;
  const notation = notations[name];
  const parts = [notation.head];
  for (let turn = 0; turn < dns; turn++) {
    const isWrong = turn > 0 && turn <= wrong;
    const at = repeats && turn === 0 ? (index - 1) * dns : index * dns + turn;
    parts.push(notation.dn(dnAt(at, isWrong || turn === 0, isWrong ? turn : undefined), turn, turn === dns - 1));
  }
  parts.push(notation.foot);
  const site = String(Math.floor(index / 50)).padStart(3, '0');
  return { path: `site-${site}/${String(index).padStart(5, '0')}-${notation.fileName}`, text: parts.join('') };
}
