import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Workbench } from './workbench.ts';

/** What a test gets: the window, the file that is open in it, and a camera. */
export interface TestContext {
  readonly workbench: Workbench;
  readonly file: string;
  /** Keeps a picture of the window. */
  photograph(name: string): Promise<void>;
}

/** One step of a person's session. The steps follow each other in the same window. */
export interface UserInterfaceTest {
  readonly name: string;
  run(context: TestContext): Promise<void>;
}

const invalidValue = 'nine';
const invalidValueAt = { line: 9, column: 30 };
const doubtfulValue = 'True';
const endOfSecondNumber = { line: 12, column: 19 };
const endOfLastLine = { line: 18, column: 20 };

/** A session with a file, from opening it to finding the right bytes on disk. */
export const tests: readonly UserInterfaceTest[] = [
  {
    name: 'a wrong value has a wavy line, and so has a doubtful one',
    async run({ workbench }) {
      await workbench.squiggles('error').first().waitFor({ timeout: 60_000 });
      await workbench.squiggles('warning').first().waitFor();
    },
  },
  {
    name: 'pointing at an option shows what it does',
    async run({ workbench, photograph }) {
      const card = await workbench.hover('sip-signaling-chat', /session/);
      await photograph('hover');
      assert.match((await card.textContent()) ?? '', /none/);
    },
  },
  {
    name: 'pointing at a wrong value tells what is wrong',
    async run({ workbench }) {
      await workbench.hover(invalidValue, /value\/invalid/);
    },
  },
  {
    name: 'the light bulb offers the fix, which mends the value',
    async run({ workbench, photograph }) {
      await workbench.leave();
      await workbench.goTo(invalidValueAt);
      const fix = await workbench.lightBulb("Change to 'none'");
      await photograph('quick-fix');
      await fix.click();
      await workbench.editor
        .locator('.view-line')
        .filter({ hasText: /chat:.none/ })
        .first()
        .waitFor();
      await workbench.squiggles('error').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'a completion writes the name of a field, and the list of its values opens by itself',
    async run({ workbench }) {
      await workbench.goTo(endOfSecondNumber);
      await workbench.page.keyboard.press('Enter');
      await (await workbench.complete('type')).click();
      await workbench.suggestion('extension').click();
      await workbench.editor
        .locator('.view-line')
        .filter({ hasText: /type:.extension/ })
        .nth(1)
        .waitFor();
    },
  },
  {
    name: 'a completion writes the name of an option',
    async run({ workbench, photograph }) {
      await workbench.goTo(endOfLastLine);
      await workbench.page.keyboard.press('Enter');
      const row = await workbench.complete('sip-signaling-chat');
      await photograph('completion');
      await row.click();
      await workbench.editor.locator('.view-line').filter({ hasText: 'sip-signaling-chat' }).nth(1).waitFor();
    },
  },
  {
    name: 'what is saved is what was changed, and not one byte besides',
    async run({ workbench, file }) {
      const before = readFileSync(file, 'utf8');
      await workbench.page.keyboard.press('Escape');
      await workbench.save();
      const after = readFileSync(file, 'utf8');
      const [written] = /\n {8}sip-signaling-chat:[^\n]*(?=\n$)/.exec(after) ?? [];
      assert(written, `The completion is not in the file:\n${after}`);
      const expected = before.replace(invalidValue, 'none').replace('"7002"', '"7002"\n    type: extension').trimEnd();
      assert.equal(after, `${expected}${written}\n`);
    },
  },
  {
    name: 'the rule that a finding names leads to its page, shown as a page',
    async run({ workbench, photograph }) {
      const card = await workbench.hover(doubtfulValue, /value\/case/);
      await card.getByRole('link', { name: 'value/case' }).click();
      await workbench.webPage().getByRole('heading', { name: 'value/case' }).waitFor();
      await photograph('rule-page');
      await workbench.showTab('leipzig.dn.yaml');
    },
  },
  {
    name: 'in any other YAML file nothing of ours is offered, until somebody asks for it by name',
    async run({ workbench }) {
      await workbench.openFile('kubernetes.yaml');
      await workbench.goTo({ line: 8, column: 19 });
      await workbench.page.keyboard.press('Enter');
      await workbench.page.keyboard.type('im');
      await workbench.suggestion('image').waitFor();
      assert.equal(await workbench.suggestion(/dn/).count(), 0);
      await workbench.page.keyboard.press('Escape');
      for (let i = 0; i < 2; i++) await workbench.page.keyboard.press('Backspace');
      await workbench.page.keyboard.type('dnim');
      await workbench.suggestion('dnimworkspace').waitFor();
    },
  },
  {
    name: 'a conversion asks about passwords before it shows any, and masks them when it is told to',
    async run({ workbench, photograph }) {
      await workbench.openFile('dresden.dn.yaml');
      await workbench.runAndChoose('DN Config: Convert to', 'CfgData XML');
      await workbench.dialog.filter({ hasText: 'These DNs have passwords.' }).waitFor();
      await photograph('passwords');
      await workbench.dialog.getByRole('button', { name: 'Mask Passwords' }).click();
      const tab = workbench.page.locator('.editor-group-container.active .tab.active');
      await tab.filter({ hasText: 'dresden.cfgdata.xml' }).waitFor();
      const made = workbench.page.locator('.editor-group-container.active .view-lines');
      await made.filter({ hasText: '</CfgData>' }).waitFor();
      assert.match(await made.innerText(), /password[^\n]*value="\*\*\*"/);
      assert.doesNotMatch(await made.innerText(), /sesame/);
    },
  },
];
