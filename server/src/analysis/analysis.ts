import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Editor } from '../formats/edit.ts';
import type { EncodingProblem } from '../formats/encoding.ts';
import type { Cut, Format, Layout } from '../formats/format.ts';
import { formatOf } from '../formats/formats.ts';
import type { Comment, Dn } from '../model/dn.ts';
import type { DnSettings, SeverityWord } from '../project/settings.ts';
import type { Finding, Related } from '../rules/finding.ts';
import { fieldOf, numberOf, textOf } from '../rules/parts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { sayableNumber } from '../rules/secret.ts';
import { syntaxFinding } from '../rules/syntax.ts';
import { crossChecks, dnChecks, isHeard, severityOf } from '../rules/table.ts';

/** One segment of a file with what was read in it. `start` and `end` are offsets in the file; spans of the parts count from `start`. */
export interface Segment {
  readonly cut: Cut;
  readonly start: number;
  readonly end: number;
  readonly dns: readonly Dn[];
  readonly comments: readonly Comment[];
}

/** A finding with its place in the file. */
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

/** What is known of one file of DNs. */
export interface Analysis {
  readonly text: string;
  readonly format: Format;
  readonly catalogue: Catalogue;
  readonly segments: readonly Segment[];
  /** In the order of the file. */
  readonly findings: readonly PlacedFinding[];
  /** In which segment a DN is. */
  segmentOf(dn: Dn): Segment | undefined;
  /** The editor of a segment's text. */
  editorFor(segment: Segment, layout: Layout): Editor;
  /** What rules know besides a DN of this file. */
  contextFor(dn: Dn): RuleContext;
  /** The analysis of another text of the same file, in the same surroundings. */
  reread(text: string): Analysis | undefined;
}

/** What an analysis takes from outside the file. */
export interface Surroundings {
  readonly catalogue: Catalogue;
  settingsFor(dn: Dn): DnSettings;
  /** The settings of what belongs to no DN. */
  readonly settings: DnSettings;
}

/** What is known of a file besides its text and name. */
export interface Hints {
  /** The language that somebody has chosen for it, by its LSP identifier. */
  readonly languageId?: string | undefined;
  readonly encodingProblem?: EncodingProblem | undefined;
}

/**
 * Reads and checks a file; undefined when it holds no DNs. `fileName` is the last part of its path.
 * With a problem of its encoding that problem is all that is said: what the text would be nobody knows.
 */
export function analyse(
  text: string,
  fileName: string,
  surroundings: Surroundings,
  { languageId, encodingProblem }: Hints = {},
): Analysis | undefined {
  const format = formatOf(text, fileName, languageId);
  if (!format) return undefined;
  const reread = (other: string): Analysis | undefined => analyse(other, fileName, surroundings, { languageId });
  if (encodingProblem) return unreadable(text, format, surroundings, encodingProblem, reread);
  return new FileAnalysis(text, fileName, format, surroundings, reread);
}

function unreadable(
  text: string,
  format: Format,
  { catalogue, settings }: Surroundings,
  { message, span }: EncodingProblem,
  reread: Analysis['reread'],
): Analysis {
  const cut = { kind: 'unreadable', start: 0, end: text.length, part: 0 };
  const segment: Segment = { cut, start: 0, end: text.length, dns: [], comments: [] };
  const finding: Finding = { rule: 'file/encoding', span, message };
  const severity = severityOf(finding, settings.rules);
  const findings = severity === 'off' ? [] : [{ finding, severity, segment, ...span, dn: undefined }];
  const contextFor = (): RuleContext => ({ format, catalogue, settings });
  return {
    text,
    format,
    catalogue,
    segments: [segment],
    findings,
    segmentOf: () => undefined,
    editorFor: () => () => undefined,
    contextFor,
    reread,
  };
}

class FileAnalysis implements Analysis {
  readonly text: string;
  readonly format: Format;
  readonly catalogue: Catalogue;
  readonly segments: readonly Segment[];
  readonly findings: readonly PlacedFinding[];
  private readonly owners = new Map<Dn, Segment>();
  private readonly surroundings: Surroundings;
  private readonly found: PlacedFinding[] = [];
  private lastEditor: { readonly segment: Segment; readonly layout: Layout; readonly editor: Editor } | undefined;
  private numbersById: ReadonlyMap<string, string> | undefined;
  /** Findings of shared parts by place: a part that is shared in two roles is read twice, and still wrong only once. */
  private readonly shared = new Set<string>();

  readonly reread: Analysis['reread'];

  constructor(text: string, fileName: string, format: Format, surroundings: Surroundings, reread: Analysis['reread']) {
    this.text = text;
    this.reread = reread;
    this.format = format;
    this.catalogue = surroundings.catalogue;
    this.surroundings = surroundings;
    this.segments = this.read(fileName);
    for (const segment of this.segments) for (const dn of segment.dns) this.check(dn, segment);
    this.crossCheck();
    this.findings = this.found.sort(
      (a, b) => a.start - b.start || a.end - b.end || (a.finding.rule < b.finding.rule ? -1 : 1),
    );
  }

  segmentOf(dn: Dn): Segment | undefined {
    return this.owners.get(dn);
  }

  private read(fileName: string): Segment[] {
    const { format, text } = this;
    const reader = format.reader(fileName);
    const cuts = format.cut(text);
    const readings = cuts.map((cut) => reader.read(text.slice(cut.start, cut.end), cut));
    const late = reader.finish();
    return cuts.map((cut, index) => {
      const reading = readings[index];
      const more = late.get(index);
      const dns = [...(reading?.dns ?? []), ...(more?.dns ?? [])];
      const segment: Segment = { cut, start: cut.start, end: cut.end, dns, comments: reading?.comments ?? [] };
      for (const dn of dns) this.owners.set(dn, segment);
      for (const problem of [...(reading?.problems ?? []), ...(more?.problems ?? [])]) {
        const dn = dns.find(
          (candidate) => candidate.span.start <= problem.span.start && problem.span.start <= candidate.span.end,
        );
        this.add(
          syntaxFinding(format, problem),
          segment,
          dn,
          dn ? this.contextFor(dn).settings : this.surroundings.settings,
        );
      }
      return segment;
    });
  }

  private check(dn: Dn, segment: Segment): void {
    const context = this.contextFor(dn);
    for (const { rules, check } of dnChecks) {
      if (!isHeard(rules, context.settings.rules)) continue;
      for (const finding of check(dn, context)) this.add(finding, segment, dn, context.settings);
    }
  }

  private crossCheck(): void {
    for (const check of crossChecks) {
      const seen = new Map<string, Dn[]>();
      for (const [dn, segment] of this.owners) {
        const context = this.contextFor(dn);
        if (!isHeard(check.rules, context.settings.rules)) continue;
        const key = check.key(dn, context);
        if (key === undefined) continue;
        const earlier = seen.get(key);
        if (!earlier) {
          seen.set(key, [dn]);
          continue;
        }
        for (const other of earlier) {
          const finding = check.check(dn, other, context);
          if (!finding) continue;
          this.add(finding, segment, dn, context.settings);
          break;
        }
        earlier.push(dn);
      }
    }
  }

  /** The number of a DN; of an update, the number that its reference leads to in this file, else the reference itself. */
  private nameFor(dn: Dn): string | undefined {
    if (dn.reference === undefined) {
      const number = numberOf(dn);
      return number === undefined ? undefined : sayableNumber(dn, number, this.catalogue);
    }
    this.numbersById ??= new Map(
      [...this.owners.keys()].flatMap((other): [string, string][] => {
        const id = textOf(fieldOf(other, 'id'));
        const number = numberOf(other);
        return id === undefined || number === undefined ? [] : [[id, number]];
      }),
    );
    return this.numbersById.get(dn.reference) ?? dn.reference;
  }

  /** Findings are asked for their fixes in the order of the file, so the editor of the last segment is the one that is wanted again. */
  editorFor(segment: Segment, layout: Layout): Editor {
    const last = this.lastEditor;
    if (last?.segment === segment && last.layout.eol === layout.eol && last.layout.indent === layout.indent)
      return last.editor;
    const editor = this.format.editor(this.text.slice(segment.start, segment.end), layout);
    this.lastEditor = { segment, layout, editor };
    return editor;
  }

  contextFor(dn: Dn): RuleContext {
    return { format: this.format, catalogue: this.catalogue, settings: this.surroundings.settingsFor(dn) };
  }

  private add(finding: Finding, segment: Segment, dn: Dn | undefined, settings: DnSettings): void {
    const severity = severityOf(finding, settings.rules);
    if (severity === 'off') return;
    const start = segment.start + finding.span.start;
    const end = segment.start + finding.span.end;
    if (dn?.role === 'fragment') {
      const place = `${finding.rule} ${start} ${end}`;
      if (this.shared.has(place)) return;
      this.shared.add(place);
    }
    this.found.push({ finding, severity, segment, start, end, dn: dn && this.nameFor(dn) });
  }
}

/** The DNs of a file, as people count them: without shared parts and objects of other classes. */
export function dnsOf(analysis: Analysis): readonly Dn[] {
  return analysis.segments.flatMap((segment) => segment.dns.filter((dn) => dn.role === 'dn'));
}

/** The place of something that belongs to a finding, as offsets in the file. */
export function placeOfRelated(
  analysis: Analysis,
  placed: PlacedFinding,
  related: Related,
): { start: number; end: number } {
  const segment = (related.dn && analysis.segmentOf(related.dn)) ?? placed.segment;
  return { start: segment.start + related.span.start, end: segment.start + related.span.end };
}

/** The segment that holds an offset; of two that meet there, the later one, unless the earlier one's last line ends there. */
export function segmentAt(analysis: Analysis, offset: number): Segment | undefined {
  const { segments, text } = analysis;
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = segments[low];
  // At the very end of the text the cursor may stand in an empty line behind the last segment: it still belongs to that segment.
  return found && offset <= Math.max(found.end, text.length) ? found : undefined;
}
