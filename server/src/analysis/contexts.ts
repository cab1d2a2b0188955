import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Format } from '../formats/format.ts';
import {
  type DeclarationKey,
  type Declarations,
  type DnSettings,
  declarationKeys,
  type FileSettings,
  type Origin,
} from '../project/settings.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Contexts } from './checkSegment.ts';
import type { Elsewhere } from './dnIndex.ts';

/** How many different declarations by comments are remembered for one object of settings. */
const mostKept = 100;

/** Contexts of the DNs of one file; equal ones are the same object. A comment goes before a project file, and a DN's own before the file's. */
export function contextsOf(
  format: Format,
  surroundings: FileSettings & { readonly catalogue: Catalogue; readonly elsewhere?: Elsewhere | undefined },
): Contexts {
  const { catalogue, settings, elsewhere } = surroundings;
  const known = new WeakMap<DnSettings, Map<string, RuleContext>>();
  return {
    format,
    catalogue,
    settings,
    elsewhere,
    settingsFor: (number) => surroundings.settingsFor(number),

    contextFor(number, file, own) {
      const base = surroundings.settingsFor(number);
      const contexts = known.get(base) ?? new Map<string, RuleContext>();
      known.set(base, contexts);
      const key = keyOf(file) + keyOf(own);
      const before = contexts.get(key);
      if (before) return before;
      if (contexts.size >= mostKept) contexts.clear();
      const context = { format, catalogue, settings: withComments(base, file, own) };
      contexts.set(key, context);
      return context;
    },
  };
}

/** Written for every DN, so without anything that costs. */
function keyOf({ deployment, imEndpoint, imRole }: Declarations): string {
  return `${deployment ?? ''} ${imEndpoint ?? ''} ${imRole ?? ''} `;
}

function withComments(base: DnSettings, file: Declarations, own: Declarations): DnSettings {
  const declared = declarationKeys.filter((key) => file[key] ?? own[key]);
  if (declared.length === 0) return base;
  const origins = declared.map((key): [DeclarationKey, Origin] => [
    key,
    { kind: 'comment', scope: own[key] ? 'dn' : 'file' },
  ]);
  return { ...base, ...file, ...own, origins: { ...base.origins, ...Object.fromEntries(origins) } };
}
