import type { SideFinding } from './read/side.ts';

/** What a change does to the findings. */
export interface FindingChanges {
  readonly introduced: readonly SideFinding[];
  readonly resolved: readonly SideFinding[];
}

/** Tells findings of one DN apart by rule and by what they are about, not by where they stand. */
export function keyOfFinding({ finding: { rule, data } }: SideFinding): string {
  return [rule, data?.section, data?.option, data?.field].map((part) => part ?? '').join('\u0000');
}

/** Tells findings of no DN apart: by rule and message, since nothing else is known of them. */
export function keyOfFileFinding({ finding: { rule, message } }: SideFinding): string {
  return `${rule}\u0000${message}`;
}

/** The findings that come and those that go; of several that are alike, the last ones come or go. */
export function findingChanges(
  old: readonly SideFinding[],
  young: readonly SideFinding[],
  key: (finding: SideFinding) => string,
): FindingChanges {
  return { introduced: surplus(young, old, key), resolved: surplus(old, young, key) };
}

function surplus(
  these: readonly SideFinding[],
  those: readonly SideFinding[],
  key: (finding: SideFinding) => string,
): SideFinding[] {
  const counts = new Map<string, number>();
  for (const finding of those) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return these.filter((finding) => {
    const left = counts.get(key(finding)) ?? 0;
    counts.set(key(finding), left - 1);
    return left <= 0;
  });
}
