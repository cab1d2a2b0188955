import type { Schema } from '../../server/src/features/configSchema.ts';

/** A schema as the extension ships it, for editors and tools that know nothing of ours. */
export function renderSchema(schema: Schema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
