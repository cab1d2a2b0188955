import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editsOfFix, layoutOf } from '../../../server/src/analysis/fix.ts';
import { applyEdits } from '../../../server/src/analysis/textEdits.ts';
import { read } from '../../support/read.ts';
import { imRoles } from './imRoles.ts';

/** `line rule text` of every finding, one-based. */
function found(text: string, name = 'a.dn.yaml'): string[] {
  const analysis = read(text, name);
  return analysis.findings.map(
    ({ finding, start, end }) => `${analysis.places.placeAt(start).line + 1} ${finding.rule} ${text.slice(start, end)}`,
  );
}

const dn = (number: number, value: string, comment = ''): string =>
  `  - number: "${number}"\n    type: extension\n    userProperties:\n      TServer:\n${comment}        voice: ${value}\n`;

describe('a suppression silences', () => {
  test('its own line', () => {
    assert.deepEqual(found(`dns:\n${dn(1, 'True # dn-config-disable-line')}${dn(2, 'True')}`), ['11 value/case True']);
    assert.deepEqual(found(`dns:\n${dn(1, 'True # dn-config-disable-line value/case -- why')}`), []);
  });

  test('the next line', () => {
    assert.deepEqual(found(`dns:\n${dn(1, 'True', '        # dn-config-disable-next-line value/case\n')}`), []);
    assert.deepEqual(found('; dn-config-disable-next-line value/case\n\n[TServer]\nvoice=True\n', 'a.dn.cfg'), [
      '1 config/unused-suppression value/case',
      '4 value/case True',
    ]);
  });

  test('the next line of the next segment', () => {
    const text = `dns:\n${dn(1, 'true')}\n  # dn-config-disable-next-line dn/missing-type\n  - number: "2"\n`;
    assert.deepEqual(found(text), []);
    assert.deepEqual(
      found(`dns:\n${dn(1, 'true')}        # dn-config-disable-next-line dn/missing-type\n  - number: "2"\n`),
      [],
    );
  });

  describe('in XML, of which a line may hold several DNs', () => {
    const rule = 'dn/unknown-type';
    const line = `<!-- dn-config-disable-line ${rule} -->`;
    const next = `<!-- dn-config-disable-next-line ${rule} -->`;
    const one = '<CfgDN name="1" type="91"/>';
    const two = '<CfgDN name="2" type="92"/>';
    const three = '<CfgDN name="3" type="93"/>';
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['the DN before it', `${one} ${line}\n${two}`, ['92']],
      ['the DN behind it', `${line}${one}\n${two}`, ['92']],
      ['all DNs behind it', `${line}${one} ${two}\n${three}`, ['93']],
      ['its own DN and those behind it', `<CfgDN name="1" type="91">${line}</CfgDN>${two}\n${three}`, ['93']],
      ['all DNs of the next line', `${next}\n${one}${two}${three}`, []],
      ['no line but the next one', `${next}\n\n${one}`, ['91', rule]],
    ];
    for (const [what, text, left] of cases)
      test(what, () => {
        const whole = `<CfgData><CfgCreate>\n${text}\n</CfgCreate></CfgData>`;
        const words = found(whole, 'a.xml').map((each) => each.split(' ')[2]?.replaceAll('"', ''));
        assert.deepEqual(words.sort(), [...left].sort());
      });
  });

  test('everything from its place on, until it is let speak again', () => {
    const text = `dns:\n${dn(1, 'True')}  # dn-config-disable value/case\n${dn(2, 'True')}${dn(3, 'True')}  # dn-config-enable value/case\n${dn(4, 'True')}`;
    assert.deepEqual(found(text), ['6 value/case True', '23 value/case True']);
  });

  test('until it is let speak again, where two comments of one DN say the same', () => {
    const two = '        # dn-config-disable value/case\n'.repeat(2);
    const text = `dns:\n${dn(1, 'True\n        # dn-config-enable value/case\n        multimedia: True', two)}`;
    assert.deepEqual(found(text), ['10 value/case True']);
  });

  test('all rules but those that speak again', () => {
    const text = `# dn-config-disable\ndns:\n${dn(1, 'True')}  # dn-config-enable value/case\n${dn(2, 'True')}${dn(3, 'yes')}`;
    assert.deepEqual(found(text), ['13 value/case True']);
  });

  test('what comparing DNs finds', () => {
    const text = `dns:\n${dn(1, 'true')}  # dn-config-disable-next-line dn/duplicate\n${dn(1, 'true')}`;
    assert.deepEqual(found(text), []);
  });

  test('in XML, with a long dash before the reason', () => {
    const object =
      '<CfgDN name="1" type="1"><userProperties><list_pair key="TServer"><str_pair key="voice" value="True"/></list_pair></userProperties></CfgDN>';
    const text = `<CfgData>\n<CfgCreate>\n<!-- dn-config-disable-next-line value/case \u2014 why -->\n${object}\n${object.replace('"1"', '"2"')}\n</CfgCreate>\n</CfgData>\n`;
    assert.deepEqual(found(text, 'a.xml'), ['5 value/case "True"']);
  });

  test('nothing in JSON, which has no comments', () => {
    const text =
      '{ "dns": [ // dn-config-disable\n { "number": "1", "type": "extension", "userProperties": { "TServer": { "voice": "True" } } } ] }\n';
    assert.ok(found(text, 'a.json').some((line) => line.includes('value/case')));
  });
});

describe('a suppression that silences nothing', () => {
  test('is reported, rule by rule', () => {
    const text = `dns:\n${dn(1, 'True', '        # dn-config-disable-next-line value/empty, value/case, value/type\n')}`;
    assert.deepEqual(found(text), [
      '6 config/unused-suppression value/empty',
      '6 config/unused-suppression value/type',
    ]);
  });

  test('of everything is reported where it is named', () => {
    assert.deepEqual(found('; dn-config-disable\n[TServer]\nvoice=true\n', 'a.dn.cfg'), [
      '1 config/unused-suppression dn-config-disable',
    ]);
  });

  test('may itself be silenced, by its name only', () => {
    const unused = '; dn-config-disable-next-line value/case\n';
    assert.deepEqual(
      found(`; dn-config-disable-next-line config/unused-suppression\n${unused}[TServer]\nvoice=true\n`, 'a.dn.cfg'),
      [],
    );
    assert.deepEqual(
      found(`; dn-config-disable-next-line config/unused-suppression\n[TServer]\nvoice=true\n`, 'a.dn.cfg'),
      ['1 config/unused-suppression config/unused-suppression'],
    );
    assert.deepEqual(found(`; dn-config-disable\n${unused}[TServer]\nvoice=true\n`, 'a.dn.cfg'), [
      '1 config/unused-suppression dn-config-disable',
      '2 config/unused-suppression value/case',
    ]);
  });

  test('names a rule that does not exist', () => {
    assert.deepEqual(found('; dn-config-disable value/cas\n[TServer]\nvoice=true\n', 'a.dn.cfg'), [
      '1 config/unknown-rule value/cas',
    ]);
  });

  test('goes with its fix', () => {
    const fixed = (text: string): string => {
      const analysis = read(text, 'a.dn.cfg');
      const placed = analysis.findings.find(({ finding }) => finding.rule === 'config/unused-suppression');
      const fix = placed?.finding.fixes?.at(-1);
      assert.ok(placed && fix);
      return applyEdits(text, editsOfFix(analysis, placed, fix, layoutOf(text)) ?? []);
    };
    assert.equal(fixed('; a\r\n; dn-config-disable\r\n[TServer]\r\n'), '; a\r\n[TServer]\r\n');
    const two = '; dn-config-disable value/case, value/empty -- why\n[TServer]\nvoice=True\n';
    assert.equal(fixed(two), '; dn-config-disable value/case -- why\n[TServer]\nvoice=True\n');
    assert.equal(fixed(two.replace('True', '')), '; dn-config-disable value/empty -- why\n[TServer]\nvoice=\n');
  });
});

describe('a declaration holds', () => {
  const two = (above: string, between: string, inside = ''): string =>
    `${above}dns:\n${dn(1, 'true', inside)}${between}${dn(2, 'true')}`;

  test('for the file, before its first DN', () => {
    assert.deepEqual(imRoles(two('# dn-config: imRole=im-only\n', '')), ['im-only', 'im-only']);
    assert.deepEqual(
      imRoles('# dn-config: imRole=im-only\nnumber: "1"\ntype: extension\n---\nnumber: "2"\ntype: extension\n'),
      ['im-only', 'im-only'],
    );
  });

  test('for the first DN, between the list and it', () => {
    assert.deepEqual(imRoles(two('', '').replace('dns:\n', 'dns:\n  # dn-config: imRole=im-only\n')), ['im-only', '']);
    assert.deepEqual(imRoles(two('', '').replace('dns:\n', 'dns: # dn-config: imRole=im-only\n\n')), ['im-only', '']);
    assert.deepEqual(imRoles(two('', '').replace('dns:\n', 'dns:\n# dn-config: imRole=im-only\n\n')), ['im-only', '']);
  });

  test('for a DN, directly above or in it', () => {
    assert.deepEqual(imRoles(two('', '  # dn-config: imRole=no-im\n')), ['', 'no-im']);
    assert.deepEqual(imRoles(two('', '# dn-config: imRole=no-im\n\n')), ['', 'no-im']);
    assert.deepEqual(imRoles(two('', '', '        # dn-config: imRole=no-im\n')), ['no-im', '']);
    assert.deepEqual(imRoles(two('', '    # dn-config: imRole=no-im\n')), ['no-im', '']);
    assert.deepEqual(
      imRoles(
        two('', '', '        # dn-config: imRole=no-im\n').replace(
          'voice: true',
          'voice: true # dn-config: imRole=im-only',
        ),
      ),
      ['im-only', ''],
    );
  });

  test('for a DN before what holds for the file', () => {
    assert.deepEqual(
      imRoles(two('# dn-config: imRole=im-only deployment=multi-site\n', '  # dn-config: imRole=no-im\n')),
      ['im-only', 'no-im'],
    );
  });
});

test('what stands behind a blank that is none for YAML is no comment', () => {
  const analysis = read(
    'dns:\n  - number: "7001"\n    type: extension\n    switch: !!str B\u00a0# dn-config-disable-line\n',
    'a.dn.yaml',
  );
  assert.deepEqual(
    analysis.segments.flatMap(({ comments }) => comments),
    [],
  );
});
