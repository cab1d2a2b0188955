/** No name of the configuration layer is longer than 255 characters, so nothing longer can be a misspelling of one. */
const longestName = 255;

/** How much of a text takes part when candidates are only put in order. */
const longestCompared = 64;

const atMost = 3;

/** A candidate made ready for comparison. */
interface PreparedName {
  readonly name: string;
  readonly letters: string;
  /** One bit for each letter or digit that occurs: a quick look that spares most names the slow one. */
  readonly signature: number;
}

/** Candidates made ready for many comparisons; `prepareNames` makes one. */
export interface PreparedNames {
  readonly prepared: readonly PreparedName[];
}

/**
 * What of a name counts when names are compared for nearness: its letters without case, hyphens, underscores and blanks.
 * `T-Server` and `tserver` come out the same.
 */
export function comparable(name: string): string {
  return name.replace(/[-_\s]/g, '').toLowerCase();
}

/** Makes candidates ready once, for a list that is searched again and again. */
export function prepareNames(candidates: readonly string[]): PreparedNames {
  return { prepared: candidates.map(prepare) };
}

/**
 * The candidates that `text` may be a misspelling of: at most three, best first, equally near ones in the order given. Near is one
 * change for a text of up to five letters, two up to twelve, three beyond; a change inserts, drops or replaces a letter, or swaps two
 * neighbours. Case, hyphens, underscores and blanks count nothing.
 */
export function nearest(text: string, candidates: readonly string[] | PreparedNames): string[] {
  if (text.length > longestName) return [];
  const typed = prepare(text);
  if (typed.letters === '') return [];
  const allowed = allowedDistance(typed.letters.length);
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const candidate of preparedOf(candidates)) {
    if (Math.abs(candidate.letters.length - typed.letters.length) > allowed) continue;
    // One change removes at most one kind of letter and brings at most one in.
    if (bitsIn(candidate.signature ^ typed.signature) > 2 * allowed) continue;
    const distance = editDistance(typed.letters, candidate.letters, allowed);
    if (distance <= allowed) found.push({ name: candidate.name, distance });
  }
  return found
    .sort((one, other) => one.distance - other.distance)
    .slice(0, atMost)
    .map((entry) => entry.name);
}

/** All candidates, the nearest to `text` first and equally near ones in the order given. */
export function byDistance(text: string, candidates: readonly string[]): string[] {
  const typed = comparable(text.slice(0, longestName)).slice(0, longestCompared);
  return candidates
    .map((name) => ({ name, distance: editDistance(typed, comparable(name).slice(0, longestCompared)) }))
    .sort((one, other) => one.distance - other.distance)
    .map((entry) => entry.name);
}

/** How many changes a name of so many letters may be away from the one that was meant. */
function allowedDistance(letters: number): number {
  if (letters <= 5) return 1;
  return letters <= 12 ? 2 : 3;
}

/**
 * The number of changes that turn one text into the other (optimal string alignment: no part is changed twice).
 * Once it is sure to be more than `limit`, the answer is `limit + 1`.
 */
function editDistance(from: string, to: string, limit = Math.max(from.length, to.length)): number {
  const beyond = limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  let current: number[] = [];
  for (let row = 1; row <= from.length; row++) {
    // Cells farther from the diagonal than the limit cannot lie on a way that stays within it.
    const first = Math.max(1, row - limit);
    const end = Math.min(to.length, row + limit);
    current[first - 1] = first === 1 ? row : beyond;
    let smallest = beyond;
    for (let column = first; column <= end; column++) {
      const fromCode = from.charCodeAt(row - 1);
      const toCode = to.charCodeAt(column - 1);
      const replaced = at(last, column - 1) + (fromCode === toCode ? 0 : 1);
      let cost = Math.min(replaced, at(last, column) + 1, at(current, column - 1) + 1);
      const swapped = row > 1 && column > 1 && fromCode === to.charCodeAt(column - 2);
      if (swapped && from.charCodeAt(row - 2) === toCode) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current[column] = cost;
      smallest = Math.min(smallest, cost);
    }
    current[end + 1] = beyond;
    // Every way on begins in this row or, by a swap, in the one before, whose cells are at most one less than their neighbours here.
    if (smallest > beyond) return beyond;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(at(last, to.length), beyond);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.MAX_SAFE_INTEGER;
}

function preparedOf(candidates: readonly string[] | PreparedNames): readonly PreparedName[] {
  return 'prepared' in candidates ? candidates.prepared : prepareNames(candidates).prepared;
}

function prepare(name: string): PreparedName {
  const letters = comparable(name);
  let signature = 0;
  // The lowest five bits of a character code tell letters apart; other characters share bits, which only makes the look less sharp.
  for (let index = 0; index < letters.length; index++) signature |= 1 << (letters.charCodeAt(index) & 31);
  return { name, letters, signature };
}

function bitsIn(value: number): number {
  let rest = value;
  let bits = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    bits++;
  }
  return bits;
}
