import type { YamlMap, YamlNode, YamlPair } from './node.ts';

/** Whether it is a word under which a DN keeps its options; GAX and Configuration Manager show the second and third. */
export function isAnnexName(name: string): boolean {
  return name === 'userProperties' || name === 'options' || name === 'annex';
}

/** Whether a field of this name, beside `number`, tells that a mapping is a DN (spec.md section 3, recognition). */
function isCompanion(name: string): boolean {
  return isAnnexName(name) || name === 'type' || name === 'switch';
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
  return name === 'number' || (name !== undefined && isAnnexName(name));
}

/** Whether a whole document is one DN. */
export function isDocumentDn(node: YamlNode | undefined): boolean {
  if (node?.kind !== 'map') return false;
  const isNamed = (is: (name: string) => boolean) => node.pairs.some((pair) => is(keyText(pair) ?? ''));
  return isNamed((name) => name === 'number') && isNamed(isCompanion);
}

/** Whether a document of a file that is known to hold DNs is meant as one, though it lacks something. */
export function isMeantAsDn(node: YamlNode | undefined): boolean {
  if (node?.kind !== 'map' || pairOf(node, 'dns')) return false;
  return node.pairs.some((pair) => isTelling(keyText(pair)));
}
