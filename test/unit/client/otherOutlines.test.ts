import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasOtherOutline } from '../../../client/src/otherOutlines.ts';

const red = ['redhat.vscode-yaml', 'redhat.vscode-xml'];

const cases: readonly (readonly [language: string, installed: readonly string[], settings: object, other: boolean])[] =
  [
    ['genesys-options', red, {}, false],
    ['yaml', [], {}, false],
    ['yaml', ['redhat.vscode-xml'], {}, false],
    ['yaml', red, {}, true],
    ['xml', [], {}, false],
    ['xml', red, {}, true],
    ['xml', red, { 'xml.symbols.enabled': true }, true],
    ['xml', red, { 'xml.symbols.enabled': false }, false],
    ['json', [], {}, true],
    ['jsonc', [], {}, true],
  ];

describe('the outline is left to somebody else', () => {
  for (const [language, installed, settings, other] of cases)
    it(`${other ? 'in' : 'not in'} ${language}, beside ${JSON.stringify({ installed, settings })}`, () => {
      const isOther = hasOtherOutline(language, {
        isInstalled: (extension) => installed.includes(extension),
        settingOf: (name) => new Map(Object.entries(settings)).get(name),
      });
      assert.equal(isOther, other);
    });
});
