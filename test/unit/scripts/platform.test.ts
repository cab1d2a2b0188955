import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseWindows, windowsMessage } from '../../../scripts/platform.ts';

test('Windows is refused with one sentence, Linux and macOS are not', () => {
  assert.throws(() => refuseWindows('win32'), { message: windowsMessage });
  assert.match(windowsMessage, /^[^.]+\.$/);
  refuseWindows('linux');
  refuseWindows('darwin');
});
