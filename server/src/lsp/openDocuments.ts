import type { CancellationToken } from 'vscode-languageserver';
import { type Analysis, beginAnalysis, type CrossKey } from '../analysis/analysis.ts';
import { type CrossFiles, LiveDn, type Touched, TouchedKeys } from '../analysis/crossFiles.ts';
import { layoutAtStart } from '../analysis/fix.ts';
import { Recognition } from '../analysis/recognition.ts';
import { type DnDocument, fileNameOf } from '../features/document.ts';
import { encodingProblemIn } from '../formats/encoding.ts';
import { formatOf } from '../formats/formats.ts';
import type { OpenText } from './openText.ts';
import { addingPlaces } from './placesElsewhere.ts';
import type { ServerSettings } from './settingsInForce.ts';
import { type Pause, Turns } from './turns.ts';

/** How long work goes on before requests that have come in the meantime get their turn, in milliseconds. */
const slice = 8;

/** The same for work that nobody waits for, and how long it rests in between: an answer to somebody who is typing takes several turns. */
const shortSlice = 3;
const restInBetween = 8;

/** What people notice when they wait for it, in milliseconds. */
const noticeable = 40;

/** How long other files are not told of what has changed, in milliseconds. */
const tellingDelay = 100;

/** How much of a text that is too large to be read is looked at, to tell whether it holds DNs at all. */
const beginning = 65_536;

/** An open document of DNs with what follows its text. */
interface Known {
  readonly text: OpenText;
  readonly settings: ServerSettings;
  readonly analysis: Analysis;
  readonly recognition: Recognition;
  /** Set when the text cannot be followed any longer: what it says about its encoding has changed. */
  isStale: boolean;
  /** Whether it has ever been read to its end. */
  wasSettled: boolean;
  /** Whether other files are about to be told of its DNs. */
  isTelling: boolean;
  /** How often DNs of other files have changed what is found here. */
  generation: number;
  /** Whether it has had its slice, and other work its turn. */
  isResting: boolean;
  /** The version of the text whose places the documents that speak of them know. */
  followed: number;
  /** What was known of the places in other files of which this one speaks, by file (`PlacesElsewhere.sum`). */
  readonly placesIn: Map<string, number>;
}

/** The settings of a document as they are at the moment: they may change while it is being read. */
export type SettingsNow = () => Promise<ServerSettings>;

/** A document as it was analysed. */
export interface Answer {
  /** Undefined when it holds no DNs, or too many. */
  readonly document: DnDocument | undefined;
  /** Tells this text in these settings from any other of the same server. */
  readonly id: string;
}

/** What asks for a document can wait for: the whole of it, or only what stands up to an offset. */
export type Extent = 'all' | { readonly upTo: (text: OpenText) => number };

const fresh = { isStale: false, wasSettled: false, generation: 0, isResting: false, isTelling: false, followed: -1 };

/**
 * The analyses of open documents: each is begun when it is first asked for, follows the text from then on, and is forgotten when the document is
 * closed. Long work is done in slices.
 */
export class OpenDocuments {
  private readonly known = new Map<string, Known>();
  /** The version of each document that holds no DNs, or too many, with the settings for which that was found. */
  private readonly others = new Map<string, { readonly version: number; readonly settings: ServerSettings }>();
  /** Documents that are not read for their size, and whether they hold DNs at all. */
  private readonly tooLarge = new Map<string, boolean>();
  private readonly numbers = new WeakMap<object, number>();
  private lastNumber = 0;
  private readonly crossFiles: CrossFiles;
  private readonly onTouched: (touched: Touched) => void;
  private readonly onTooLarge: (fileName: string) => void;
  private readonly pause: Pause;

  /**
   * `crossFiles` is told of the keys of all documents that are read to their end, and `onTouched` of what that means for other files;
   * `onTooLarge` is told once of each file of DNs that is not read for its size.
   */
  constructor(
    crossFiles: CrossFiles,
    onTouched: (touched: Touched) => void,
    onTooLarge: (fileName: string) => void,
    pause: Pause,
  ) {
    this.crossFiles = crossFiles;
    this.onTouched = onTouched;
    this.onTooLarge = onTooLarge;
    this.pause = pause;
  }

  /**
   * The document, read as far as it is wanted; undefined when it has been closed, or when nobody waits for the answer any longer.
   */
  async get(
    text: OpenText,
    settingsNow: SettingsNow,
    isOpen: () => boolean,
    extent: Extent = 'all',
    token?: CancellationToken,
  ): Promise<Answer | undefined> {
    let goal: { readonly version: number; readonly offset: number } | undefined;
    for (;;) {
      const settings = await settingsNow();
      if (!isOpen()) return undefined;
      const known = this.knownOf(text, settings);
      const id = this.idOf(text, settings);
      if (!known) return { document: undefined, id };
      // Looked for once: far down in a text that is not cut yet this takes a while.
      if (goal?.version !== text.version)
        goal = { version: text.version, offset: extent === 'all' ? Number.POSITIVE_INFINITY : extent.upTo(text) };
      if (this.work(known, goal.offset)) {
        if (!this.isCurrent(known)) continue;
        if (known.analysis.isSettled) this.settled(known);
        return { document: documentOf(known), id: `${id}.${known.generation}` };
      }
      await this.pause();
      if (token?.isCancellationRequested) return undefined;
    }
  }

  /**
   * The document as far as its first screen, when it has never been read to its end and that would take long; undefined otherwise.
   * `lastLine`: the last one on screen, zero-based.
   */
  async firstLook(
    text: OpenText,
    settingsNow: SettingsNow,
    isOpen: () => boolean,
    lastLine: number,
  ): Promise<Answer | undefined> {
    const begun = performance.now();
    let worked = 0;
    let screenEnd: number | undefined;
    for (;;) {
      const settings = await settingsNow();
      const known = isOpen() ? this.knownOf(text, settings) : undefined;
      if (!known || known.wasSettled || known.analysis.isUnreadable) return undefined;
      const { analysis } = known;
      // A few lines more or less do not matter.
      screenEnd ??= text.offsetAt({ line: lastLine + 1, character: 0 });
      const from = performance.now();
      const isThere = this.work(known, screenEnd);
      worked += performance.now() - from;
      if (analysis.isSettled) return undefined;
      if (isThere) {
        const done = analysis.settledUpTo;
        const isLong = (worked / Math.max(done, 1)) * (analysis.length - done) > noticeable;
        if (!isLong && performance.now() - begun <= noticeable) return undefined;
        return { document: documentOf(known), id: `${this.idOf(text, settings)}.begun` };
      }
      await this.pause();
    }
  }

  /** Whether an answer still is the whole answer: nothing has changed since it was given, neither the text nor what other files say. */
  isLatest(uri: string, { document, id }: Answer): boolean {
    const known = this.known.get(uri);
    if (!known || known.analysis !== document?.analysis || !known.analysis.isSettled) return false;
    return id === `${this.idOf(known.text, known.settings)}.${known.generation}`;
  }

  /** The document of a URI, if it has been read to its end. */
  settledAt(uri: string): DnDocument | undefined {
    const known = this.known.get(uri);
    return known?.analysis.isSettled ? documentOf(known) : undefined;
  }

  /** Has DNs of a document compared again with those of other files; says whether there is such a document. */
  recompare(uri: string, keys: Iterable<{ readonly check: number; readonly key: string }>): boolean {
    const known = this.known.get(uri);
    if (!known) return false;
    for (const { check, key } of keys) known.analysis.recompare(check, [key]);
    known.generation++;
    return true;
  }

  /** Nobody waits for what other files have to know, but somebody may wait for this one, or be typing in it. */
  private settled(known: Known): void {
    known.wasSettled = true;
    if (known.isTelling) return;
    known.isTelling = true;
    void after(tellingDelay).then(async () => {
      const isOpen = (): boolean => this.known.get(known.text.uri) === known;
      if (isOpen() && known.analysis.isSettled) await this.tell(known, isOpen);
      if (isOpen() && known.analysis.isSettled) await this.letFollow(known, isOpen);
      known.isTelling = false;
      // What has changed on the way.
      const isBehind = known.analysis.hasChangedCrossKeys || known.followed !== known.text.version;
      if (isOpen() && known.analysis.isSettled && isBehind) this.settled(known);
    });
  }

  private async tell(known: Known, isOpen: () => boolean): Promise<void> {
    const { analysis, text } = known;
    if (isUnstored(text)) return;
    const changed = analysis.changedCrossKeys();
    const live = (one: CrossKey): LiveDn => new LiveDn(analysis, one);
    if (changed) {
      // Told at once, for each time the client is asked to ask again, and an edit may change thousands.
      const all = new TouchedKeys();
      for (const { check, key, dns } of changed) {
        for (const file of this.crossFiles.update(text.file, check, key, dns.map(live)).keys())
          all.add(file, check, key);
      }
      this.onTouched(all.byFile);
      await this.catchUp(known, analysis.outdatedKeys(changed), isOpen);
      return;
    }
    const touched = new TouchedKeys();
    const keys = (function* () {
      for (const one of analysis.crossKeys()) yield live(one);
    })();
    await new Turns(rest, shortSlice).all(this.crossFiles.setting(text.file, keys, touched), isOpen);
    this.onTouched(touched.byFile);
    await this.catchUp(known, analysis.outdatedKeys(), isOpen);
  }

  /** Before a key is known to other files, nobody tells its file of what becomes of theirs: what has, is compared now. */
  private async catchUp(
    { text }: Known,
    keys: Iterable<{ readonly check: number; readonly key: string } | undefined>,
    isOpen: () => boolean,
  ): Promise<void> {
    const outdated: { readonly check: number; readonly key: string }[] = [];
    const looking = (function* () {
      for (const key of keys) {
        if (key) outdated.push(key);
        yield;
      }
    })();
    await new Turns(rest, shortSlice).all(looking, isOpen);
    if (outdated.length > 0 && isOpen()) this.onTouched(new Map([[text.file, outdated]]));
  }

  /** Open documents that speak of a place in this one have something new to say when the place has moved. */
  private async letFollow(known: Known, isOpen: () => boolean): Promise<void> {
    const { file, version } = known.text;
    if (known.followed === version) return;
    known.followed = version;
    for (const other of [...this.known.values()]) {
      const { analysis, text, placesIn } = other;
      const { version: otherVersion } = text;
      // Findings speak of earlier files only.
      if (text.file <= file) continue;
      const isSame = (): boolean =>
        isOpen() &&
        known.text.version === version &&
        this.known.get(text.uri) === other &&
        text.version === otherVersion &&
        analysis.isSettled;
      const places = { count: 0, sum: 0 };
      await new Turns(rest, shortSlice).all(addingPlaces(analysis, file, places), isSame);
      if (!isSame() || places.sum === placesIn.get(file)) continue;
      placesIn.set(file, places.sum);
      if (places.count > 0) this.onTouched(new Map([[text.file, []]]));
    }
  }

  /** Documents that are closed and opened again can have the same version, and other settings come with no version at all. */
  private idOf(text: OpenText, settings: ServerSettings): string {
    return `${this.numberOf(text)}.${text.version}.${this.numberOf(settings)}`;
  }

  private numberOf(thing: object): number {
    const number = this.numbers.get(thing) ?? ++this.lastNumber;
    this.numbers.set(thing, number);
    return number;
  }

  /** Whether a document of DNs is not read for its size; known once it was asked for. */
  isTooLarge(uri: string): boolean {
    return this.tooLarge.get(uri) === true;
  }

  forget(uri: string): void {
    this.known.delete(uri);
    this.others.delete(uri);
    this.tooLarge.delete(uri);
  }

  /** Works for one slice, or until all up to `goal` is read. However many wait for a document, it has one slice in a turn. */
  private work(known: Known, goal: number): boolean {
    const { analysis, recognition } = known;
    const end = performance.now() + slice;
    const isThere = (): boolean => analysis.isSettled || (goal < analysis.length && analysis.settledUpTo > goal);
    if (known.isResting || isThere()) return isThere();
    known.isResting = true;
    void this.pause().then(() => {
      known.isResting = false;
    });
    analysis.advance(
      () => performance.now() > end || (goal < analysis.length && analysis.settledUpTo > goal),
      (come, gone) => recognition.cut(come, gone),
    );
    return isThere();
  }

  /** Whether the text is still of the format in which it was read. Where it is not, it is begun with anew. */
  private isCurrent(known: Known): boolean {
    if (!known.analysis.isSettled || known.recognition.stillHolds(known.analysis)) return true;
    this.drop(known);
    return false;
  }

  private drop({ text }: Known): void {
    this.known.delete(text.uri);
    text.takeBack();
  }

  private knownOf(text: OpenText, settings: ServerSettings): Known | undefined {
    const before = this.known.get(text.uri);
    if (before) {
      const isSame = before.text === text && before.settings === settings && text.isAnalysed && !before.isStale;
      if (isSame && text.length <= settings.maxLength) return before;
      this.drop(before);
    }
    const other = this.others.get(text.uri);
    if (other && other.version === text.version && other.settings === settings) return undefined;
    const known = this.begin(text, settings);
    if (known) this.known.set(text.uri, known);
    else {
      this.others.set(text.uri, { version: text.version, settings });
      // What is stored may hold DNs; what is open counts.
      this.onTouched(this.crossFiles.remove(text.file));
    }
    return known;
  }

  private begin(text: OpenText, settings: ServerSettings): Known | undefined {
    const content = text.getText();
    const fileName = fileNameOf(text.uri);
    const { languageId } = text;
    if (content.length > settings.maxLength) {
      if (!this.tooLarge.has(text.uri)) {
        const holdsDns = formatOf(content.slice(0, beginning), fileName, languageId) !== undefined;
        this.tooLarge.set(text.uri, holdsDns);
        if (holdsDns) this.onTooLarge(fileName);
      }
      return undefined;
    }
    this.tooLarge.delete(text.uri);
    const encodingProblem = encodingProblemIn(content);
    const { catalogue, file } = settings;
    const elsewhere = isUnstored(text) ? undefined : this.crossFiles.elsewhereFor(text.file);
    const surroundings = { ...file, catalogue, elsewhere };
    const analysis = beginAnalysis(content, fileName, surroundings, { languageId, encodingProblem, isEdited: true });
    if (!analysis) return undefined;
    const recognition = new Recognition(content, fileName, analysis.format, languageId);
    const known: Known = { text, settings, analysis, recognition, placesIn: new Map(), ...fresh };
    text.handOver(analysis, {
      edited: (start, end, newText) => {
        recognition.edited(start, analysis.edit(start, end, newText));
        if (analysis.isUnreadable || encodingProblemIn(newText)) known.isStale = true;
      },
    });
    return known;
  }
}

/** A text that is no file yet: the result of a conversion, say, whose DNs are those of its source. It is compared with no file. */
function isUnstored({ uri }: OpenText): boolean {
  return uri.startsWith('untitled:');
}

const rest = (): Promise<void> => after(restInBetween);

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function documentOf({ text, analysis }: Known): DnDocument {
  return { text, analysis, layout: layoutAtStart(analysis) };
}
