import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Editor } from '../formats/edit.ts';
import type { EncodingProblem } from '../formats/encoding.ts';
import type { Format, Layout, SegmentReading } from '../formats/format.ts';
import { formatOf } from '../formats/formats.ts';
import type { Dn } from '../model/dn.ts';
import { type Span, shift } from '../model/span.ts';
import type { DeclarationKey, FilePlace, FileSettings, SeverityWord } from '../project/settings.ts';
import type { Finding, Related } from '../rules/finding.ts';
import { numberOf, placeOfDn } from '../rules/parts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { sayableNumber } from '../rules/secret.ts';
import { severityOf } from '../rules/table.ts';
import { contextsOf } from './contexts.ts';
import { usualDivision } from './division.ts';
import type { DnIndex, Elsewhere, Entry } from './dnIndex.ts';
import { Engine } from './engine.ts';
import { type Changed, type Deadline, type EngineOptions, noDeadline, usualRuns } from './engineOptions.ts';
import type { Learned } from './learned.ts';
import type { Place } from './place.ts';
import { Run } from './run.ts';
import { nothingFound, Segment, type SegmentFinding } from './segment.ts';
import type { StretchReading } from './segmentReader.ts';
import type { StretchList } from './stretchList.ts';

/** A finding with its place in the file, as long as the text does not change. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly severity: Exclude<SeverityWord, 'off'>;
  readonly segment: Segment;
  /** Offsets in the file, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** The number of the DN that it is about, where there is one. */
  readonly dn: string | undefined;
}

/** What an analysis takes from outside the file. */
export interface Surroundings extends FileSettings {
  readonly catalogue: Catalogue;
  /** The DNs of the files before this one, where several files are looked at together. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** A key by which a DN is compared with others (`crossChecks`). Small, for there are as many as DNs. */
export class CrossKey {
  readonly check: number;
  readonly key: string;
  private readonly index: DnIndex;
  private readonly known: Entry | undefined;

  /** `known`: absent where no other DN of the file has the key. Then the DN is looked for when it is asked for: in a run it has no entry before. */
  constructor(index: DnIndex, check: number, key: string, known: Entry | undefined) {
    this.index = index;
    this.check = check;
    this.key = key;
    this.known = known;
  }

  variant(): string | undefined {
    return this.entry?.facts.variants[this.check];
  }

  /** Where the DN's number stands, as offsets in the file at the moment. */
  place(): Span {
    return placeOfEntry(this.entry);
  }

  private get entry(): Entry | undefined {
    return this.known ?? this.index.entriesOf(this.check, this.key)[0];
  }
}

/** What is known of a file besides its text and name. */
export interface Hints {
  /** The language that somebody has chosen for it, by its LSP identifier. */
  readonly languageId?: string | undefined;
  readonly encodingProblem?: EncodingProblem | undefined;
  /** What other files have taught that are read in one go with this one. */
  readonly learned?: Learned | undefined;
  /**
   * Whether the text is going to change, and somebody asks about one place or another rather than about every DN: then less is kept of most DNs
   * (`run.ts`), and a large object is read in parts, if it can be (`division.ts`). What is said is the same.
   */
  readonly isEdited?: boolean;
}

/**
 * Reads and checks a file; undefined when it holds no DNs. `fileName` is the last part of its path.
 * With a problem of its encoding that problem is all that is said: what the text would be nobody knows.
 */
export function analyse(
  text: string,
  fileName: string,
  surroundings: Surroundings,
  hints: Hints = {},
): Analysis | undefined {
  const analysis = beginAnalysis(text, fileName, surroundings, hints);
  analysis?.advance(noDeadline);
  return analysis;
}

/** The same, with all the work still to be done by `advance`. */
export function beginAnalysis(
  text: string,
  fileName: string,
  surroundings: Surroundings,
  { languageId, encodingProblem, learned, isEdited = false }: Hints = {},
): Analysis | undefined {
  const format = formatOf(text, fileName, languageId);
  const options = { learned, ...(isEdited && { runSize: usualRuns, dividesFrom: usualDivision }) };
  return format && new Analysis(text, fileName, format, surroundings, languageId, encodingProblem, options);
}

/**
 * What is known of one file of DNs, while its text changes. After an edit nothing is known for certain until `advance` says that all is done; the
 * text, its places and its segments are always those of the last edit.
 */
export class Analysis {
  readonly format: Format;
  readonly catalogue: Catalogue;
  private readonly fileName: string;
  private readonly surroundings: Surroundings;
  private readonly languageId: string | undefined;
  private readonly engine: Engine;
  private readonly encodingProblem: EncodingProblem | undefined;
  private lastEditor: { readonly segment: Segment; readonly layout: Layout; readonly editor: Editor } | undefined;
  private inOrder: readonly Segment[] | undefined;
  private placed: readonly PlacedFinding[] | undefined;
  /** The length of the text, UTF-16. */
  length: number;

  constructor(
    text: string,
    fileName: string,
    format: Format,
    surroundings: Surroundings,
    languageId: string | undefined,
    encodingProblem: EncodingProblem | undefined,
    options?: EngineOptions,
  ) {
    this.format = format;
    this.catalogue = surroundings.catalogue;
    this.fileName = fileName;
    this.surroundings = surroundings;
    this.languageId = languageId;
    this.encodingProblem = encodingProblem;
    this.length = text.length;
    const contexts = contextsOf(format, surroundings);
    this.engine = new Engine(text, fileName, contexts, options);
  }

  /** Whether the file is in an encoding that is not read: then a finding that says so is all that is known. */
  get isUnreadable(): boolean {
    return this.encodingProblem !== undefined;
  }

  /** The whole text, put together anew at each call. */
  get text(): string {
    return this.engine.list.text();
  }

  /** The text from one offset to another. */
  slice(start: number, end: number): string {
    return this.engine.list.slice(start, end);
  }

  /** Where offsets are as lines and characters, and the other way round. */
  get places(): Pick<StretchList<never>, 'placeAt' | 'offsetAt' | 'lineCount'> {
    return this.engine.list;
  }

  /** Replaces text; offsets are UTF-16. Gives the segments that went for it. */
  edit(start: number, end: number, newText: string): readonly Segment[] {
    this.forget();
    this.lastEditor = undefined;
    this.length += newText.length - (end - start);
    return this.engine.edit(start, end, newText);
  }

  /** Reads and checks what is still to be, until all is done or `isLate`. Says whether all is done. `changed` hears of what was cut anew. */
  advance(isLate: Deadline, changed?: Changed): boolean {
    if (this.isSettled) return true;
    this.forget();
    return this.engine.advance(isLate, changed);
  }

  get isSettled(): boolean {
    return this.isUnreadable || this.engine.isSettled;
  }

  /** Up to which offset the file is read; what only other DNs can tell of those before it may still come. */
  get settledUpTo(): number {
    return this.isSettled ? this.length : this.engine.settledUpTo;
  }

  /** In the order of the file. */
  get segments(): readonly Segment[] {
    return this.engine.list.segments;
  }

  /** The same for who looks at all of the file: runs stay what they are, which nobody has asked for one by one. */
  get stretches(): readonly (Segment | Run)[] {
    return [...this.engine.list].filter((member) => member instanceof Segment || member instanceof Run);
  }

  /** What stands in a stretch, segment by segment; nothing of it is kept. */
  readingsIn(stretch: Segment | Run): Iterable<StretchReading> {
    return this.engine.segments.readingsIn(stretch);
  }

  /** Says where places that count from a stretch's start are in the file, as long as the text does not change. */
  placing(stretch: Segment | Run): (within: Place) => Place {
    return this.engine.list.placing(stretch);
  }

  /** The segment that holds an offset; of two that meet there, the later one. At the end of the text the last one. */
  segmentAt(offset: number): Segment | undefined {
    const member = this.engine.list.singleAt(offset);
    return member instanceof Segment ? member : undefined;
  }

  next(segment: Segment): Segment | undefined {
    const member = this.engine.list.singleAfter(segment);
    return member instanceof Segment ? member : undefined;
  }

  previous(segment: Segment): Segment | undefined {
    const member = this.engine.list.singleBefore(segment);
    return member instanceof Segment ? member : undefined;
  }

  /** Where a file that is one object is read in parts, the segment in which what is said of the object as a whole stands. */
  get home(): Segment | undefined {
    return this.engine.home;
  }

  /** Segments with findings, in the order of the file. */
  get troubled(): readonly Segment[] {
    this.inOrder ??= [...this.engine.troubled].sort((one, other) => (this.engine.isBefore(one, other) ? -1 : 1));
    return this.inOrder;
  }

  /** In the order of the file. */
  get findings(): readonly PlacedFinding[] {
    this.placed ??= this.encodingProblem
      ? this.unreadable(this.encodingProblem)
      : this.troubled.flatMap((segment) => this.findingsOf(segment));
    return this.placed;
  }

  /** The findings that touch a stretch of the file, in its order. */
  findingsAt(start: number, end: number): readonly PlacedFinding[] {
    const near = this.isUnreadable
      ? this.findings
      : this.troubled
          .filter((segment) => segment.start <= end && segment.end >= start)
          .flatMap((segment) => this.findingsOf(segment));
    return near.filter((placed) => placed.start <= end && placed.end >= start);
  }

  findingsOf(segment: Segment): PlacedFinding[] {
    return segment.findings.map((found) => this.place(segment, found));
  }

  /** One of a segment's findings. */
  place(segment: Segment, found: SegmentFinding): PlacedFinding {
    const { finding, severity } = found;
    const { start } = segment;
    return {
      finding,
      severity,
      segment,
      start: start + finding.span.start,
      end: start + finding.span.end,
      dn: this.nameFor(found),
    };
  }

  /** The number of the DN that a finding is about; of an update, the number that its reference leads to in this file, else the reference itself. */
  nameFor(found: SegmentFinding): string | undefined {
    if (found.number !== undefined) return found.number;
    const { dn } = found;
    const { reference } = dn ?? {};
    const number = reference !== undefined ? (this.numberBehind(reference) ?? reference) : dn && numberOf(dn);
    return dn && number !== undefined ? sayableNumber(dn, number, this.catalogue) : undefined;
  }

  /** The number, as it may be said, of the DN to which the reference of an update leads in this file. */
  numberBehind(reference: string): string | undefined {
    return this.engine.index.numberOf(reference, this.engine.isBefore);
  }

  /** The segment of another DN that a finding mentions. */
  segmentOf(dn: Dn): Segment | undefined {
    return this.engine.owners.get(dn);
  }

  /** The editor of a segment's text. Fixes are asked for in the order of the file, so the last one is the one that is wanted again. */
  editorFor(segment: Segment, layout: Layout): Editor {
    const last = this.lastEditor;
    if (last?.segment === segment && last.layout.eol === layout.eol && last.layout.indent === layout.indent)
      return last.editor;
    const editor = this.isUnreadable ? () => undefined : this.makeEditor(segment, layout);
    this.lastEditor = { segment, layout, editor };
    return editor;
  }

  /** A comment about an object stands at its beginning, which may be another segment than the one in which it is spoken of. */
  private makeEditor(segment: Segment, layout: Layout): Editor {
    const own = this.format.editor(segment.text, layout);
    const first = this.home && this.segmentAt(0);
    if (!first || first === segment) return own;
    return (edit) => {
      if (edit.kind !== 'add-comment') return own(edit);
      const edits = this.format.editor(first.text, layout)(edit);
      return edits?.map(({ span, newText }) => ({ span: shift(span, -segment.start), newText }));
    };
  }

  /** What another text would say in the place of a segment; nothing changes by asking. Spans count from the start of the segment. */
  readInstead(segment: Segment, text: string): SegmentReading {
    return this.engine.segments.readInstead(segment, text);
  }

  /** The keys by which the file's DNs are compared with those of other files: for each check, key and DN. */
  *crossKeys(): Generator<CrossKey> {
    const { index } = this.engine;
    for (const { check, key, entry } of index.keys()) yield new CrossKey(index, check, key, entry);
  }

  /** For each key that DNs have got or lost since this was last asked, the DNs that have it now; undefined at the first time: all are new. */
  changedCrossKeys():
    | readonly { readonly check: number; readonly key: string; readonly dns: readonly CrossKey[] }[]
    | undefined {
    const { index } = this.engine;
    return index.takeChangedKeys()?.flatMap((keys, check) =>
      [...keys].map((key) => ({
        check,
        key,
        dns: index.entriesOf(check, key).map((entry) => new CrossKey(index, check, key, entry)),
      })),
    );
  }

  /** Whether there would be anything in `changedCrossKeys`. */
  get hasChangedCrossKeys(): boolean {
    return this.engine.index.hasChangedKeys;
  }

  /**
   * Of all keys, or of these, the ones that DNs of earlier files have got or lost since they were compared. Nobody is told of that before other
   * files know of the key, so it is to be asked when they do. One step for each key that is looked at.
   */
  *outdatedKeys(
    keys: Iterable<Pick<CrossKey, 'check' | 'key'>> = this.engine.index.keys(),
  ): Generator<Pick<CrossKey, 'check' | 'key'> | undefined> {
    for (const { check, key } of keys) yield this.engine.index.isOutdated(check, key) ? { check, key } : undefined;
  }

  /** To be told of keys that DNs of earlier files have or had: those of this file that have them are compared again by `advance`. */
  recompare(check: number, keys: Iterable<string>): void {
    this.forget();
    this.engine.recompare(check, keys);
  }

  /** What rules know besides a DN, as far as it is the same for every DN of the file: for what asks nothing that can be declared. */
  get context(): RuleContext {
    return { format: this.format, catalogue: this.catalogue, settings: this.surroundings.settings };
  }

  /** What rules know besides a DN of a segment. */
  contextOf(segment: Segment, dn: Dn): RuleContext {
    return this.engine.contextOf(segment, dn);
  }

  /** Where what is declared for the DN of a finding stands; undefined where that is no place. */
  placeOfDeclaration({ finding, segment }: PlacedFinding, key: DeclarationKey): RelatedPlaceInFile | undefined {
    const dn = segment.findings.find((found) => found.finding === finding)?.dn;
    return dn && this.placeOfOrigin(segment, dn, key);
  }

  /** Where what is declared for a DN of a segment stands; undefined where that is no place. */
  placeOfOrigin(segment: Segment, dn: Dn, key: DeclarationKey): RelatedPlaceInFile | undefined {
    const { settings } = this.contextOf(segment, dn);
    const origin = settings.origins?.[key];
    if (origin?.kind === 'project') return { elsewhere: origin.place };
    if (origin?.kind !== 'comment') return undefined;
    // A comment of the whole file stands before its first DN; one of a DN in or before the DN's segment.
    let from: Segment | undefined = segment;
    if (origin.scope === 'file') {
      from = this.segmentAt(0);
    }
    for (let at = from; at; at = origin.scope === 'file' ? this.next(at) : this.previous(at)) {
      const found = at.rulings?.directives.findLast(
        (directive) =>
          directive.kind === 'declare' && directive.declared[key] === settings[key] && directive.places[key],
      );
      const span = found?.kind === 'declare' ? found.places[key] : undefined;
      if (span) return shift(span, at.start);
      if (origin.scope === 'file' && at === segment) break;
    }
    return undefined;
  }

  /** The analysis of another text of the same file, in the same surroundings. */
  reread(text: string): Analysis | undefined {
    return analyse(text, this.fileName, this.surroundings, { languageId: this.languageId });
  }

  private forget(): void {
    this.inOrder = undefined;
    this.placed = undefined;
  }

  private unreadable({ message, span }: EncodingProblem): PlacedFinding[] {
    const finding: Finding = { rule: 'file/encoding', span, message };
    const severity = severityOf(finding, this.surroundings.settings.rules);
    if (severity === 'off') return [];
    const cut = { kind: 'unreadable', before: '', after: '', ahead: 0 };
    const segment = new Segment('', cut, { read: () => ({ dns: [], problems: [], comments: nothingFound }) });
    return [{ finding, severity, segment, ...span, dn: undefined }];
  }
}

/** The DNs of a file, as people count them: without shared parts and objects of other classes. */
export function dnsOf(analysis: Analysis): readonly Dn[] {
  return analysis.segments.flatMap((segment) => segment.dns.filter((dn) => dn.role === 'dn'));
}

/** How many these are; those that are like others need not be read for it. */
export function dnCountOf(analysis: Analysis): number {
  return analysis.segments.reduce((count, segment) => count + segment.dnCount, 0);
}

function placeOfEntry(entry: Entry | undefined): Span {
  if (!entry) return { start: 0, end: 0 };
  const { segment, index, place } = entry;
  if (place) return shift(place, segment.start);
  const dn = segment.dns[index];
  return dn ? shift(placeOfDn(dn), segment.start) : { start: segment.start, end: segment.start };
}

/** A place in the file itself, as offsets, or in another one. */
export type RelatedPlaceInFile = Span | { readonly elsewhere: FilePlace };

/** The place of something that belongs to a finding; undefined where it has none. */
export function placeOfRelated(
  analysis: Analysis,
  placed: PlacedFinding,
  related: Related,
): RelatedPlaceInFile | undefined {
  if ('elsewhere' in related) return { elsewhere: related.elsewhere };
  if ('declaration' in related) return analysis.placeOfDeclaration(placed, related.declaration);
  const { start } = (related.dn && analysis.segmentOf(related.dn)) ?? placed.segment;
  return { start: start + related.span.start, end: start + related.span.end };
}

export type { Run, Segment };
