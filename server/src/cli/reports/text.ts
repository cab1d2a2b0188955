import { type Paint, printable } from '../terminal.ts';
import {
  type Excerpt,
  type FileReport,
  type FindingReport,
  type Reporter,
  type Severity,
  type Summary,
  severities,
} from './report.ts';

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' } as const;

/**
 * The report for people: the findings of each file below its path, positions one-based as editors show them, each with its source line, and what it
 * all comes to. `isShown` leaves out what is too quiet; with `isBrief` there is no closing line.
 */
export function textReporter(paint: Paint, isShown: (severity: Severity) => boolean, isBrief = false): Reporter {
  return {
    wants: { excerpts: true, edits: false },
    begin: () => '',
    file: (report) => fileText(report, paint, isShown),
    end: (summary) => (isBrief ? '' : `${closingLine(summary, paint)}\n`),
  };
}

function fileText(report: FileReport, paint: Paint, isShown: (severity: Severity) => boolean): string {
  const findings = findingsText(report, paint, isShown);
  return findings === '' ? '' : `${paint.bold(printable(report.path))}\n${findings}\n`;
}

/** The findings of one file, without its path; nothing where there are none. */
export function findingsText({ findings }: FileReport, paint: Paint, isShown: (severity: Severity) => boolean): string {
  const lines = findings.filter(({ severity }) => isShown(severity)).flatMap((finding) => findingLines(finding, paint));
  return lines.map((line) => `${line}\n`).join('');
}

function findingLines({ range, severity, message, rule, excerpt }: FindingReport, paint: Paint): string[] {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const said = message.replaceAll(/\s*[\r\n]\s*/g, ' ');
  const line = `  ${place}: ${paint[colours[severity]](severity)}: ${printable(said)} ${paint.dim(`[${rule}]`)}`;
  return excerpt ? [line, ...excerptLines(excerpt, range.start.line + 1, paint)] : [line];
}

/** A source line with its number, and signs below what it is about. */
function excerptLines({ text, start, end }: Excerpt, line: number, paint: Paint): string[] {
  const number = String(line);
  const shown = printable(text);
  // Tabs stay tabs, so that what stands below them stands in the same column.
  const before = text.slice(0, start).replaceAll(/[^\t]/g, (sign) => (isWide(sign) ? '  ' : ' '));
  const signs = '^'.repeat(Math.max(1, end - start));
  return [
    `    ${paint.dim(`${number} |`)} ${shown}`.trimEnd(),
    `    ${paint.dim(`${' '.repeat(number.length)} |`)} ${before}${paint.red(signs)}`,
  ];
}

/** Most signs of East Asian scripts take two columns of a terminal. */
function isWide(sign: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign);
}

export function closingLine(summary: Summary, paint: Paint): string {
  const found = severities.flatMap((severity) => {
    const number = summary[severity];
    return number === 0 ? [] : [paint[colours[severity]](counted(number, severity))];
  });
  return `${found.length === 0 ? 'No findings' : found.join(', ')} in ${counted(summary.files, 'file')} of DNs`;
}

export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 || what === 'information' ? '' : 's'}`;
}
