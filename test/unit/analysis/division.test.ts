import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Analysis, analyse, beginAnalysis, type Segment } from '../../../server/src/analysis/analysis.ts';
import { options } from '../../../server/src/formats/options/index.ts';
import { surroundings } from '../../support/read.ts';

// Which exports are read in parts. That the same is said of them is the subject of test/fuzz/optionsParts.test.ts.

const asides = Array.from({ length: 20 }, (_, index) => `[site-${index}]\ndesk-1=Anna\ndesk-2=Bruno\n`).join('');
const home = '[TServer]\nmultimedia=true\nvoice=true\n';
const plain = `; Berlin\n${asides}${home}[last]\na=1\n`;

function partsOf(text: string, dividesFrom = 0): Analysis {
  const analysis = new Analysis(text, 'a.dn.cfg', options, surroundings(), undefined, undefined, { dividesFrom });
  assert.ok(analysis.advance(() => false));
  return analysis;
}

function isInParts(analysis: Analysis): boolean {
  assert.equal(analysis.home !== undefined, analysis.segments.length > 1);
  return analysis.home !== undefined;
}

describe('an export is read in parts', () => {
  const cases: ReadonlyArray<readonly [name: string, text: string]> = [
    ['with TServer among other sections', plain],
    ['with TServer in another spelling', plain.replace('TServer', 't-server')],
    ['with things wrong in its sections', plain.replace('voice=true', 'voice=True\nfoo').replace('[last]', '[last')],
    ['with an option twice in a section', plain.replace('desk-2', 'desk-1')],
    ['with what comments silence', plain.replace('; Berlin', '; dn-config-disable value/case, value/invalid')],
    ['with what a comment in TServer declares', plain.replace('voice', '; dn-config: imRole=im-only\nvoice')],
    ['with CRLF', plain.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${plain}`],
    ['with sections without a name', plain.replace('[last]', '[]\n[ ]')],
  ];
  for (const [name, text] of cases) test(name, () => assert.ok(isInParts(partsOf(text))));
});

describe('an export is read as one', () => {
  const cases: ReadonlyArray<readonly [name: string, text: string]> = [
    ['without TServer', asides],
    ['with TServer twice', plain.replace('[last]', '[tserver]')],
    ['with another section twice', plain.replace('[last]', '[site-3]')],
    ['with an option of TServer elsewhere', plain.replace('a=1', 'sip-signaling-chat=none')],
    ['with an option before all sections', `a=1\n${plain}`],
    ['with a password in TServer', plain.replace('voice', 'password=x\nvoice')],
    ['with a password elsewhere', plain.replace('a=1', 'Password = x')],
    ['with what is declared at its beginning', plain.replace('; Berlin', '; dn-config: imRole=im-only')],
    ['with what is declared behind TServer', `${plain}; dn-config: deployment=multi-site\n`],
    ['without any text', ''],
  ];
  for (const [name, text] of cases) test(name, () => assert.ok(!isInParts(partsOf(text))));

  test('as long as it is short', () => {
    assert.ok(!isInParts(partsOf(plain, plain.length + 1)));
    assert.ok(isInParts(partsOf(plain, plain.length)));
  });
});

describe('what is typed', () => {
  test('makes one object of the parts, and parts of the object', () => {
    const analysis = partsOf(plain);
    const at = plain.indexOf('[last]') + 1;
    const type = (start: number, end: number, newText: string): boolean => {
      analysis.edit(start, end, newText);
      assert.ok(analysis.advance(() => false));
      return isInParts(analysis);
    };
    assert.ok(!type(at, at + 4, 'site-3'), 'a name that another section has');
    assert.deepEqual(
      analysis.findings.map(({ finding }) => finding.rule),
      ['section/duplicate'],
    );
    assert.ok(type(at + 6, at + 6, '0'), 'a name of its own');
    assert.deepEqual(analysis.findings, []);
    assert.ok(!type(0, 0, 'a=1\n'));
    assert.ok(type(0, 4, ''));
  });

  test('costs the part in which it is typed', () => {
    const analysis = partsOf(plain);
    const before = new Set(analysis.segments);
    assert.ok(before.size > 4);
    const at = plain.indexOf('Anna', plain.length / 2);
    const gone = new Set<Segment>(analysis.edit(at, at, 'x'));
    const hear = (_: unknown, others: readonly Segment[]): void => {
      for (const segment of others) gone.add(segment);
    };
    assert.ok(analysis.advance(() => false, hear));
    assert.equal(gone.size, 1);
    assert.equal(analysis.segments.filter((segment) => !before.has(segment)).length, 1);
  });
});

test('only a file that is edited is read in parts', () => {
  const long = plain + Array.from({ length: 300 }, (_, index) => `[more-${index}]\nb=2\n`).join('');
  assert.ok(!isInParts(analyse(long, 'a.dn.cfg', surroundings()) as Analysis));
  const edited = beginAnalysis(long, 'a.dn.cfg', surroundings(), { isEdited: true });
  assert.ok(edited?.advance(() => false) && isInParts(edited));
});

test('nothing is known for certain of an object in parts before all of it is read', () => {
  const analysis = new Analysis(`${plain}password=x\n`, 'a.dn.cfg', options, surroundings(), undefined, undefined, {
    dividesFrom: 0,
    segmentsPerStep: 1,
  });
  assert.ok(!analysis.advance(() => true));
  assert.equal(analysis.settledUpTo, 0);
  assert.ok(analysis.advance(() => false) && !isInParts(analysis));
});
