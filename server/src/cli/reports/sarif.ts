import { createHash } from 'node:crypto';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from 'vscode-languageserver-types';
import { type RuleId, ruleDefinitions, ruleIds } from '../../rules/definitions.ts';
import { ruleAddress, rulePage } from '../rulePages.ts';
import { version } from '../version.ts';
import type { FileReport, FindingReport, FixReport, Reporter, Severity } from './report.ts';

/** SARIF has three levels; what is worth knowing is a note. */
const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** The name under which the folder that paths count from is known. */
const root = 'SRCROOT';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A log in SARIF 2.1.0, one run; paths are relative to `folder` where they lie in it. */
export function sarifReporter(folder: string): Reporter {
  let isFirst = true;
  return {
    wants: { excerpts: false, edits: true },
    begin: () => {
      const run = {
        tool: { driver: driver() },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { uri: `${pathToFileURL(folder).href}/` } },
      };
      // The results come one by one, so the object is left open.
      const open = JSON.stringify(run, undefined, 2).slice(0, -2).replaceAll('\n', '\n    ');
      return `{\n  "$schema": ${JSON.stringify(schema)},\n  "version": "2.1.0",\n  "runs": [\n    ${open},\n      "results": [`;
    },
    file(report) {
      return report.findings
        .map((finding) => {
          const text = JSON.stringify(resultOf(report, finding, folder), undefined, 2);
          const separator = isFirst ? '' : ',';
          isFirst = false;
          return `${separator}\n        ${text.replaceAll('\n', '\n        ')}`;
        })
        .join('');
    },
    end: () => `${isFirst ? '' : '\n      '}]\n    }\n  ]\n}\n`,
  };
}

function driver(): unknown {
  return {
    name: 'dn-config',
    fullName: 'DN Config for Genesys',
    semanticVersion: version,
    rules: ruleIds.map(ruleDescriptor),
  };
}

function ruleDescriptor(id: RuleId): unknown {
  const { severity, summary } = ruleDefinitions[id];
  const text = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  const page = rulePage(id);
  const address = ruleAddress(id);
  return {
    id,
    shortDescription: { text },
    ...(address !== undefined && { helpUri: address }),
    help: { text: page ?? text, ...(page !== undefined && { markdown: page }) },
    defaultConfiguration:
      severity === 'off' ? { enabled: false, level: 'note' } : { level: levels[severity as Severity] },
  };
}

function resultOf(report: FileReport, finding: FindingReport, folder: string): unknown {
  const artifactLocation = locationOf(report.path, folder);
  const { rule, severity, message, dn, range, identity } = finding;
  const ruleIndex = (ruleIds as readonly string[]).indexOf(rule);
  const fixes = finding.fixes.flatMap((fix) => sarifFix(fix, artifactLocation));
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation, region: regionOf(range) },
        ...(dn !== undefined && { logicalLocations: [{ name: dn, kind: 'object' }] }),
      },
    ],
    partialFingerprints: { 'dnConfigFinding/v1': fingerprint(artifactLocation.uri, identity) },
    ...(fixes.length > 0 && { fixes }),
    properties: { severity },
  };
}

function sarifFix({ title, edits }: FixReport, artifactLocation: unknown): unknown[] {
  if (!edits || edits.length === 0) return [];
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    ...(newText !== '' && { insertedContent: { text: newText } }),
  }));
  return [{ description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] }];
}

/** Lines and columns count from one; the end column is the first one behind. */
function regionOf({ start, end }: Range): unknown {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function locationOf(path: string, folder: string): { uri: string; uriBaseId?: string } {
  const way = relative(folder, resolve(path));
  if (way.startsWith('..') || isAbsolute(way)) return { uri: pathToFileURL(resolve(path)).href };
  return { uri: way.split(sep).map(encodeURIComponent).join('/'), uriBaseId: root };
}

/** The same for a finding wherever in its file it stands. */
function fingerprint(uri: string, identity: string): string {
  return createHash('sha256').update(`${uri}\n${identity}`).digest('hex').slice(0, 32);
}
