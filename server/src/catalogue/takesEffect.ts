const phrases: ReadonlyMap<string, string> = new Map([
  ['immediately', 'Immediately'],
  ['next-interaction', 'At the next interaction'],
  ['next-login', 'At the next agent login'],
  ['restart', 'After a restart'],
]);

/** The words of the catalogue format for when a change takes effect; any other text stands for itself. */
export const takesEffectWords: readonly string[] = [...phrases.keys()];

/** Says when a change of an option takes effect, in words for people. `undefined`, what no source says, gives "Not published". */
export function describeTakesEffect(value: string | undefined): string {
  return value === undefined ? 'Not published' : (phrases.get(value) ?? value);
}
