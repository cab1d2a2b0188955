/** What is found and mended in a DN for IM, for every combination of what can be declared and written, beside a table of what the source says. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PlacedFinding } from '../../../server/src/analysis/analysis.ts';
import { fixesOf, layoutOf } from '../../../server/src/analysis/fix.ts';
import { applyEdits } from '../../../server/src/analysis/textEdits.ts';
import type { DnSettings } from '../../../server/src/project/settings.ts';
import {
  booleans,
  chatModes,
  type Declared,
  defaults,
  deployments,
  endpoints,
  type InEffect,
  isImDn,
  type OptionName,
  roles,
  table,
  type Written,
  wantsNone,
  wantsSession,
} from './imDecisionTable.ts';
import { analyseText } from './support.ts';

const names: readonly OptionName[] = ['multimedia', 'sip-signaling-chat', 'voice'];

/** How a state stands in a file: its line, without indentation. */
function lineOf(name: OptionName, state: string): string | undefined {
  switch (state) {
    case 'absent':
      return undefined;
    case 'invalid':
      return `${name}: maybe`;
    case 'value-case':
      return `${name}: ${name === 'sip-signaling-chat' ? 'None' : 'True'}`;
    case 'name-case':
      return `${name.toUpperCase()}: ${name === 'sip-signaling-chat' ? 'none' : 'true'}`;
    default:
      return `${name}: ${state}`;
  }
}

function textOf(written: Written): string {
  const lines = names.flatMap((name) => lineOf(name, written[name]) ?? []);
  const annex =
    lines.length === 0 ? '' : `    userProperties:\n      TServer:\n${lines.map((l) => `        ${l}\n`).join('')}`;
  return `dns:\n  - number: "7001"\n    type: extension\n${annex}`;
}

/** What is written in a text that `textOf` or a fix has made. */
function writtenIn(text: string): Written {
  const stateOf = (name: OptionName): string => {
    const state = new RegExp(`^ +${name}: (.+)$`, 'mi').exec(text);
    if (!state) return 'absent';
    const known: readonly string[] = name === 'sip-signaling-chat' ? chatModes : booleans;
    return known.find((one) => state[0].trim() === lineOf(name, one)) ?? assert.fail(state[0]);
  };
  return Object.fromEntries(names.map((name) => [name, stateOf(name)])) as unknown as Written;
}

function inEffectOf(written: Written): InEffect {
  const effectOf = (name: OptionName): string | undefined => {
    const state = written[name];
    if (state === 'absent') return defaults[name];
    return state === 'invalid' || state === 'value-case' || state === 'name-case' ? undefined : state;
  };
  const chat = written['sip-signaling-chat'];
  return {
    multimedia: effectOf('multimedia'),
    chat: effectOf('sip-signaling-chat'),
    voice: effectOf('voice'),
    // An option under a name in another case is none of that name.
    isChatWritten: chat !== 'absent' && chat !== 'name-case',
  };
}

/** At the written value; else at the section's name, else at the number. */
function placeOf(name: OptionName, written: Written): string {
  if (written[name] !== 'absent') return `${name}: ${written[name]}`;
  return names.some((other) => written[other] !== 'absent') ? 'TServer' : '"7001"';
}

function expectedFor(declared: Declared, written: Written): string[] {
  const inEffect = inEffectOf(written);
  return table
    .filter(({ when }) => when(declared, inEffect))
    .map(({ rule, about }) => `${rule} at ${placeOf(about, written)}`)
    .sort();
}

function settingsOf({ deployment, endpoint, role }: Declared): DnSettings {
  return {
    rules: {},
    ...(deployment && { deployment }),
    ...(endpoint && { imEndpoint: endpoint }),
    ...(role && { imRole: role }),
  };
}

const isOfTable = ({ finding }: PlacedFinding): boolean =>
  finding.rule.startsWith('im/') || finding.rule === 'dn/no-media';

/** What the product says: each rule with the text at its place, and for a value the option before it. */
function foundIn(text: string, settings: DnSettings): string[] {
  const { findings } = analyseText(text, 'a.dn.yaml', settings);
  return findings
    .filter(isOfTable)
    .map(({ finding, start, end }) => {
      const line = text.slice(text.lastIndexOf('\n', start) + 1, start).trim();
      const option = names.find((name) => line === `${name}:`);
      return `${finding.rule} at ${option === undefined ? '' : `${option}: `}${text.slice(start, end)}`;
    })
    .sort();
}

const everyDeclared: readonly Declared[] = deployments.flatMap((deployment) =>
  endpoints.flatMap((endpoint) => roles.map((role) => ({ deployment, endpoint, role }))),
);
const everyWritten: readonly Written[] = booleans.flatMap((multimedia) =>
  chatModes.flatMap((chat) => booleans.map((voice) => ({ multimedia, 'sip-signaling-chat': chat, voice }))),
);

function say(declared: Declared): string {
  const words = Object.values(declared).filter((word) => word !== undefined);
  return words.length === 0 ? 'nothing' : words.join(', ');
}

describe('what is found is what the sentences say, where is declared:', () => {
  for (const declared of everyDeclared) {
    test(say(declared), () => {
      const settings = settingsOf(declared);
      for (const written of everyWritten) {
        const text = textOf(written);
        assert.deepEqual(foundIn(text, settings), expectedFor(declared, written), text);
      }
    });
  }

  test('each row of the table holds somewhere, and not everywhere', () => {
    for (const { rule, when, sentences } of table) {
      assert.notEqual(sentences.length, 0);
      const all = everyDeclared.flatMap((declared) => everyWritten.map((one) => when(declared, inEffectOf(one))));
      assert.ok(all.includes(true) && all.includes(false), rule);
    }
  });
});

/** The texts that the first fix of each finding makes; a fix that writes a comment is never the first. */
function nextTexts(text: string, settings: DnSettings): string[] {
  const analysis = analyseText(text, 'a.dn.yaml', settings);
  return analysis.findings.filter(isOfTable).flatMap((placed) => {
    const [first] = fixesOf(analysis, placed, layoutOf(text));
    if (!first) assert.equal(placed.finding.rule, 'im/conflicting-needs');
    return first ? [applyEdits(text, first.edits)] : [];
  });
}

const keyOf = (written: Written): string => names.map((name) => written[name]).join(' ');

describe('fixes come to an end, whichever is made first, where is declared:', () => {
  for (const declared of everyDeclared) {
    test(say(declared), () => {
      const settings = settingsOf(declared);
      const done = new Set<string>();
      // The order of the options means nothing, so texts are compared by what is written in them.
      const follow = (written: Written, path: readonly string[]): void => {
        const key = keyOf(written);
        assert.ok(!path.includes(key), `fixes go in circles: ${[...path, key].join(' → ')}`);
        if (done.has(key)) return;
        const next = nextTexts(textOf(written), settings).map(writtenIn);
        for (const one of next) follow(one, [...path, key]);
        done.add(key);
        if (next.length === 0) checkEnd(declared, written);
      };
      for (const written of everyWritten) follow(written, []);
    });
  }
});

/** Where no fix is left, nothing may be found but what no value can serve. */
function checkEnd(declared: Declared, written: Written): void {
  const inEffect = inEffectOf(written);
  const isImpossible =
    wantsNone(declared) && wantsSession(declared) && isImDn(declared, inEffect) && inEffect.chat !== undefined;
  const left = foundIn(textOf(written), settingsOf(declared)).map((found) => found.split(' ')[0]);
  assert.deepEqual(left, isImpossible ? ['im/conflicting-needs'] : [], textOf(written));
}
