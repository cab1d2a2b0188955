/** An option that a catalogue calls secret. `section`: absent where that cannot be read, and then it may be any. */
export interface SecretEntry {
  readonly name: string;
  readonly section?: string;
}

/**
 * What a catalogue's data calls secret, however much else is wrong with it: each mapping with a name that has `secret` itself or in a mapping of
 * its own. A catalogue with a mistake in it counts for nothing, but whoever has written that a value is secret must not find it in a report.
 */
export function secretEntriesOf(data: unknown): readonly SecretEntry[] {
  const found: SecretEntry[] = [];
  // A stack of our own: how deep a file nests is its author's choice.
  const open: unknown[] = [data];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const fields = new Map<string, unknown>(Object.entries(value));
    for (const below of fields.values()) open.push(below);
    const name = fields.get('name');
    if (typeof name !== 'string' || name.trim() === '') continue;
    const section = fields.get('section');
    const isCalledSecret = saysSecret(value) || [...fields.values()].some(saysSecret);
    if (isCalledSecret) found.push({ name: name.trim(), ...(typeof section === 'string' && { section }) });
  }
  return found;
}

function saysSecret(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return new Map<string, unknown>(Object.entries(value)).has('secret') && !isNo((value as { secret: unknown }).secret);
}

/** Anything but a clear no: what somebody has begun to write there, or has written wrongly, was meant to hide the value. */
function isNo(value: unknown): boolean {
  // A list or a mapping is none, and cannot always be made a text.
  return typeof value !== 'object' && /^(?:false|no|off|n|0)$/i.test(String(value).trim());
}

/**
 * The same for a text that cannot be read, by its words alone: the name that stands before `secret`, and where a list begins between the two,
 * the next one as well, for it may be either's.
 */
export function secretEntriesIn(text: string): readonly SecretEntry[] {
  const found: SecretEntry[] = [];
  let last: string | undefined;
  let isDoubtful = false;
  let isOwed = false;
  for (const { groups = {} } of text.matchAll(words)) {
    const { key, double, single, plain } = groups;
    const value = double ?? single ?? plain?.trim() ?? '';
    if (key === 'name' && value !== '') {
      if (isOwed) found.push({ name: value });
      last = value;
      isDoubtful = false;
      isOwed = false;
    } else if (key === 'secret' && !isNo(value)) {
      if (last !== undefined) found.push({ name: last });
      isOwed = isDoubtful || last === undefined;
    } else if (key === undefined) isDoubtful = true;
  }
  return found;
}

/** A dash that begins an item of a list, or one of two keys with its value, in YAML or JSON. */
const words =
  /^[ \t]*-(?=[ \t])|(?<![\w.-])["']?(?<key>name|secret)["']?[ \t]*:(?:[ \t]*(?:"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|(?<plain>[^\s"',\]}#][^\n,\]}#]*)))?/gm;
