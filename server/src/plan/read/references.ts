import type { Analysis } from '../../analysis/analysis.ts';
import { buildTree, type XmlElement } from '../../formats/xml/tree.ts';

/** What a CfgData file says of an object that it does not hold itself: `CfgSwitchRef`, `CfgDNRef` and their like. */
export interface Reference {
  readonly name?: string;
  readonly dbid?: string;
  /** The id of the object to which it belongs: of a DN, its switch. */
  readonly owner?: string;
}

const none: ReadonlyMap<string, Reference> = new Map();

/** The objects that a CfgData file refers to, by their ids in that file; of several with one id, the first. */
export function referencesIn({ format, segments }: Analysis): ReadonlyMap<string, Reference> {
  if (format.id !== 'cfgdata') return none;
  const found = new Map<string, Reference>();
  for (const { cut, text } of segments) {
    if (cut.kind === 'object' || !text.includes('Ref')) continue;
    for (const element of buildTree(text).elements) collect(element, found);
  }
  return found;
}

function collect(element: XmlElement, found: Map<string, Reference>): void {
  if (/^Cfg[A-Za-z]+Ref$/.test(element.name)) {
    const said = new Map(element.attributes.map(({ name, value }) => [name, value?.text ?? '']));
    const id = said.get('id') ?? '';
    if (id !== '' && !found.has(id)) {
      const [name, dbid, owner] = [said.get('name') ?? '', said.get('DBID') ?? '', said.get('ownerDBID') ?? ''];
      found.set(id, { ...(name !== '' && { name }), ...(dbid !== '' && { dbid }), ...(owner !== '' && { owner }) });
    }
  }
  for (const child of element.children) collect(child, found);
}
