import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import schema from '../../../schemas/plan-report.schema.json' with { type: 'json' };
import { renderPlan } from '../../../server/src/plan/render/render.ts';
import { reportOf } from '../../../server/src/plan/report.ts';
import { dnWith, planBetween } from './support.ts';

const old = `${dnWith('multimedia: true', 'contact: a', 'password: hunter22')}  - {number: "7002", type: extension, switch: SIP_Switch}
`;
const young = `${dnWith('multimedia: true', 'contact: "b|c"', 'password: hunter23', 'sip-signaling-chat: none', 'voice: true', 'x: hunter23')}  - number: "7003"
    type: extension
    userProperties: {Orchestration: {application: "script:1"}}
`;
const report = reportOf(planBetween(old, young));

describe('a plan for people', () => {
  test('as text', () => {
    assert.equal(
      renderPlan(report, 'text'),
      `DN 7001 (SIP_Switch)
  ~ contact: a -> b|c   unknown
  ~ password: changed (not shown)   unknown
  ~ sip-signaling-chat: session (default) -> none   immediately
  = voice: true (default) -> true   same in effect
  + x: (not written) -> (not shown)   unknown
  ! new hint: 'x' is no option that is known here. The built-in catalogue is incomplete, so it may exist all the same. [option/unknown] a.dn.yaml:12:9

+ DN 7003   new
  + type: extension
  + [Orchestration] application: script:1

- DN 7002 (SIP_Switch)   goes

1 DN changes, 1 comes, 1 goes; 1 new hint
`,
    );
  });

  test('as Markdown', () => {
    assert.equal(
      renderPlan(report, 'markdown'),
      `### DN plan

**1 DN changes, 1 comes, 1 goes; 1 new hint**

| DN | What | Old | New | Takes effect |
| --- | --- | --- | --- | --- |
| DN 7001 (SIP\\_Switch) | \`contact\` | \`a\` | <code>b&#124;c</code> | unknown |
| DN 7001 (SIP\\_Switch) | \`password\` | *changed* | *not shown* | unknown |
| DN 7001 (SIP\\_Switch) | \`sip-signaling-chat\` | \`session\` (default) | \`none\` | immediately |
| DN 7001 (SIP\\_Switch) | \`voice\` | \`true\` (default) | \`true\` | same in effect |
| DN 7001 (SIP\\_Switch) | \`x\` | (not written) | (not shown) | unknown |
| DN 7003 | **comes** |  |  |  |
| DN 7003 | type (field) |  | \`extension\` |  |
| DN 7003 | \`[Orchestration] application\` |  | \`script:1\` |  |
| DN 7002 (SIP\\_Switch) | **goes** |  |  |  |

#### New findings

- **hint** DN 7001 (SIP\\_Switch): 'x' is no option that is known here. The built-in catalogue is incomplete, so it may exist all the same. (\`option/unknown\`, \`a.dn.yaml:12\`)
`,
    );
  });

  test('nothing changes', () => {
    const nothing = reportOf(planBetween(old, `# a comment\n${old}`));
    assert.equal(renderPlan(nothing, 'text'), 'Nothing changes\n');
    assert.equal(renderPlan(nothing, 'markdown'), '### DN plan\n\n**Nothing changes**\n');
    assert.equal(nothing.summary.unchanged, 2);
  });

  test('a value cannot break out of its line or its cell', () => {
    const value = JSON.stringify('a`b|c\\|d <script>\n\u001b[31m | \u202e ](x)');
    const hostile = reportOf(planBetween(dnWith('contact: a'), dnWith(`contact: ${value}`)));
    const text = renderPlan(hostile, 'text');
    assert.equal(text.split('\n').length, dnLines);
    for (const rendered of [text, renderPlan(hostile, 'markdown')])
      assert.doesNotMatch(rendered.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    const row = renderPlan(hostile, 'markdown')
      .split('\n')
      .find((line) => line.includes('contact'));
    assert.equal(row?.split('|').length, 7);
    assert.doesNotMatch(row ?? '', /<(?!\/?code>)/);
  });

  const dnLines = ['DN', 'contact', '', 'summary', ''].length;

  test('no secret is in it, old or new, wherever it stands', () => {
    for (const format of ['text', 'json', 'markdown'] as const)
      assert.doesNotMatch(renderPlan(report, format), /hunter2/);
  });
});

describe('a plan for programs', () => {
  const accepts = new Ajv({ strict: true, allErrors: true }).compile(schema);

  test('is as the schema says', () => {
    const reports = [
      report,
      reportOf(planBetween(young, old)),
      reportOf(planBetween(old, `${old}x: [\n`)),
      reportOf(
        planBetween({ 'CfgDN_annex_1.cfg': '[TServer]\nvoice=\n' }, { 'CfgDN_annex_1.cfg': '[TServer]\nvoice=yes\n' }),
      ),
    ];
    for (const each of reports) {
      assert.ok(accepts(JSON.parse(renderPlan(each, 'json'))), JSON.stringify(accepts.errors));
    }
  });

  test('the schema takes no other members', () => {
    assert.ok(!accepts({ ...report, other: 1 }));
    assert.ok(!accepts({ ...report, version: 2 }));
  });

  test('says what changes', () => {
    assert.deepEqual(report.dns[0]?.options.slice(0, 3), [
      {
        section: 'TServer',
        option: 'contact',
        old: { kind: 'written', value: 'a' },
        new: { kind: 'written', value: 'b|c' },
        inEffect: 'changes',
        takesEffect: 'unknown',
      },
      {
        section: 'TServer',
        option: 'password',
        old: { kind: 'written', hidden: true },
        new: { kind: 'written', hidden: true },
        inEffect: 'changes',
        takesEffect: 'unknown',
      },
      {
        section: 'TServer',
        option: 'sip-signaling-chat',
        old: { kind: 'default', value: 'session' },
        new: { kind: 'written', value: 'none' },
        inEffect: 'changes',
        takesEffect: 'immediately',
      },
    ]);
  });
});
