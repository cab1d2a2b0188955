import type { FrameLocator, Locator, Page } from 'playwright-core';

/**
 * VS Code's window, driven as a person does: with keys, the mouse and what can be seen. The names of the elements are those of VS Code 1.139;
 * ids and labels are old and stable, the classes of the light bulb, its menu and the hover have changed in recent years.
 */
export class Workbench {
  readonly page: Page;
  readonly editor: Locator;
  private readonly suggestWidget: Locator;
  private readonly actionMenu: Locator;
  private readonly hoverCard: Locator;
  private readonly quickInput: Locator;

  constructor(page: Page) {
    this.page = page;
    this.editor = page.locator('.editor-instance .monaco-editor').first();
    this.suggestWidget = page.locator('.editor-widget.suggest-widget.visible');
    this.actionMenu = page.locator('.action-widget:not(.action-list-submenu-panel)');
    this.hoverCard = page.locator('.monaco-resizable-hover:visible .monaco-hover');
    this.quickInput = page.locator('.quick-input-widget');
  }

  /** Waits until the editor shows the file that the page's address names. */
  async ready(): Promise<void> {
    await this.editor.locator('.view-line').first().waitFor({ timeout: 60_000 });
  }

  /** Opens a file of the folder by its name. */
  async openFile(name: string): Promise<void> {
    await this.pressUntil('Control+p', this.quickInput);
    await this.page.keyboard.type(name);
    await this.quickInput.locator('.monaco-list-row').filter({ hasText: name }).first().click();
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator('.tab.active').filter({ hasText: name }).waitFor();
  }

  /** Goes back to a file that is open. */
  async showTab(name: string): Promise<void> {
    await this.page.locator('.tab').filter({ hasText: name }).first().click();
  }

  /** The wavy lines under what findings of that severity stand at. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** Puts the cursor at a line and column, both counted from one. */
  async goTo({ line, column }: { readonly line: number; readonly column: number }): Promise<void> {
    await this.pressUntil('Control+g', this.quickInput);
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Points the mouse at the first word `text` in the editor, and gives the card that comes up once it shows `wanted`. */
  async hover(text: string, wanted: RegExp): Promise<Locator> {
    const word = this.editor
      .locator('.view-line span span')
      .filter({ hasText: new RegExp(`^${text}$`) })
      .first();
    const card = this.hoverCard.filter({ hasText: wanted }).first();
    await this.actUntil(async () => {
      await this.leave();
      await word.hover({ timeout: 2500 });
    }, card);
    return card;
  }

  /** Takes the mouse away, so that it points at nothing. */
  async leave(): Promise<void> {
    await this.page.mouse.move(5, 5);
  }

  /** The row of the completion with that name in the list that is open. */
  suggestion(name: string | RegExp): Locator {
    return this.suggestWidget.locator('.monaco-list-row').filter({ hasText: name }).first();
  }

  /** Asks for completions and gives the row of the one with that name. */
  async complete(name: string): Promise<Locator> {
    const row = this.suggestion(name);
    await this.actUntil(async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+Space');
    }, row);
    return row;
  }

  /** Clicks the light bulb of the line with the cursor, and gives the row of the action with that title. */
  async lightBulb(title: string): Promise<Locator> {
    // It stands in the text where there is room for it, else beside the line numbers.
    const bulb = this.page.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]').first();
    const row = this.actionMenu.locator('.monaco-list-row.action').filter({ hasText: title }).first();
    await this.actUntil(async () => {
      await this.page.keyboard.press('Escape');
      await bulb.click({ timeout: 5000 });
    }, row);
    return row;
  }

  /** Saves the file and waits until its tab says so. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** Runs a command by its title, as the command palette does. */
  async run(title: string): Promise<void> {
    await this.pressUntil('F1', this.quickInput);
    await this.page.keyboard.type(title);
    await this.choose(title);
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title that asks at once for something out of a list, and chooses that. */
  async runAndChoose(title: string, label: string): Promise<void> {
    await this.pressUntil('F1', this.quickInput);
    await this.page.keyboard.type(title);
    await this.choose(title);
    await this.choose(label);
  }

  /** The question that has to be answered before anything else can be done. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  private choose(label: string): Promise<void> {
    return this.quickInput.locator('.monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** The text of the editor, as far as it is to be seen. */
  async visibleText(): Promise<string> {
    const lines = await this.editor.locator('.view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** The page that an editor shows which is not text, such as a rendered Markdown file. */
  webPage(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  private pressUntil(key: string, shown: Locator): Promise<void> {
    return this.actUntil(() => this.page.keyboard.press(key), shown);
  }

  /** Acts again and again until something is shown: while VS Code starts, a key or a click may come to nothing. */
  private async actUntil(act: () => Promise<void>, shown: Locator): Promise<void> {
    const attempts = 10;
    for (let attempt = 1; attempt < attempts; attempt++) {
      try {
        await act();
        await shown.waitFor({ timeout: 2500 });
        return;
      } catch (error) {
        if (this.page.isClosed()) throw error;
      }
    }
    await act();
    await shown.waitFor({ timeout: 10_000 });
  }
}
