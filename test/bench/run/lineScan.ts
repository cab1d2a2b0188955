/** Keeps what was split, for work whose result nobody sees can be left out by the compiler. */
const kept: string[] = Array.from({ length: 1024 }, () => '');

/** Splits each line into its indentation, its key and its value: less than any reader can do. Gives the number of lines that have a key. */
export function scanLines(text: string): number {
  let keys = 0;
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    let key = start;
    while (key < end && text.charCodeAt(key) === 0x20) key++;
    let separator = key;
    while (separator < end) {
      const code = text.charCodeAt(separator);
      if (code === 0x3a || code === 0x3d) break;
      separator++;
    }
    if (separator < end) keys++;
    const slot = (keys << 1) & 1023;
    kept[slot] = text.slice(key, separator);
    kept[slot + 1] = text.slice(separator + 1, end);
    start = end + 1;
  }
  return keys;
}
