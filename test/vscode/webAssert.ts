/** As much of Node's module `node:assert/strict` as the suites use that also run in a browser. */
function assert(value: unknown, message = 'This is not so.'): asserts value {
  if (!value) throw new Error(message);
}

assert.equal = (actual: unknown, expected: unknown): void =>
  assert(Object.is(actual, expected), `${String(actual)} should be ${String(expected)}.`);
assert.match = (text: string, pattern: RegExp): void => assert(pattern.test(text), `${pattern} is not in: ${text}`);
assert.doesNotMatch = (text: string, pattern: RegExp): void => assert(!pattern.test(text), `${pattern} is in: ${text}`);

// biome-ignore lint/style/noDefaultExport: the module that it stands in for has one.
export { assert as default };
