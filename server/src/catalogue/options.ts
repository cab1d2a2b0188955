import { documentedOptions } from './data/documentedOptions.ts';
import { imOptions } from './data/imOptions.ts';
import { namedOptions } from './data/namedOptions.ts';
import { seenOptions } from './data/seenOptions.ts';
import type { OptionDefinition } from './types.ts';

/**
 * Every option that the product knows by itself, those known best first. To add one, put an entry into the file of `data/` that
 * says how well it is known. Only what a public source says goes in; what it leaves open stays absent.
 */
export const builtInOptions: readonly OptionDefinition[] = [
  ...imOptions,
  ...documentedOptions,
  ...seenOptions,
  ...namedOptions,
];
