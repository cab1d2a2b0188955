import { Analysis, analyse, type Surroundings } from '../../server/src/analysis/analysis.ts';
import { builtInCatalogue } from '../../server/src/catalogue/catalogue.ts';
import type { Format } from '../../server/src/formats/format.ts';
import type { Dn } from '../../server/src/model/dn.ts';
import { type DnSettings, defaultSettings } from '../../server/src/project/settings.ts';
import type { PlainDn } from './dnSets.ts';

export const surroundings = (settings: DnSettings = defaultSettings) => ({
  catalogue: builtInCatalogue,
  settings,
  settingsFor: () => settings,
});

/** Reads and checks a text that has to be one of DNs. */
export function read(text: string, fileName: string, settings?: DnSettings): Analysis {
  const analysis = analyse(text, fileName, surroundings(settings));
  if (!analysis) throw new Error(`not recognised as DNs:\n${text}`);
  return analysis;
}

/**
 * The same with every segment read by itself, without the short cut by templates; in the given format, whatever the text looks like. `dividesFrom`: as
 * `EngineOptions` has it.
 */
export function analyseEach(
  text: string,
  fileName: string,
  format: Format | undefined,
  around: Surroundings = surroundings(),
  dividesFrom = Number.POSITIVE_INFINITY,
): Analysis | undefined {
  const analysis =
    format &&
    new Analysis(text, fileName, format, around, undefined, undefined, {
      usesTemplates: false,
      dividesFrom,
    });
  analysis?.advance(() => false);
  return analysis;
}

export function dnsIn(analysis: Analysis): Dn[] {
  return analysis.segments.flatMap((segment) => segment.dns).filter((dn) => dn.role === 'dn');
}

/** What a DN says, without where and how. */
export function plain(dn: Dn): PlainDn {
  const fields = Object.fromEntries(
    dn.fields.filter((f) => f.property !== 'userProperties').map((f) => [f.property, f.value.text]),
  );
  const sections = Object.fromEntries(
    dn.sections.map((s) => [s.name.text, Object.fromEntries(s.options.map((o) => [o.name.text, o.value.text]))]),
  );
  return { fields, sections };
}
