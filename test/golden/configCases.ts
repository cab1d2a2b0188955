import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import { analyseConfig, type ConfigAnalysis } from '../../server/src/features/configAnalysis.ts';
import { type CatalogueResult, readCatalogueFile, resultOf } from '../../server/src/project/catalogueFile.ts';
import type { ConfigFix } from '../../server/src/project/configProblem.ts';
import { projectFileName } from '../../server/src/project/projectFile.ts';
import { goldenFolder, textOf } from './cases.ts';

/** A case about a file of the tool's own: `dn-config.yaml`, with whatever it names beside it, or `catalogue.yaml` by itself. */
export interface ConfigCase {
  /** From the golden folder, with forward slashes. */
  readonly path: string;
  readonly folder: string;
  readonly fileName: string;
  readonly text: string;
}

/** All of them, in the order of their paths. */
export const configCases: readonly ConfigCase[] = globSync(`config/*/*/{${projectFileName},catalogue.yaml}`, {
  cwd: goldenFolder,
})
  .sort()
  .map((file) => {
    const path = dirname(file).split(sep).join(posix.sep);
    const folder = join(goldenFolder, path);
    return { path, folder, fileName: posix.basename(file), text: readFileSync(join(goldenFolder, file), 'utf8') };
  });

/** Reads and checks the file of a case, or a text that came of it. */
export function analyseCase({ folder, fileName, text: own }: ConfigCase, text = own): ConfigAnalysis {
  if (fileName !== projectFileName) return analyseConfig(text, fileName, 'catalogue');
  const entries = analyseConfig(text, fileName, 'project').project?.catalogues ?? [];
  const catalogues = new Map(entries.map(({ value }) => [value, catalogueAt(join(folder, value))]));
  return analyseConfig(text, fileName, 'project', { catalogues });
}

function catalogueAt(path: string): CatalogueResult {
  const text = textOf(path);
  return text === undefined ? { kind: 'missing' } : resultOf(readCatalogueFile(text, path));
}

/** Every fix that is offered, with the text as it leaves it. */
export function fixedCase(analysis: ConfigAnalysis): readonly (ConfigFix & { readonly text: string })[] {
  const fixes = analysis.findings.flatMap((finding) => finding.fixes ?? []);
  return fixes.map((fix) => ({ ...fix, text: applyEdits(analysis.text, fix.edits) }));
}
