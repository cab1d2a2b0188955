import { join } from 'node:path';
import { runWithCodeCache } from './codeCache.ts';

/** By then the server has usually read its first file. A process that is ended by force keeps nothing at its exit. */
const settledAfter = 5_000;

/** `dist/server.js`: starts the bundle beside it, which is the server itself, as fast as it can. Node's own variables say whether and where code is kept. */
const { NODE_COMPILE_CACHE: folder, NODE_DISABLE_COMPILE_CACHE: isDisabled } = process.env;
const bundle = join(__dirname, 'languageServer.js');
const cache = isDisabled ? undefined : join(folder || __dirname, 'dn-config-server.cache');
const code = runWithCodeCache(bundle, cache);
if (!code.isThere) setTimeout(code.keep, settledAfter).unref();
process.once('exit', code.keep);
