// The extension host looks after its parent in JavaScript already; the native thread is only a second net.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
