/**
 * A function that works its answer out once for each object it is asked about. For what several findings of one DN need: to look through
 * the whole DN again for each of them would take very long where there are very many. The objects must not change.
 */
export function once<Of extends WeakKey, Answer extends NonNullable<unknown>>(
  workOut: (of: Of) => Answer,
): (of: Of) => Answer {
  const known = new WeakMap<Of, Answer>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const answer = workOut(of);
    known.set(of, answer);
    return answer;
  };
}
