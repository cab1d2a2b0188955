import assert from 'node:assert/strict';
import { readFile } from 'node:fs';
import { test } from 'node:test';
import { nodePause } from '../../../server/src/lsp/nodePause.ts';

test('a pause lets others have their turn, wherever it is made', async () => {
  const hadTurn = await new Promise<boolean>((resolve) => {
    // Where a file has been read, what is put off once comes before any timer or message.
    readFile(import.meta.filename, () => {
      let isOver = false;
      setTimeout(() => {
        isOver = true;
      }, 1);
      const end = performance.now() + 5;
      while (performance.now() < end);
      void nodePause().then(() => resolve(isOver));
    });
  });
  assert.ok(hadTurn);
});
