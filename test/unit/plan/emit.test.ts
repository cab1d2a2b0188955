import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { emitCfgData } from '../../../server/src/plan/emit/cfgdata.ts';
import { emitOptions } from '../../../server/src/plan/emit/options.ts';
import { dnWith, planBetween } from './support.ts';

const unmasked = { isMasked: false };
const notes = ({ notes: all }: ReturnType<typeof emitCfgData>) => all.map(({ dn, message }) => `${dn}: ${message}`);

describe('CfgData for import', () => {
  test('holds what changes and nothing else', () => {
    const old = dnWith('contact: a', 'voice: true', 'our-own: x').replace(
      'SIP_Switch',
      'SIP_Switch\n    state: enabled',
    );
    const young = dnWith('contact: "<&\\""', 'voice: true', 'multimedia: true').replace(
      'SIP_Switch',
      'SIP_Switch\n    state: disabled\n    tenant: Environment',
    );
    const { files } = emitCfgData(planBetween(old, young), unmasked);
    assert.deepEqual(files, [
      {
        name: 'dn-update.xml',
        text: `<?xml version="1.0" encoding="utf-8"?>
<CfgData xmlns="http://www.genesyslab.com/cs" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://www.genesyslab.com/cs hta/cfg_update.xsd">
  <CfgReference>
    <CfgSwitchRef id="SIP_Switch" name="SIP_Switch"/>
    <CfgDNRef id="dn7001" name="7001" ownerDBID="SIP_Switch"/>
  </CfgReference>
  <CfgUpdate>
    <CfgDNUpdate DBIDref="dn7001" state="2">
      <state action="change"/>
      <userProperties action="delete">
        <list_pair key="TServer">
          <str_pair key="our-own"/>
        </list_pair>
      </userProperties>
      <userProperties action="change">
        <list_pair key="TServer">
          <str_pair key="contact" value="&lt;&amp;&quot;"/>
        </list_pair>
      </userProperties>
      <userProperties action="add">
        <list_pair key="TServer">
          <str_pair key="multimedia" value="true"/>
        </list_pair>
      </userProperties>
    </CfgDNUpdate>
  </CfgUpdate>
</CfgData>
`,
      },
    ]);
  });

  test('removes and creates, and says what a new DN lacks', () => {
    const young = dnWith('voice: true')
      .replace('"7001"', '"7002 b"')
      .replace('extension', 'extension\n    routeType: default');
    const emitted = emitCfgData(planBetween(dnWith(), young), unmasked);
    assert.match(
      emitted.files[0]?.text ?? '',
      /<CfgRemove>\n {4}<CfgDNRef id="dn7001" name="7001" ownerDBID="SIP_Switch"\/>\n {2}<\/CfgRemove>/,
    );
    assert.match(
      emitted.files[0]?.text ?? '',
      /<CfgDN id="_dn7002_b" name="7002 b" type="1" routeType="1" ownerDBID="SIP_Switch">/,
    );
    assert.deepEqual(notes(emitted), [
      'DN 7002 b (SIP_Switch): its state is not written, and a DN is not created without one.',
    ]);
  });

  test('refers to a DN by the DBID in the name of its export', () => {
    const exported = (voice: string) => ({ 'CfgDN_annex_345.cfg': `[TServer]\nvoice=${voice}\n` });
    const { files } = emitCfgData(planBetween(exported('true'), exported('false')), unmasked);
    assert.match(files[0]?.text ?? '', /<CfgDNRef id="CfgDN345" DBID="345"\/>[\s\S]*<CfgDNUpdate DBIDref="CfgDN345">/);
  });

  test('calls a DN as its file does, else by its type', () => {
    const called = (old: Parameters<typeof planBetween>[0], young: Parameters<typeof planBetween>[0]) =>
      emitCfgData(planBetween(old, young), unmasked).files[0]?.text.match(/<Cfg(?:Route)?DN\w*/g);
    const queue = (voice: string): string => dnWith(`voice: ${voice}`).replace('extension', 'acdqueue');
    assert.deepEqual(called(queue('true'), queue('false')), ['<CfgRouteDNRef', '<CfgRouteDNUpdate']);
    assert.deepEqual(called(queue('true'), queue('true').replace('7001', '7002')), ['<CfgRouteDNRef', '<CfgRouteDN']);
    const xml = (state: string) => ({
      'a.xml': `<CfgData><CfgCreate><x:CfgRouteDN name="1" type="1" state="${state}"/></CfgCreate></CfgData>`,
    });
    assert.deepEqual(called(xml('1'), xml('2')), ['<CfgRouteDNRef', '<CfgRouteDNUpdate']);
  });

  test('says what it cannot hold', () => {
    const young = dnWith('contact: "\\u0007"', 'voice: [a]', 'a: 1', 'a: 2').replace(
      'extension',
      'trunk\n    contract: c\n    accessNumbers: [{number: "1", switch: x}]',
    );
    const emitted = emitCfgData(planBetween(dnWith(), young), unmasked);
    assert.deepEqual(notes(emitted), [
      'DN 7001 (SIP_Switch): its type changes, and that cannot be done to a DN that exists.',
      "DN 7001 (SIP_Switch): its field 'accessNumbers' is left out: an update in CfgData has no place for what stands there.",
      'DN 7001 (SIP_Switch): its contract is left out: what a reference to one is called in CfgData is not known.',
      "DN 7001 (SIP_Switch): option 'contact' in 'TServer' is left out: it holds a character that XML cannot hold.",
      "DN 7001 (SIP_Switch): option 'voice' in 'TServer' is left out: it has no one value that could be imported.",
      "DN 7001 (SIP_Switch): option 'a' in 'TServer' is left out: it has no one value that could be imported.",
    ]);
    assert.deepEqual(emitted.files, []);
  });

  test('one switch is one reference, whoever names its tenant', () => {
    const two = (voice: string): string =>
      `${dnWith(`voice: ${voice}`)}  - {number: "7002", type: extension, switch: SIP_Switch, tenant: Environment, userProperties: {TServer: {voice: ${voice}}}}\n`;
    const { files } = emitCfgData(planBetween(two('true'), two('false')), unmasked);
    assert.deepEqual(files[0]?.text.match(/<Cfg(?:Tenant|Switch)Ref.*/g), [
      '<CfgTenantRef id="Environment" name="Environment"/>',
      '<CfgSwitchRef id="SIP_Switch" name="SIP_Switch" ownerDBID="Environment"/>',
    ]);
  });

  test('masks secrets where it has to, and says that there are some', () => {
    const plan = planBetween(dnWith('password: hunter22'), dnWith('password: hunter23', 'contact: sip:hunter23@x'));
    const [shown, whole] = [emitCfgData(plan, { isMasked: true }), emitCfgData(plan, unmasked)];
    assert.doesNotMatch(shown.files[0]?.text ?? '', /hunter2/);
    assert.match(whole.files[0]?.text ?? '', /key="password" value="hunter23"/);
    assert.deepEqual([shown.holdsSecrets, whole.holdsSecrets], [true, true]);
    const gone = emitCfgData(planBetween(dnWith('password: hunter22'), dnWith()), unmasked);
    assert.doesNotMatch(gone.files[0]?.text ?? '', /hunter2/);
    assert.equal(gone.holdsSecrets, false);
  });

  test('has no file where nothing changes', () => {
    assert.deepEqual(emitCfgData(planBetween(dnWith('voice: true'), dnWith('voice: "true"')), unmasked).files, []);
  });
});

describe('options exports for import', () => {
  test('a number that is the password is in the name of no file', () => {
    const numbered = (...options: string[]): string => dnWith(...options).replace('7001', 'geheim');
    const emitted = emitOptions(planBetween(numbered('voice: true'), numbered('password: geheim')), unmasked);
    assert.deepEqual(
      emitted.files.map(({ name }) => name),
      ['dn.dn.cfg'],
    );
    assert.doesNotMatch(notes(emitted).join('\n'), /geheim/);
  });

  test('one file for each DN, with what is to be set', () => {
    const emitted = emitOptions(
      planBetween(dnWith('contact: a', 'our-own: x'), dnWith('contact: " b "', 'multimedia: true')),
      unmasked,
    );
    assert.deepEqual(emitted.files, [{ name: '7001.dn.cfg', text: '[TServer]\ncontact= b \nmultimedia=true\n' }]);
    assert.deepEqual(notes(emitted), [
      "DN 7001 (SIP_Switch): option 'our-own' in 'TServer' is left out: how an import takes an option away is not published; remove it by hand.",
      'DN 7001 (SIP_Switch): its DBID is not known, so its file is called 7001.dn.cfg.',
    ]);
  });

  test('under the name that GAX gives them', () => {
    const exported = (voice: string) => ({ 'CfgDN_annex_345.cfg': `[TServer]\nvoice=${voice}\n` });
    assert.deepEqual(emitOptions(planBetween(exported('true'), exported('false')), unmasked), {
      files: [{ name: 'CfgDN_annex_345.cfg', text: '[TServer]\nvoice=false\n' }],
      notes: [],
      holdsSecrets: false,
    });
  });

  test('no name and no value can make lines of its own', () => {
    const young = dnWith('"a\\n[x]\\nb": 1', 'b: "1\\n[x]"', '"c=d": 1', '"# e": 1', '"[f]": 1', 'g: 1');
    const emitted = emitOptions(planBetween(dnWith(), young), unmasked);
    assert.deepEqual(
      emitted.files.map(({ text }) => text),
      ['[TServer]\ng=1\n'],
    );
    assert.equal(notes(emitted).filter((note) => note.includes('cannot hold it')).length, 5);
  });

  test('a number that is no file name becomes one', () => {
    const named = (voice: string): string => dnWith(`voice: ${voice}`).replace('"7001"', '"../../x"');
    assert.deepEqual(
      emitOptions(planBetween(named('true'), named('false')), unmasked).files.map(({ name }) => name),
      ['______x.dn.cfg'],
    );
  });
});
