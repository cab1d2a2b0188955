import type { YamlMap, YamlNode, YamlPair } from './node.ts';

/** The words under which a DN keeps its options; GAX and Configuration Manager show the second and third. */
const annexNames: ReadonlySet<string> = new Set(['userProperties', 'options', 'annex']);

/** Fields of which one, beside `number`, tells that a mapping is a DN (spec.md section 3, recognition). */
const companions: ReadonlySet<string> = new Set([...annexNames, 'type', 'switch']);

export function isAnnexName(name: string): boolean {
  return annexNames.has(name);
}

/** The text of a key, where it is a plain name. */
export function keyText(pair: YamlPair): string | undefined {
  return pair.key.kind === 'scalar' ? pair.key.text : undefined;
}

export function pairOf(map: YamlMap, name: string): YamlPair | undefined {
  return map.pairs.find((pair) => keyText(pair) === name);
}

/** Whether an entry of a `dns:` list says by itself that the list is one of DNs. */
export function isListedDn(node: YamlNode | undefined): boolean {
  return node?.kind === 'map' && node.pairs.some((pair) => isTelling(keyText(pair)));
}

function isTelling(name: string | undefined): boolean {
  return name === 'number' || (name !== undefined && annexNames.has(name));
}

/** Whether a whole document is one DN. */
export function isDocumentDn(node: YamlNode | undefined): boolean {
  if (node?.kind !== 'map') return false;
  const names = new Set(node.pairs.map(keyText));
  return names.has('number') && [...companions].some((name) => names.has(name));
}

/** Whether a document of a file that is known to hold DNs is meant as one, though it lacks something. */
export function isMeantAsDn(node: YamlNode | undefined): boolean {
  if (node?.kind !== 'map' || pairOf(node, 'dns')) return false;
  return node.pairs.some((pair) => isTelling(keyText(pair)));
}
