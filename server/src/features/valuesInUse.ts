import type { Analysis, Segment } from '../analysis/analysis.ts';
import { touches } from '../model/span.ts';
import { sayableIn } from '../rules/secret.ts';

/** How many segments are looked at to each side of the cursor. Names of switches and tenants come again soon, or not at all. */
const farthest = 500;

const mostValues = 50;

/** The values that DNs around an offset have for a field, such as the names of their switches; without the one at the offset itself. */
export function valuesInUse(analysis: Analysis, property: string, offset: number): readonly string[] {
  const own = analysis.segmentAt(offset);
  const values = new Set<string>();
  for (const segment of around(analysis, own)) {
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

/** A segment with its neighbours, in the order of the file. */
function* around(analysis: Analysis, own: Segment | undefined): Generator<Segment> {
  let segment = own;
  for (let count = 0; segment && count < farthest; count++) segment = analysis.previous(segment) ?? segment;
  for (let count = 0; segment && count < 2 * farthest; count++) {
    yield segment;
    segment = analysis.next(segment);
  }
}
