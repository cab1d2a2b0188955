import assert from 'node:assert/strict';
import { languages, workspace } from 'vscode';
import { change, finding, lookedAtAfter, open, until } from '../support.ts';

suite('language', () => {
  test('an options export has a language of its own', async () => {
    const { document } = await open('CfgDN_annex_345.cfg');
    assert.equal(document.languageId, 'genesys-options');
  });

  test('an options export whose name says nothing gets that language by its content', async () => {
    const { document } = await open('backup.cfg');
    await until('it is an options export', () => document.languageId === 'genesys-options');
    await finding(document, 'value/invalid');
  });

  test('whoever then chooses another language keeps it', async () => {
    const { document } = await open('backup.cfg');
    await until('it is an options export', () => document.languageId === 'genesys-options');
    await languages.setTextDocumentLanguage(document, 'properties');
    await lookedAtAfter(() => change(document));
    assert.equal(document.languageId, 'properties');
  });

  test('any other file of that kind keeps its language', async () => {
    const { document } = await open('printer.cfg');
    assert.equal(document.languageId, 'properties');
    await lookedAtAfter(() => change(document));
    assert.equal(document.languageId, 'properties');
  });

  test('an options export has no completions of words that merely stand in it', async () => {
    const { document } = await open('CfgDN_annex_345.cfg');
    const settings = workspace.getConfiguration('editor', document);
    assert.equal(settings.get('wordBasedSuggestions'), 'off');
  });
});
