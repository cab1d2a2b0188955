import { type Analysis, segmentAt } from '../analysis/analysis.ts';
import { touches } from '../model/span.ts';
import { sayableIn } from '../rules/secret.ts';

/** How many segments are looked at to each side of the cursor. Names of switches and tenants come again soon, or not at all. */
const farthest = 500;

const mostValues = 50;

/** The values that DNs around an offset have for a field, such as the names of their switches; without the one at the offset itself. */
export function valuesInUse(analysis: Analysis, property: string, offset: number): readonly string[] {
  const { segments } = analysis;
  const own = segmentAt(analysis, offset);
  const index = own ? segments.indexOf(own) : 0;
  const values = new Set<string>();
  for (const segment of segments.slice(Math.max(index - farthest, 0), index + farthest)) {
    for (const dn of segment.dns) {
      for (const { property: name, value } of dn.fields) {
        if (name !== property || value.kind === 'null' || value.kind === 'collection') continue;
        const text = value.text.trim();
        if (text === '' || sayableIn(dn, text, analysis.catalogue) !== text) continue;
        if (!(segment === own && touches(value.span, offset - segment.start))) values.add(text);
        if (values.size >= mostValues) return [...values];
      }
    }
  }
  return [...values];
}
