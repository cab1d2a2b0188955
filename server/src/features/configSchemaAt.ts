import type { YamlNode } from '../formats/yaml/node.ts';
import type { Schema } from './configSchema.ts';

/** The schema of what a path leads to. `nodes`: what stands on the way, from the root; where a choice depends on it, it decides. */
export function schemaAt(
  root: Schema,
  path: readonly (string | number)[],
  nodes: readonly YamlNode[],
): Schema | undefined {
  let schema: Schema | undefined = expand(root, root, nodes[0]);
  path.forEach((step, index) => {
    const inner: Schema | undefined = typeof step === 'number' ? schema?.items : propertyOf(schema, step);
    schema = inner && expand(root, inner, nodes[index + 1]);
  });
  return schema;
}

/** The schema of a key's value; `undefined` for a key that is not known. */
export function propertyOf(schema: Schema | undefined, key: string): Schema | undefined {
  if (!schema?.properties || !Object.hasOwn(schema.properties, key)) return undefined;
  const property = schema.properties[key];
  return property === true ? undefined : property;
}

/** A schema with its reference followed and the branches added that apply to a node; where nothing decides, all of them. */
export function expand(root: Schema, schema: Schema, node?: YamlNode): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  // What stands beside a reference says more about this one place.
  const { $ref: _, ...own } = schema;
  const whole: Schema = name === undefined ? schema : { ...root.definitions?.[name], ...own };
  if (!whole.allOf) return whole;
  const branches = whole.allOf.filter((branch) => mayHold(branch.if, node)).map(({ then }) => then);
  const properties = Object.assign({}, whole.properties, ...branches.map((branch) => described(branch?.properties)));
  return { ...whole, properties };
}

/** Properties that say something; `true` only repeats that a key is allowed. */
function described(properties: Schema['properties'] = {}): Readonly<Record<string, Schema | true>> {
  return Object.fromEntries(Object.entries(properties).filter(([, schema]) => schema !== true));
}

/** Whether the constants that a condition asks for may still come: none of the keys has another value. */
function mayHold(condition: Schema | undefined, node: YamlNode | undefined): boolean {
  const wanted = Object.entries(condition?.properties ?? {});
  return wanted.every(([key, schema]) => {
    const written =
      node?.kind === 'map' ? node.pairs.find((pair) => pair.key.kind === 'scalar' && pair.key.text === key) : undefined;
    if (schema === true || written?.value?.kind !== 'scalar') return true;
    return written.value.text === schema.const || written.value.text === '';
  });
}
