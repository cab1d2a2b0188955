const blank = /\s/;
const letter = /[\p{L}_:]/u;
const nameCharacter = /[\p{L}\p{N}_:.·-]/u;

/** Whether each code unit of a small set is of a class; the set is asked by number, for speed. */
function table(size: number, isIt: RegExp): Uint8Array {
  return Uint8Array.from({ length: size }, (_, code) => (isIt.test(String.fromCharCode(code)) ? 1 : 0));
}

const blanks = table(256, blank);
const nameStarts = table(256, letter);
const nameCharacters = table(256, nameCharacter);
const tagCharacters = table(128, /[\w:.-]/);

function isOf(codes: Uint8Array, code: number, rest: RegExp): boolean {
  return code < codes.length ? codes[code] === 1 : code >= codes.length && rest.test(String.fromCharCode(code));
}

/** White space. All of these take a code unit, or NaN behind the end of a text, which is none of them. */
export function isBlank(code: number): boolean {
  return isOf(blanks, code, blank);
}

/** What the name of an element or attribute can begin with. */
export function isNameStart(code: number): boolean {
  return isOf(nameStarts, code, letter);
}

export function isNameCharacter(code: number): boolean {
  return isOf(nameCharacters, code, nameCharacter);
}

/** What the tags by which a file is cut consist of; they are all Latin. */
export function isTagCharacter(code: number): boolean {
  return tagCharacters[code] === 1;
}

/** Code units of XML's marks. */
export const mark = {
  feed: 0x0a,
  return: 0x0d,
  exclamation: 0x21,
  quote: 0x22,
  apostrophe: 0x27,
  slash: 0x2f,
  colon: 0x3a,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  question: 0x3f,
} as const;
