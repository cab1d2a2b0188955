/**
 * Which DNs of one key clash, in linear time. `group` has them in the order of the file; the answer has for each the index of the first
 * earlier one that it clashes with, and undefined where there is none. Two clash unless both have a variant and these differ.
 */
export function clashes(group: readonly { readonly variant: string | undefined }[]): readonly (number | undefined)[] {
  const firstOf = new Map<string, number>();
  let firstWithout: number | undefined;
  return group.map(({ variant }, index) => {
    if (variant === undefined) {
      firstWithout ??= index;
      return index > 0 ? 0 : undefined;
    }
    const same = firstOf.get(variant);
    if (same === undefined) firstOf.set(variant, index);
    return same !== undefined && firstWithout !== undefined ? Math.min(same, firstWithout) : (same ?? firstWithout);
  });
}
