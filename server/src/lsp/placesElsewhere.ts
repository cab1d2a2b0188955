import type { Analysis } from '../analysis/analysis.ts';

/** Places in another file of which the findings of a file speak, in one number: it is another when one of them has moved, come or gone. */
export interface PlacesElsewhere {
  count: number;
  sum: number;
}

/** Adds up the places in the file with the URI `file`, in steps. Between two steps nothing may change in the analysis. */
export function* addingPlaces(analysis: Analysis, file: string, places: PlacesElsewhere): Generator<void> {
  for (const segment of analysis.troubled) {
    for (const { finding } of segment.findings) {
      for (const related of finding.related ?? []) {
        if (!('elsewhere' in related) || related.elsewhere.uri !== file) continue;
        const { start, end } = related.elsewhere.range;
        places.count++;
        for (const number of [start.line, start.character, end.line, end.character])
          places.sum = (Math.imul(places.sum, 31) + number) | 0;
      }
    }
    yield;
  }
}
