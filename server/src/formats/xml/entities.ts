const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Undoes XML's five entities and character references; what is none of these stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Where a text has an `&` that starts no entity XML knows, counted from the text's start; undefined where all is well. */
export function badEntity(text: string): { start: number; end: number } | undefined {
  for (const match of text.matchAll(/&(?:#\d+;|#x[\da-fA-F]+;|(\w*)(;?))/g)) {
    const [whole, name, semicolon] = match;
    if (name === undefined) continue;
    if (semicolon !== ';' || !Object.hasOwn(named, name))
      return { start: match.index, end: match.index + whole.length };
  }
  return undefined;
}

/** A text as it stands between quotes of the given kind. */
export function encodeAttribute(text: string, quote: '"' | "'" | ''): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;');
  return quote === "'" ? escaped.replaceAll("'", '&apos;') : escaped.replaceAll('"', '&quot;');
}
