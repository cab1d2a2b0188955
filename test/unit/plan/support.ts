import { analyse } from '../../../server/src/analysis/analysis.ts';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { type Plan, planOf } from '../../../server/src/plan/plan.ts';
import type { PlanFile } from '../../../server/src/plan/read/side.ts';
import { type DnSettings, defaultSettings, settingsForAll } from '../../../server/src/project/settings.ts';

/** Texts by their paths in a set. */
export type Texts = Readonly<Record<string, string>>;

/** Files of a set; all have to be files of DNs. */
export function files(texts: Texts, settings: DnSettings = defaultSettings, catalogue = builtInCatalogue): PlanFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    const analysis = analyse(text, fileName, { catalogue, ...settingsForAll(settings) });
    if (!analysis) throw new Error(`not recognised as DNs: ${path}`);
    return { path, key: path, analysis };
  });
}

/** The plan between two sets; a text alone is a file of YAML, and two such are one pair of files. */
export function planBetween(old: Texts | string, young: Texts | string, settings?: DnSettings): Plan {
  const texts = (set: Texts | string): Texts => (typeof set === 'string' ? { 'a.dn.yaml': set } : set);
  return planOf(files(texts(old), settings), files(texts(young), settings));
}

/** A YAML file with one DN 7001 that has these lines in TServer. */
export function dnWith(...options: readonly string[]): string {
  const lines = options.map((option) => `        ${option}`);
  const annex = lines.length === 0 ? [] : ['    userProperties:', '      TServer:', ...lines];
  return ['dns:', '  - number: "7001"', '    type: extension', '    switch: SIP_Switch', ...annex, ''].join('\n');
}
