import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeActionContext, Diagnostic } from 'vscode-languageserver-types';
import { codeActionsOf, fixAllKind } from '../../../server/src/features/codeActions.ts';
import { configDiagnosticsOf } from '../../../server/src/features/configDiagnostics.ts';
import { diagnosticsOf } from '../../../server/src/features/diagnostics.ts';
import { ProblemChoice } from '../../../server/src/features/problemChoice.ts';
import { configOf } from './configMark.ts';
import { documentOf } from './cursorMark.ts';

const words = { e: 'error', w: 'warning', i: 'information', h: 'hint' } as const;

/** Which problems are taken, and how many are left out: each problem is the first letter of its severity. */
function chosen(problems: string, most?: number): string {
  const all = [...problems].map((letter) => words[letter as keyof typeof words]);
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const severity of all) counts[severity]++;
  const choice = new ProblemChoice(counts, most);
  const taken = all.map((severity, index) => (choice.takes(severity) ? problems[index] : '.'));
  return `${taken.join('')} ${choice.leftOut}`;
}

describe('of more problems than a client shows', () => {
  const cases: readonly (readonly [string, number | undefined, string])[] = [
    ['', 1, ' 0'],
    ['hhhh', undefined, 'hhhh 0'],
    ['hhhh', 5, 'hhhh 0'],
    ['hhhh', 4, 'hhhh 0'],
    ['hhhhh', 4, 'hhh.. 2'],
    ['eeeeeee', 4, 'eee.... 4'],
    ['hewihewi', 8, 'hewihewi 0'],
    ['hewihewi', 7, '.ewi.ewi 2'],
    ['hewihewi', 6, '.ewi.ew. 3'],
    ['hewihewi', 3, '.e...e.. 6'],
    ['hewihewi', 2, '.e...... 7'],
    ['h', 1, 'h 0'],
    ['hh', 1, '.. 2'],
  ];
  for (const [problems, most, expected] of cases)
    it(`the most severe are taken, and the first of them: ${problems || 'none'}, ${most ?? 'no limit'}`, () =>
      assert.equal(chosen(problems, most), expected));
});

const dn = (number: number, last: string): string =>
  `  - number: "${number}"\n    type: extension\n    switch: SIP\n    userProperties:\n      TServer:\n        my-own: 1\n        voice: yes\n        ${last}\n`;

describe('the problems that a client gets', () => {
  const text = `dns:\n${dn(1, 'Voice: true')}${dn(2, 'password: x')}`;
  const document = documentOf(text);
  const all = diagnosticsOf(document, {});
  const notice = (count: number): Diagnostic => ({
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: 3,
    source: 'dn-config',
    message: `${count} more problems in this file are not shown. 'dn-config lint' on the command line lists all.`,
  });
  const [hint, error, warning, , otherError, information] = all as [
    Diagnostic,
    Diagnostic,
    Diagnostic,
    Diagnostic,
    Diagnostic,
    Diagnostic,
  ];

  it('are all where it shows as many, or says nothing', () => {
    assert.deepEqual(
      all.map(({ severity }) => severity),
      [4, 1, 2, 4, 1, 3],
    );
    for (const mostProblems of [6, 7, 1_000]) assert.deepEqual(diagnosticsOf(document, { mostProblems }), all);
  });

  it('are the most severe ones in the order of the file, with a notice in the place of the others', () => {
    const told = (mostProblems: number): Diagnostic[] => diagnosticsOf(document, { mostProblems });
    assert.deepEqual(told(5), [notice(2), error, warning, otherError, information]);
    assert.deepEqual(told(4), [notice(3), error, warning, otherError]);
    assert.deepEqual(told(2), [notice(5), error]);
    assert.deepEqual(told(1), [notice(6)]);
    const hints = documentOf(
      text.replaceAll('yes', 'true').replace('Voice', 'my-other').replace('password', 'my-third'),
    );
    assert.deepEqual(
      diagnosticsOf(hints, { mostProblems: 3 }).map(({ severity, range }) => [severity, range.start.line]),
      [
        [3, 0],
        [hint.severity, 6],
        [hint.severity, 8],
      ],
    );
  });

  it('are as many of a project file, too', () => {
    const config = configOf('c: d\ndeployment: a\nrules:\n  x/y: off\nimEndpoint: b\n');
    const every = configDiagnosticsOf(config, {});
    assert.deepEqual(
      every.map(({ severity }) => severity),
      [2, 1, 2, 1],
    );
    assert.deepEqual(configDiagnosticsOf(config, { mostProblems: 4 }), every);
    assert.deepEqual(configDiagnosticsOf(config, { mostProblems: 3 }), [notice(2), every[1], every[3]]);
  });

  it('can be mended as if all were there; the notice cannot', () => {
    const options = { mostProblems: 2 };
    const [said] = diagnosticsOf(document, options) as [Diagnostic];
    const context: CodeActionContext = { diagnostics: [said] };
    assert.deepEqual(codeActionsOf(document, said.range, context, options), []);
    const here = codeActionsOf(document, information.range, { only: ['quickfix'] }, options);
    assert.ok(here.length > 0);
    for (const { diagnostics } of here) assert.deepEqual(diagnostics, [information]);
    const whole = { diagnostics: [said], only: [fixAllKind] };
    assert.deepEqual(
      codeActionsOf(document, said.range, whole, options),
      codeActionsOf(document, said.range, { only: [fixAllKind] }, {}),
    );
  });

  it('keep their own actions where one of them stands at the place of the notice', () => {
    const broken = documentOf('Voice=x\n[TServer]\nvoice=yes\n', { fileName: 'a.dn.cfg' });
    const [first] = diagnosticsOf(broken, {}) as [Diagnostic];
    const context: CodeActionContext = { diagnostics: [notice(2)], only: ['quickfix'] };
    const actions = codeActionsOf(broken, notice(2).range, context, { mostProblems: 1 });
    assert.ok(actions.length > 0);
    for (const { diagnostics } of actions) assert.deepEqual(diagnostics, [first]);
  });
});
