import { resolve } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, dnsOf, type Surroundings } from '../analysis/analysis.ts';
import { fixesOf, layoutOf } from '../analysis/fix.ts';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import { type DnDocument, rangeOf } from '../features/document.ts';
import { defaultSettings, type SeverityWord, severityWords } from '../project/settings.ts';
import { type InputFile, readInputs } from './input.ts';
import { type FileReport, jsonReport, textReport } from './report.ts';
import { UsageError } from './usageError.ts';

export interface LintOptions {
  readonly paths: readonly string[];
  readonly format: string;
  readonly failOn: string;
  readonly stdinPath: string | undefined;
  readonly verbose: boolean;
}

/** Checks files and prints what was found; gives the exit status of the command line's contract. */
export function lint({ paths, format, failOn, stdinPath, verbose }: LintOptions): number {
  if (paths.length === 0) throw new UsageError('lint needs at least one file, folder, or - for standard input');
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format takes text or json, not '${format}'`);
  const threshold = severityWords.indexOf(failOn as SeverityWord);
  if (threshold < 1) throw new UsageError(`--fail-on takes error, warning, information or hint, not '${failOn}'`);

  const reports: FileReport[] = [];
  let isUnreadable = false;
  const seen = new Set<string>();
  for (const input of readInputs(paths, stdinPath)) {
    if ('message' in input) {
      process.stderr.write(`dn-config: ${input.path}: ${input.message}\n`);
      isUnreadable = true;
      continue;
    }
    // A file that two of the paths lead to is one file.
    const real = resolve(input.path);
    if (seen.has(real)) continue;
    seen.add(real);
    const report = lintFile(input);
    if (report) reports.push(report);
    else if (verbose) process.stderr.write(`dn-config: ${input.path}: no DN file, passed over\n`);
  }
  process.stdout.write(format === 'json' ? jsonReport(reports) : textReport(reports));
  if (isUnreadable) return 2;
  const isFound = reports.some(({ findings }) =>
    findings.some(({ severity }) => severityWords.indexOf(severity) >= threshold),
  );
  return isFound ? 1 : 0;
}

const surroundings: Surroundings = {
  catalogue: builtInCatalogue,
  settings: defaultSettings,
  settingsFor: () => defaultSettings,
};

/** The findings of one file; undefined when it holds no DNs. */
function lintFile({ path, fileName, text, encodingProblem }: InputFile): FileReport | undefined {
  const analysis = analyse(text, fileName, surroundings, { encodingProblem });
  if (!analysis) return undefined;
  const layout = layoutOf(text);
  const document: DnDocument = { text: TextDocument.create(path, analysis.format.id, 0, text), analysis, layout };
  const findings = analysis.findings.map((placed) => ({
    rule: placed.finding.rule,
    severity: placed.severity,
    message: placed.finding.message,
    ...(placed.dn !== undefined && { dn: placed.dn }),
    range: rangeOf(document, placed),
    fixes: fixesOf(analysis, placed, layout).map(({ fix }) => fix.title),
  }));
  return { path, format: analysis.format.id, dns: dnsOf(analysis).length, findings };
}
