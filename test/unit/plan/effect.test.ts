import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { builtInOptions } from '../../../server/src/catalogue/options.ts';
import { planOf } from '../../../server/src/plan/plan.ts';
import { type PlanReport, reportOf } from '../../../server/src/plan/report.ts';
import { dnWith, files, planBetween } from './support.ts';

function optionsOf({ dns }: PlanReport): string[] {
  const said = (effect: { kind: string; value?: string; hidden?: true } | undefined): string =>
    effect === undefined
      ? ''
      : [effect.kind, ...(effect.hidden ? ['hidden'] : []), effect.value ?? ''].join(' ').trim();
  return dns.flatMap(({ options }) =>
    options.map(
      ({ section, option, old, new: young, inEffect, takesEffect }) =>
        `${section === 'TServer' ? '' : `${section}/`}${option}: ${said(old)} -> ${said(young)}; ${inEffect}; ${takesEffect}`,
    ),
  );
}

interface Case {
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly gives: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a written value, at once': {
    old: ['sip-signaling-chat: session'],
    new: ['sip-signaling-chat: none'],
    gives: ['sip-signaling-chat: written session -> written none; changes; immediately'],
  },
  'from a default, at the next interaction': {
    old: [],
    new: ['multimedia: true'],
    gives: ['multimedia: default false -> written true; changes; next-interaction'],
  },
  'back to a default': {
    old: ['voice: false'],
    new: [],
    gives: ['voice: written false -> default true; changes; next-interaction'],
  },
  'the default, written out': {
    old: [],
    new: ['voice: true'],
    gives: ['voice: default true -> written true; same; undefined'],
  },
  'a default that is empty': {
    old: ['connect-nailedup-on-login: gcti::park'],
    new: [],
    gives: ['connect-nailedup-on-login: written gcti::park -> default; changes; next-login'],
  },
  'an option of which no default is published': {
    old: [],
    new: ['our-own: a'],
    gives: ['our-own: absent -> written a; changes; unknown'],
  },
  'a value that is not valid': {
    old: ['voice: true'],
    new: ['voice: maybe'],
    gives: ['voice: written true -> unknown maybe; unknown; next-interaction'],
  },
  'an empty value': {
    old: ['voice: true'],
    new: ['voice:'],
    gives: ['voice: written true -> unknown; unknown; next-interaction'],
  },
  'a name in another case leaves both in doubt': {
    old: ['voice: true'],
    new: ['voice: true', 'Voice: false'],
    gives: ['Voice: absent -> unknown false; unknown; unknown'],
  },
  'a name whose case is mended': {
    old: ['Voice: false'],
    new: ['voice: false'],
    gives: [
      'voice: unknown -> written false; unknown; next-interaction',
      'Voice: unknown false -> absent; unknown; unknown',
    ],
  },
  'twice with different values': {
    old: ['voice: true'],
    new: ['voice: true', 'voice: false'],
    gives: ['voice: written true -> unknown; unknown; next-interaction'],
  },
  'twice with the same value is no change': { old: ['voice: true'], new: ['voice: true', 'voice: true'], gives: [] },
  'quotes and order are no change': {
    old: ['voice: true', 'our-own: "a"'],
    new: ["our-own: 'a'", 'voice: "true"'],
    gives: [],
  },
  'a secret is told without its values': {
    old: ['password: hunter22'],
    new: ['password: hunter23'],
    gives: ['password: written hidden -> written hidden; changes; unknown'],
  },
  'a name like those of objects': {
    old: ['__proto__: a', 'constructor: b'],
    new: ['__proto__: c', 'constructor: b'],
    gives: ['__proto__: written a -> written c; changes; unknown'],
  },
};

describe('options in effect', () => {
  for (const [name, { old, new: young, gives }] of Object.entries(cases))
    test(name, () => assert.deepEqual(optionsOf(reportOf(planBetween(dnWith(...old), dnWith(...young)))), gives));

  test('what a catalogue of the user says', () => {
    const own = createCatalogue(builtInOptions, [
      { name: 'our-own', section: 'TServer', evidence: 'user', default: 'b', takesEffect: 'restart' },
      { name: 'our-key', section: 'TServer', evidence: 'user', values: { kind: 'string', secret: true } },
    ]);
    const set = (...options: string[]) => files({ 'a.dn.yaml': dnWith(...options) }, undefined, own);
    const plan = planOf(set('our-key: hunter22'), set('our-own: a', 'our-key: hunter23'));
    assert.deepEqual(optionsOf(reportOf(plan)), [
      'our-own: default b -> written a; changes; restart',
      'our-key: written hidden -> written hidden; changes; unknown',
    ]);
  });

  test('a section whose spelling is mended', () => {
    const wrong = dnWith('voice: false').replace('TServer', 'T-Server');
    assert.deepEqual(optionsOf(reportOf(planBetween(wrong, dnWith('voice: false')))), [
      'voice: unknown -> written false; unknown; next-interaction',
      'T-Server/voice: unknown false -> absent; unknown; unknown',
    ]);
  });

  test('an option of another section', () => {
    const other = (value: string): string => dnWith(`voice: ${value}`).replace('TServer', 'Orchestration');
    assert.deepEqual(optionsOf(reportOf(planBetween(other('a'), other('b')))), [
      'Orchestration/voice: written a -> written b; changes; unknown',
    ]);
  });

  test('what comes by a merge key counts as written', () => {
    const merged = (own: string): string =>
      `x: &x {multimedia: true, voice: true}\ndns:\n  - number: "7001"\n    type: extension\n    userProperties:\n      TServer:\n        <<: *x\n${own}`;
    assert.deepEqual(optionsOf(reportOf(planBetween(merged(''), merged('        voice: false\n')))), [
      'voice: written true -> written false; changes; next-interaction',
    ]);
  });

  test('an update says nothing of what it does not name', () => {
    const update = (pairs: string): Record<string, string> => ({
      'a.xml': `<CfgData><CfgUpdate><CfgDNUpdate DBIDref="x">${pairs}</CfgDNUpdate></CfgUpdate></CfgData>`,
    });
    const annex = (action: string, name: string): string =>
      `<userProperties action="${action}"><list_pair key="TServer"><str_pair key="${name}" value="false"/></list_pair></userProperties>`;
    assert.deepEqual(optionsOf(reportOf(planBetween(update(''), update(annex('change', 'voice'))))), [
      'voice: unknown -> written false; unknown; next-interaction',
    ]);
    assert.deepEqual(optionsOf(reportOf(planBetween(update(''), update(annex('delete', 'voice'))))), [
      'voice: absent -> deleted; changes; next-interaction',
    ]);
  });
});
