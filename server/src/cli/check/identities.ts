/** Names for the findings of a file that stay the same when lines move: what each is about, and how many about the same came before it. */
export function identities(): (about: readonly (string | undefined)[]) => string {
  const seen = new Map<string, number>();
  return (about) => {
    const key = about.map((part) => part ?? '').join('|');
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return `${key}|${number}`;
  };
}
