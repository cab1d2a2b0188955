import { cfgdata } from '../cfgdata/index.ts';
import { confdata, hasDnField } from '../confdata/index.ts';
import type { Format, FormatFamily } from '../format.ts';
import { rootName } from './root.ts';

/** XML of configuration objects, told apart by the root element. */
export const xmlFamily: FormatFamily = {
  formats: [cfgdata, confdata],
  begins: (beginning) => ['CfgData', 'ConfData', 'CfgDN'].includes(rootName(beginning) ?? ''),
  recognise,
};

function recognise(text: string): Format | undefined {
  const root = rootName(text);
  if (root === 'CfgData') return cfgdata;
  // A DN that stands alone is told from other XML by its fields (facts/dn-formats.md section 11).
  return root === 'ConfData' || (root === 'CfgDN' && hasDnField(text)) ? confdata : undefined;
}
