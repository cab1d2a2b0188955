// Loaded into our server before itself: notes which files it reads, and when its event loop is held up. What it notes it writes down at the end,
// where the bench wants it. It is CommonJS because it has to be there before a CommonJS bundle is.
const { promises, writeFileSync } = require('node:fs');

const reads = [];
const holdUps = [];
const now = () => performance.timeOrigin + performance.now();

const { readFile } = promises;
promises.readFile = (path, ...others) => {
  reads.push({ path: String(path), at: now() });
  return readFile(path, ...others);
};

// CPU time of this thread: what other processes take on the way is not the server's doing.
let before = process.threadCpuUsage();
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  const took = (user + system) / 1000;
  if (took > 4) holdUps.push({ at: now(), took });
}, 1).unref();

process.once('exit', () => writeFileSync(process.env.DN_CONFIG_BENCH_NOTES, JSON.stringify({ reads, holdUps })));
