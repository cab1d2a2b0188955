/** How many tests passed and how many failed. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

/** The counts of several runs together. */
export function sum(all: readonly TestCounts[]): TestCounts {
  const total = { passed: 0, failed: 0 };
  for (const { passed, failed } of all) {
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}
