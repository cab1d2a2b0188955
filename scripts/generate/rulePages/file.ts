import type { RuleId } from '../../../server/src/rules/definitions.ts';
import type { RulePage } from './rulePage.ts';
import { bulkOptions } from './sources.ts';

export const filePages = {
  'file/encoding': {
    finds:
      'A DN file that is not UTF-8 text: UTF-16, with or without a byte order mark; bytes that are not UTF-8; NUL bytes. Nothing else is said of such a file. In an editor, which decodes files itself, what could not be decoded is found.',
    why: 'Exports of options are in UTF-8, and so are the other formats as they are known. Read in another encoding, names and values would be guesses.',
    sources: [bulkOptions],
    // The fault is one of bytes and cannot be shown as text.
    examples: {},
  },
} satisfies Partial<Record<RuleId, RulePage>>;
