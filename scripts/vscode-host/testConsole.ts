import { mark } from './marking.ts';

// Marks what the tests print. Must be imported before mocha, which keeps the console's functions when it is loaded.
for (const name of ['log', 'info', 'warn', 'error'] as const) {
  const original = console[name].bind(console);
  // The extension host ignores plain assignments to the console's functions.
  Object.defineProperty(console, name, {
    configurable: true,
    writable: true,
    value: (...values: unknown[]) => original(mark + format(values)),
  });
}

/** Formats as `console.log` does: once formatted, the line passes through the extension host unchanged. */
function format(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(show).join(' ');
  const text = first.replace(/%([sdifjoO%])/g, (placeholder, kind: string) => {
    if (kind === '%') return '%';
    return rest.length > 0 ? show(rest.shift()) : placeholder;
  });
  return [text, ...rest.map(show)].join(' ');
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  return JSON.stringify(value) ?? String(value);
}
