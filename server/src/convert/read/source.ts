import { type Analysis, dnsOf } from '../../analysis/analysis.ts';
import type { Segment } from '../../analysis/segment.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { cfgdata } from '../../formats/cfgdata/index.ts';
import { confdata } from '../../formats/confdata/index.ts';
import type { Format } from '../../formats/format.ts';
import { gaxJson, gwsJson, mutagenJson, rawJson } from '../../formats/json/index.ts';
import { options } from '../../formats/options/index.ts';
import { buildTree } from '../../formats/xml/tree.ts';
import { yaml } from '../../formats/yaml/index.ts';
import { tServer } from '../../rules/parts.ts';
import { hidden, isSecret, sayable, secretNames, secretsOf } from '../../rules/secret.ts';
import type { Notation, Reference, SourceFile } from '../model.ts';
import type { ConvertNote, TakeNote } from '../notes.ts';
import { otherKeys, otherMembers } from './around.ts';
import { leavesRemoving, referencesIn, type Target, targetOf } from './cfgData.ts';
import { type DnPlace, readDn } from './dn.ts';
import { frameLeftovers, type Leftover, leftoverText, textLeftovers } from './leftovers.ts';
import { type Anchor, commentLines, giveRemarks, type PlacedComment } from './remarks.ts';
import { YamlContents } from './yamlContent.ts';

/** A file to convert. */
export interface ConvertSource {
  /** The last part of its path. */
  readonly fileName: string;
  readonly analysis: Analysis;
}

/** Why a file cannot be converted, and where: the offset is UTF-16. The message quotes nothing of the file. */
export interface Unreadable {
  readonly source: ConvertSource;
  readonly message: string;
  readonly offset: number;
}

const notations: ReadonlyMap<Format, Notation> = new Map([
  [yaml, 'yaml'],
  [mutagenJson, 'json'],
  [gwsJson, 'gws'],
  [gaxJson, 'gax'],
  [options, 'options'],
  [cfgdata, 'cfgdata'],
  [confdata, 'confdata'],
  [rawJson, 'raw'],
]);

/** How a file is written. */
export function notationOf({ format }: Analysis): Notation {
  return notations.get(format) ?? 'yaml';
}

/** What cannot be read in a file: half of what somebody meant is never taken for the whole. Severities and suppressions do not matter here. */
export function unreadable(source: ConvertSource): Unreadable | undefined {
  const { analysis } = source;
  if (analysis.isUnreadable) return { source, message: 'The file is in an encoding that is not read.', offset: 0 };
  for (const segment of analysis.segments) {
    segment.readNow();
    const [problem] = [...(segment.reading?.problems ?? []), ...(segment.lent?.problems ?? []), ...segment.late];
    if (problem) return { source, message: problem.message, offset: segment.start + problem.span.start };
  }
  return undefined;
}

/** Reads a file that is readable. With `hidesSecrets` no password is in what it gives. Notes about the reading go to `notes`. */
export function readSource(
  { fileName, analysis }: ConvertSource,
  hidesSecrets: boolean,
  notes: ConvertNote[],
): SourceFile {
  const notation = notationOf(analysis);
  const { segments } = analysis;
  const { references, targets, removed, frame } = surveyXml(segments, notation);
  const noteFile: TakeNote = (part, effect, what, why) => notes.push({ file: fileName, part, effect, what, why });
  for (const what of othersIn(segments, notation))
    noteFile({ kind: 'file' }, 'left-out', what, 'only DNs are converted, and what they share');
  for (const leftover of frame)
    noteFile({ kind: 'file' }, 'left-out', leftoverText(leftover, sayable), 'what is written has a frame of its own');

  const placed: DnPlace[] = segments.flatMap((segment) =>
    removed.has(segment) ? [] : segment.dns.filter(({ role }) => role === 'dn').map((dn) => ({ dn, segment })),
  );
  if (removed.size > 0)
    noteFile({ kind: 'file' }, 'left-out', 'CfgRemove', 'only DNs that are created or changed are converted');
  const mask = new CommentMask(analysis);
  const remarks = remarksIn(segments, placed, notation, (lines) => mask.shown(lines, hidesSecrets));
  const contents = new YamlContents(notation === 'yaml' ? analysis.text : '');
  const dns = placed.map((place, index) => {
    const context = {
      notation,
      form: analysis.format.traits.enumForm,
      catalogue: analysis.catalogue,
      targets,
      contents,
    };
    const dn = readDn(place, { ...context, remarks: remarks.of, hidesSecrets, fileName }, (called) => {
      const dnPart = called === undefined ? {} : { dn: called };
      return (part, effect, what, why) => notes.push({ file: fileName, ...dnPart, index, part, effect, what, why });
    });
    // An options export is one DN, so what stands above it is about that.
    return notation === 'options' ? { ...dn, remarks: { before: remarks.head, beside: [] } } : dn;
  });
  return {
    name: fileName,
    notation,
    head: notation === 'options' ? [] : remarks.head,
    tail: remarks.tail,
    dns,
    holdsSecrets: mask.hasFound || dns.some(({ holdsSecret }) => holdsSecret),
    references: hidesSecrets ? references.map((each) => shownReference(each, analysis.catalogue)) : references,
  };
}

/** What a file of XML says of ids, which of its segments stand in a `CfgRemove`, and what the elements around objects say. */
function surveyXml(
  segments: readonly Segment[],
  notation: Notation,
): {
  readonly references: Reference[];
  readonly targets: ReadonlyMap<string, Target>;
  readonly removed: ReadonlySet<Segment>;
  readonly frame: readonly Leftover[];
} {
  const references: Reference[] = [];
  const targets = new Map<string, Target>();
  const removed = new Set<Segment>();
  const frame: Leftover[] = [];
  let isRemoving = false;
  for (const segment of notation === 'cfgdata' || notation === 'confdata' ? segments : []) {
    const isAround = segment.cut.kind === 'around';
    const tree = buildTree(segment.text);
    if (isAround) frame.push(...frameLeftovers(tree), ...textLeftovers(segment.text));
    // A dump explains no ids.
    if (notation === 'confdata') continue;
    if (isAround) {
      for (const reference of referencesIn(tree)) {
        references.push(reference);
        if (!targets.has(reference.id)) targets.set(reference.id, reference);
      }
      isRemoving = leavesRemoving(tree, isRemoving);
      continue;
    }
    if (isRemoving) removed.add(segment);
    for (const element of tree.elements) {
      const target = targetOf(element);
      if (target && !targets.has(target[0])) targets.set(...target);
    }
  }
  return { references, targets, removed, frame };
}

/** A line of YAML that is neither empty nor a comment, a directive or the mark of a document. */
const hasContent = /^(?!\s*$|[ \t]*#|%|---\s*(?:#|$)|\.\.\.).+/m;

/** What a file holds besides DNs, in a few words each. */
function othersIn(segments: readonly Segment[], notation: Notation): ReadonlySet<string> {
  const texts = segments.filter(({ dns }) => dns.length === 0).map(({ text }) => text);
  const around = segments.filter(({ cut }) => cut.kind === 'around').map(({ text }) => text);
  const classes = segments.flatMap(({ dns }) =>
    dns.flatMap(({ role, objectClass }) => (role === 'other' ? [objectClass] : [])),
  );
  const documents = segments.filter(({ cut, dns }) => cut.kind === 'document' && dns.length === 0);
  for (const { text } of notation === 'yaml' ? documents : []) {
    const keys = otherKeys([text]);
    if (keys.length > 0) around.push(text);
    else if (hasContent.test(text)) classes.push('a document that holds no DNs');
  }
  const names = notation === 'yaml' ? otherKeys(around) : jsonNotations.has(notation) ? otherMembers(texts) : [];
  return new Set([...classes.map(sayable), ...names.map((name) => `'${sayable(name)}'`)]);
}

const jsonNotations: ReadonlySet<Notation> = new Set(['json', 'gws', 'gax', 'raw']);

function remarksIn(
  segments: readonly Segment[],
  placed: readonly DnPlace[],
  notation: Notation,
  shown: (lines: readonly string[]) => readonly string[],
): ReturnType<typeof giveRemarks> {
  const comments: PlacedComment[] = segments.flatMap(({ start, comments }) =>
    comments.map(({ text, span, ownLine }) => {
      const lines = commentLines(text);
      return {
        lines: shown(lines),
        ownLine,
        start: start + span.start,
      };
    }),
  );
  const anchors: { part: Anchor; start: number }[] = [];
  for (const { dn, segment } of placed) {
    const add = (part: Anchor): void => void anchors.push({ part, start: segment.start + part.span.start });
    if (notation !== 'options') add(dn);
    // What stands in an update form is kept as it is.
    if (dn.isUpdate) continue;
    for (const part of [...dn.fields, ...dn.sections, ...dn.sections.flatMap((section) => section.options)])
      if (!part.inherited) add(part);
  }
  anchors.sort((one, other) => one.start - other.start);
  return giveRemarks(outsideUpdates(comments, placed), anchors, headEnd(placed, notation, anchors[0]?.start));
}

/** Comments inside of update forms stay in their text. */
function outsideUpdates(comments: readonly PlacedComment[], placed: readonly DnPlace[]): readonly PlacedComment[] {
  const updates = placed
    .filter(({ dn }) => dn.isUpdate)
    .map(({ dn: { span }, segment }) => ({ start: segment.start + span.start, end: segment.start + span.end }));
  let at = 0;
  return comments.filter(({ start }) => {
    while ((updates[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    return (updates[at]?.start ?? Number.POSITIVE_INFINITY) > start;
  });
}

/** Where what is said about the file ends. */
function headEnd([first]: readonly DnPlace[], notation: Notation, firstPart: number | undefined): number {
  if (!first) return 0;
  const { dn, segment } = first;
  if (notation === 'options') return firstPart ?? segment.start + segment.text.length;
  if (segment.cut.kind !== 'document') return segment.start;
  const before = segment.text.slice(0, dn.span.start);
  const mark = before.search(/^---/m);
  return mark < 0 ? segment.start : segment.start + mark;
}

/** Says comments as they may be shown: nothing behind the name of a secret, and no secret of any DN of the file. */
class CommentMask {
  /** Whether one of the comments held something of that kind. */
  hasFound = false;
  private readonly names: RegExp;
  private readonly texts = new Set<string>();
  private readonly lengths: readonly number[];

  constructor(analysis: Analysis) {
    const { catalogue } = analysis;
    this.names = new RegExp(`((?:${secretNames(catalogue).source})s?)(.*)$`, 'i');
    for (const dn of dnsOf(analysis))
      for (const { option } of secretsOf(dn, catalogue)) this.texts.add(option.value.text.trim());
    for (const text of this.texts) if (text.length < 4) this.texts.delete(text);
    this.lengths = [...new Set([...this.texts].map(({ length }) => length))];
  }

  /** The lines of one comment, hidden where that is wanted. */
  shown(lines: readonly string[], hides: boolean): readonly string[] {
    let isValue = false;
    const said = lines.map((line) => {
      const wasValue = isValue;
      const [, name, rest] = this.names.exec(line) ?? [];
      // What a name is without may stand on the next line.
      isValue = rest !== undefined && !/\w/.test(rest);
      if ((wasValue && line !== '') || this.holdsText(line)) return hidden;
      return name === undefined || isValue ? line : line.replace(this.names, `$1 ${hidden}`);
    });
    this.hasFound ||= said.some((line, index) => line !== lines[index]);
    return hides ? said : lines;
  }

  private holdsText(line: string): boolean {
    return this.lengths.some((length) => {
      for (let end = length; end <= line.length; end++) if (this.texts.has(line.slice(end - length, end))) return true;
      return false;
    });
  }
}

/** What a file says of an object that exists, with the values of attributes that are called like secrets hidden. */
function shownReference(reference: Reference, catalogue: Catalogue): Reference {
  const attributes = reference.attributes.map(
    ([name, value]) => [name, isSecret(tServer, name, catalogue) ? hidden : value] as const,
  );
  return { ...reference, attributes };
}
