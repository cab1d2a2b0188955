/** The middle of some figures, and between what eight in ten of them lie. */
export interface Statistic {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly count: number;
}

export function statisticOf(values: readonly number[]): Statistic {
  const sorted = [...values].sort((one, other) => one - other);
  return {
    median: quantile(sorted, 0.5),
    p10: quantile(sorted, 0.1),
    p90: quantile(sorted, 0.9),
    count: sorted.length,
  };
}

export function medianOf(values: readonly number[]): number {
  return statisticOf(values).median;
}

/** How many times each figure is as large as the other one of its round: what disturbs a round disturbs both. */
export function ratiosOf(values: readonly number[], others: readonly number[]): Statistic {
  const rounds = Math.min(values.length, others.length);
  return statisticOf(
    Array.from({ length: rounds }, (_, round) => (values[round] ?? Number.NaN) / (others[round] ?? Number.NaN)),
  );
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
