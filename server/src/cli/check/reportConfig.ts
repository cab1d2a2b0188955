import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyseConfig, type ConfigKind } from '../../features/configAnalysis.ts';
import { rangeOf } from '../../features/document.ts';
import type { Source } from '../input/readSource.ts';
import type { FileReport, FindingReport, Wants } from '../reports/report.ts';
import { excerptOf } from './excerpt.ts';
import { identities } from './identities.ts';
import type { Projects } from './projects.ts';

/** What was found in a project file or a catalogue. */
export function reportOfConfig(source: Source, kind: ConfigKind, projects: Projects, wants: Wants): FileReport {
  const { path, fileName, text } = source;
  const analysis = analyseConfig(text, fileName, kind, projects.configSurroundingsFor(path, kind));
  const document = { text: TextDocument.create(path, 'yaml', 0, text), analysis };
  const identify = identities();
  const findings = analysis.findings.map(({ rule, severity, message, span, fixes = [] }): FindingReport => {
    const excerpt = wants.excerpts
      ? excerptOf(text, span, { show: (start, end) => text.slice(start, end) })
      : undefined;
    return {
      rule,
      severity,
      message,
      range: rangeOf(document, span),
      fixes: fixes.map(({ title, edits }) => ({
        title,
        ...(wants.edits && {
          edits: edits.map((edit) => ({ range: rangeOf(document, edit.span), newText: edit.newText })),
        }),
      })),
      ...(excerpt && { excerpt }),
      identity: identify([rule, text.slice(span.start, span.end)]),
    };
  });
  return { path, format: 'config', dns: 0, findings };
}
