import type { Statistic } from '../run/statistics.ts';

/** A figure with as many digits as mean something. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The middle, and in brackets between what eight in ten figures lie. */
export function withSpread({ median, p10, p90, count }: Statistic): string {
  return count === 0 ? '–' : `${number(median)} (${number(p10)}–${number(p90)})`;
}

export function ratio({ median, p10, p90 }: Statistic): string {
  return Number.isNaN(median) ? '–' : `${number(median)} × (${number(p10)}–${number(p90)})`;
}
