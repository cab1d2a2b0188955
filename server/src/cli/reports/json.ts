import type { FileReport, Reporter, Summary } from './report.ts';

/** The stable, versioned report for programs (`lintReport.schema.json`): as `JSON.stringify` writes it with an indentation of two. */
export function jsonReporter(): Reporter {
  let isFirst = true;
  return {
    wants: { excerpts: false, edits: false },
    begin: () => '{\n  "version": 1,\n  "files": [',
    file(report) {
      const text = `${isFirst ? '' : ','}\n    ${indented(plain(report), '    ')}`;
      isFirst = false;
      return text;
    },
    end: (summary: Summary) => `${isFirst ? '' : '\n  '}],\n  "summary": ${indented(summary, '  ')}\n}\n`,
  };
}

/** The members of the contract, in its order. */
function plain({ path, format, dns, findings }: FileReport): unknown {
  return {
    path,
    format,
    dns,
    findings: findings.map(({ rule, severity, message, dn, range, fixes }) => ({
      rule,
      severity,
      message,
      ...(dn !== undefined && { dn }),
      range,
      fixes: fixes.map(({ title }) => title),
    })),
  };
}

function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`);
}
