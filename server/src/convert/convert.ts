import type { ConvertTarget, NeutralDn, SourceFile } from './model.ts';
import type { ConvertNote, TakeNote } from './notes.ts';
import { type ConvertSource, readSource, type Unreadable, unreadable } from './read/source.ts';
import { type CfgDataWriting, writeCfgData } from './write/cfgData.ts';
import { writeGax, writeGws, writeMutagen, writeYaml } from './write/mappings.ts';
import { optionsFileName, safeName, stemOf, uniqueName, writeOptions } from './write/optionsExport.ts';

export interface ConvertOptions {
  /** Shows `***` instead of each password: for everything that is looked at rather than used. */
  readonly hidesSecrets?: boolean;
  /** Whether all DNs go into one file, or those of each source into one of their own. Of options, each DN always has a file of its own. */
  readonly layout?: 'one' | 'by-source';
  /** Set when the files get other names than the result gives them: of an options export, the name says the DBID. */
  readonly renames?: boolean;
}

/** A file of the result; `name` is the last part of its path. */
export interface ConvertedFile {
  readonly name: string;
  readonly text: string;
}

/** What a conversion gives. `unreadable` are the sources of which nothing is in it. */
export interface ConvertResult {
  readonly files: readonly ConvertedFile[];
  readonly notes: readonly ConvertNote[];
  readonly unreadable: readonly Unreadable[];
  /** How many DNs were read. */
  readonly dns: number;
  /** Whether the sources hold passwords, and whether the result shows `***` instead. */
  readonly hasSecrets: boolean;
  readonly hidesSome: boolean;
}

/**
 * Converts files of DNs. What the target cannot hold, or holds otherwise, stands in `notes`; nothing is dropped without one. A source with
 * a problem of its syntax is left out as a whole: half of what somebody meant is not taken for the whole. Pure.
 */
export function convert(
  sources: readonly ConvertSource[],
  target: ConvertTarget,
  { hidesSecrets = false, layout = 'one', renames = false }: ConvertOptions = {},
): ConvertResult {
  const notes: ConvertNote[] = [];
  const bad: Unreadable[] = [];
  const read = sources.flatMap((source) => {
    const problem = unreadable(source);
    if (problem) bad.push(problem);
    return problem ? [] : [readSource(source, hidesSecrets, notes)];
  });
  const taken = new Set<string>();
  const files = groupsOf(read, target, layout).flatMap((group) => {
    const made = write(group, target, notes, (name) => taken.has(name.toLowerCase()), renames);
    for (const { name } of made) taken.add(name.toLowerCase());
    return made;
  });
  const dns = read.reduce((sum, source) => sum + source.dns.length, 0);
  const hasSecrets = read.some(({ holdsSecrets }) => holdsSecrets);
  return { files, notes, unreadable: bad, dns, hasSecrets, hidesSome: hasSecrets && hidesSecrets };
}

/** What goes into one file, or for options into one file for each DN. */
function groupsOf(read: readonly SourceFile[], target: ConvertTarget, layout: 'one' | 'by-source'): SourceFile[][] {
  const filled = read.filter(({ dns }) => dns.length > 0);
  return layout === 'one' && target !== 'options'
    ? filled.length > 0
      ? [filled]
      : []
    : filled.map((source) => [source]);
}

const endings: Readonly<Record<Exclude<ConvertTarget, 'options'>, string>> = {
  yaml: '.dn.yaml',
  json: '.dn.json',
  gws: '.gws.json',
  gax: '.gax.json',
  cfgdata: '.cfgdata.xml',
};

function write(
  group: readonly SourceFile[],
  target: ConvertTarget,
  notes: ConvertNote[],
  taken: (name: string) => boolean,
  renames: boolean,
): ConvertedFile[] {
  const writings = group.flatMap((source) => writingsOf(source, target, notes));
  if (writings.length === 0) {
    for (const source of group) noteComments(source, notes, 'there is no DN left that they could stand with');
    return [];
  }
  if (target === 'options') {
    for (const source of group)
      noteComments(source, notes, 'nothing public says that an import of options accepts them');
    const own = new Set<string>();
    return writings.map((writing) => {
      const name = optionsFileName(writing.source, writing.index, (each) => own.has(each.toLowerCase()) || taken(each));
      own.add(name.toLowerCase());
      return { name, text: writeOptions(writing, renames ? '' : name) };
    });
  }
  const [first] = group;
  const name = uniqueName(safeName(stemOf(first?.name ?? '')), endings[target], taken);
  if (target === 'yaml' || target === 'cfgdata') {
    const { head, tail, dns } = withHeads(group, writings, notes);
    const text = target === 'yaml' ? writeYaml(dns, head, tail) : writeCfgData(dns, group, head, tail);
    return [{ name, text }];
  }
  for (const source of group) noteComments(source, notes, 'JSON has no comments');
  const writer = { json: writeMutagen, gws: writeGws, gax: writeGax }[target];
  return [{ name, text: writer(writings) }];
}

interface SourceWriting extends CfgDataWriting {
  readonly index: number;
}

/** The DNs of a source that the target can take at all. */
function writingsOf(source: SourceFile, target: ConvertTarget, notes: ConvertNote[]): SourceWriting[] {
  return source.dns.flatMap((dn, index) => {
    const called = dn.called === undefined ? {} : { dn: dn.called };
    const note: TakeNote = (part, effect, written, why) => {
      let what = written;
      for (const [name, said] of dn.unsayable) what = what.replaceAll(name, () => said);
      notes.push({ file: source.name, ...called, index, part, effect, what, why });
    };
    if (!dn.update || target === 'cfgdata') return [{ dn, index, note, source }];
    note({ kind: 'dn' }, 'left-out', 'the update', 'it changes a DN that exists, which only CfgData can say');
    return [];
  });
}

/** Says once that the comments of a source are not kept. */
function noteComments({ name: file, head, tail, dns }: SourceFile, notes: ConvertNote[], why: string): void {
  const hasSome = head.length > 0 || tail.length > 0 || dns.some(hasRemarks);
  if (hasSome) notes.push({ file, part: { kind: 'comments' }, effect: 'left-out', what: 'comments', why });
}

function hasRemarks({ remarks, fields, sections, update }: NeutralDn): boolean {
  if (update) return remarks.before.length > 0;
  const parts = [{ remarks }, ...fields, ...sections, ...sections.flatMap(({ options }) => options)];
  return parts.some(({ remarks: { before, beside } }) => before.length > 0 || beside.length > 0);
}

/** What is said about each file: of one source at the head of the result, of several above their first DNs. */
function withHeads(
  group: readonly SourceFile[],
  writings: readonly SourceWriting[],
  notes: ConvertNote[],
): { head: readonly string[]; tail: readonly string[]; dns: readonly SourceWriting[] } {
  const tail = group.flatMap((source) => source.tail);
  if (group.length === 1) return { head: group[0]?.head ?? [], tail, dns: writings };
  const started = new Set<SourceFile>();
  const dns = writings.map((writing) => {
    const head = started.has(writing.source) ? [] : writing.source.head;
    started.add(writing.source);
    if (head.some((line) => line.startsWith('dn-config'))) {
      const why = 'it spoke of a whole file, which is a part of the result; it stands above the first DN';
      notes.push({
        file: writing.source.name,
        part: { kind: 'comments' },
        effect: 'changed',
        what: 'a comment for DN Config',
        why,
      });
    }
    if (head.length === 0) return writing;
    const { remarks } = writing.dn;
    return { ...writing, dn: { ...writing.dn, remarks: { ...remarks, before: [...head, ...remarks.before] } } };
  });
  // Of a source that has no DN in the result, what it says is said all the same.
  return { head: group.filter((source) => !started.has(source)).flatMap(({ head }) => head), tail, dns };
}

export { type ConvertTarget, convertTargets } from './model.ts';
export { type ConvertNote, noteLines } from './notes.ts';
export { type ConvertSource, type Unreadable, unreadable };
