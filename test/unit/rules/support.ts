import { type Analysis, analyse, dnsOf } from '../../../server/src/analysis/analysis.ts';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import type { Dn } from '../../../server/src/model/dn.ts';
import { type DnSettings, defaultSettings } from '../../../server/src/project/settings.ts';
import type { RuleContext } from '../../../server/src/rules/rule.ts';

/** Reads and checks a text with the built-in catalogue. */
export function analyseText(text: string, fileName: string, settings: DnSettings = defaultSettings): Analysis {
  const analysis = analyse(text, fileName, { catalogue: builtInCatalogue, settings, settingsFor: () => settings });
  if (!analysis) throw new Error(`${fileName} is not recognised as a DN file.`);
  return analysis;
}

/** The first DN of a YAML text, with what a rule may know besides. */
export function firstDn(text: string): { readonly dn: Dn; readonly context: RuleContext } {
  const analysis = analyseText(text, 'a.dn.yaml');
  const [dn] = dnsOf(analysis);
  if (!dn) throw new Error('The text holds no DN.');
  return { dn, context: { format: analysis.format, catalogue: analysis.catalogue, settings: defaultSettings } };
}

/** A DN with these options in its TServer section, in YAML's flow style. */
export function dnWith(options: string): { readonly dn: Dn; readonly context: RuleContext } {
  return firstDn(`number: "7001"\ntype: extension\nuserProperties: { TServer: { ${options} } }\n`);
}
