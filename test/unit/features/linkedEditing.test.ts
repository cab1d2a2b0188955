import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkedEditingAt } from '../../../server/src/features/linkedEditing.ts';
import { marked } from './cursorMark.ts';

/** The texts that are edited together at the mark. */
function linked(text: string): string[] | undefined {
  const { document, position } = marked(text, { fileName: 'a.xml' });
  return linkedEditingAt(document, position)?.ranges.map((range) => document.text.getText(range));
}

describe('linked editing', () => {
  it('joins the names of a start tag and its end tag', () => {
    assert.deepEqual(linked('<CfgData><CfgDN name="1"><user|Properties></userProperties></CfgDN></CfgData>'), [
      'userProperties',
      'userProperties',
    ]);
    assert.deepEqual(linked('<CfgData><CfgDN name="1"><userProperties></userProperties></Cfg|DN></CfgData>'), [
      'CfgDN',
      'CfgDN',
    ]);
  });

  it('leaves alone what has no partner, and what is no name', () => {
    assert.equal(linked('<CfgData><CfgDN| name="1"/></CfgData>'), undefined);
    assert.equal(linked('<CfgData><CfgDN name="|1"></CfgDN></CfgData>'), undefined);
  });
});
