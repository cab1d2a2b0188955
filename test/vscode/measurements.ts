/** What was measured during the run, by name. */
export const measurements: Record<string, unknown> = {};
