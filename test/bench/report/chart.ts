import { type NotationName, notations } from '../files/notations.ts';
import { medianOf } from '../run/statistics.ts';
import { type BenchResults, figuresOf, type MetricName } from './results.ts';

/** A line of the chart: times in milliseconds by the number of DNs. */
interface Line {
  readonly title: string;
  readonly look: Look;
  readonly points: ReadonlyArray<readonly [dns: number, milliseconds: number]>;
}

interface Look {
  readonly colour: string;
  readonly marker: 'circle' | 'square' | 'triangle' | 'diamond';
  readonly dashes?: string;
}

interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

// Colours that people with any kind of sight can tell apart, by their lightness too; the markers say the same once more.
const ourLooks: Readonly<Record<NotationName, Look>> = {
  yaml: { colour: '#0b62c4', marker: 'circle' },
  xml: { colour: '#12805c', marker: 'square' },
  json: { colour: '#7a3fb0', marker: 'triangle' },
  options: { colour: '#00809c', marker: 'diamond' },
};
const yamlPeerLook: Look = { colour: '#c8321f', marker: 'circle', dashes: '7 4' };
const jsonPeerLook: Look = { colour: '#c77700', marker: 'triangle', dashes: '7 4' };
const parseLook: Look = { colour: '#6a6a6a', marker: 'square', dashes: '2 3' };
const scanLook: Look = { colour: '#6a6a6a', marker: 'diamond', dashes: '2 3' };
const nothingLook: Look = { colour: '#9a9a9a', marker: 'circle', dashes: '2 3' };

const size = { width: 1000, height: 560 };
const plot = { top: 64, bottom: 400, width: 395 };
const lefts = [72, 572];

/** The chart of time against size, for opening and for typing, both axes logarithmic. */
export function chartOf(results: BenchResults): string {
  const panels: readonly Panel[] = [
    { title: 'Open → all problems (new process)', lines: openLines(results) },
    { title: 'Keystroke → all problems', lines: keystrokeLines(results) },
  ];
  const drawn = panels.map((panel, index) => drawPanel(panel, lefts[index] ?? 0));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="title" font-family="system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="#1f2328">
<title id="title">Time against the number of DNs, for opening a file and for a keystroke</title>
<rect width="100%" height="100%" rx="8" fill="#ffffff" stroke="#d0d7de"/>
${drawn.join('\n')}
${drawLegend(uniqueLines(panels))}
</svg>
`;
}

function openLines(results: BenchResults): Line[] {
  return [
    ...serverLines(results, 'open'),
    ...floorLines(results, 'nothingOpen'),
    parseLine(results),
    scanLine(results),
  ].filter(({ points }) => points.length > 0);
}

function keystrokeLines(results: BenchResults): Line[] {
  return [...serverLines(results, 'keystroke'), ...floorLines(results, 'nothingKeystroke')].filter(
    ({ points }) => points.length > 0,
  );
}

function serverLines(results: BenchResults, name: MetricName): Line[] {
  const usual = results.series.filter(({ oneIn }) => oneIn === undefined);
  const ours = (Object.keys(notations) as NotationName[]).map(
    (notation): Line => ({
      title: `DN Config, ${notations[notation].title}`,
      look: ourLooks[notation],
      points: usual
        .filter((each) => each.notation === notation)
        .map((each) => [each.dns, figuresOf(each.ours, name).median]),
    }),
  );
  const peers = (['yaml', 'json'] as const).map(
    (notation): Line => ({
      title: results.peers[notation],
      look: notation === 'yaml' ? yamlPeerLook : jsonPeerLook,
      points: usual.flatMap((each) =>
        each.notation === notation && each.peer
          ? [[each.dns, figuresOf(each.peer.sessions, name).median] as const]
          : [],
      ),
    }),
  );
  return [...ours, ...peers];
}

function floorLines(results: BenchResults, name: 'nothingOpen' | 'nothingKeystroke'): Line[] {
  return [
    {
      title: 'the bench’s own share, YAML',
      look: nothingLook,
      points: yamlSeries(results).map(({ dns, floors }) => [dns, medianOf(floors.map((each) => each[name]))]),
    },
  ];
}

function parseLine(results: BenchResults): Line {
  const points = yamlSeries(results).map(
    ({ dns, floors }) => [dns, medianOf(floors.flatMap(({ parse }) => parse ?? []))] as const,
  );
  return { title: '`yaml` parse alone', look: parseLook, points: points.filter(([, time]) => !Number.isNaN(time)) };
}

function scanLine(results: BenchResults): Line {
  return {
    title: 'bare line scan, YAML',
    look: scanLook,
    points: yamlSeries(results).map(({ dns, floors }) => [dns, medianOf(floors.map(({ scan }) => scan))]),
  };
}

function yamlSeries({ series }: BenchResults): BenchResults['series'] {
  return series.filter(({ notation, oneIn }) => notation === 'yaml' && oneIn === undefined);
}

function uniqueLines(panels: readonly Panel[]): Line[] {
  const byTitle = new Map(panels.flatMap(({ lines }) => lines.map((line) => [line.title, line])));
  return [...byTitle.values()];
}

function drawPanel({ title, lines }: Panel, left: number): string {
  const points = lines.flatMap((line) => line.points);
  const across = scale(
    points.map(([dns]) => dns),
    left + 8,
    left + plot.width - 8,
  );
  const up = scale(
    points.map(([, milliseconds]) => milliseconds),
    plot.bottom,
    plot.top,
  );
  const right = left + plot.width;
  const rows = up.ticks.map((tick) => {
    const y = round(up.place(tick));
    return `<path d="M${left} ${y}H${right}" stroke="#e4e8ec"/><text x="${left - 8}" y="${y + 4}" text-anchor="end">${duration(tick)}</text>`;
  });
  const columns = across.ticks.map((tick) => {
    const x = round(across.place(tick));
    return `<path d="M${x} ${plot.top}V${plot.bottom}" stroke="#e4e8ec"/><text x="${x}" y="${plot.bottom + 20}" text-anchor="middle">${tick.toLocaleString('en')}</text>`;
  });
  const drawn = lines.map(({ look, points: ownPoints }) => {
    const places = ownPoints.map(([dns, time]) => [round(across.place(dns)), round(up.place(time))] as const);
    const path = places.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
    const dashes = look.dashes ? ` stroke-dasharray="${look.dashes}"` : '';
    return `<path d="${path}" fill="none" stroke="${look.colour}" stroke-width="2"${dashes}/>${places.map(([x, y]) => drawMarker(look, x, y)).join('')}`;
  });
  return `<g>
<text x="${left}" y="36" font-size="16" font-weight="600">${escaped(title)}</text>
${[...rows, ...columns].join('\n')}
<path d="M${left} ${plot.top}V${plot.bottom}H${right}" fill="none" stroke="#59636e"/>
<text x="${left + plot.width / 2}" y="${plot.bottom + 42}" text-anchor="middle">DNs in the file</text>
<text transform="translate(${left - 54} ${(plot.top + plot.bottom) / 2}) rotate(-90)" text-anchor="middle">time</text>
${drawn.join('\n')}
</g>`;
}

/** A logarithmic scale over whole powers of ten. */
function scale(values: readonly number[], from: number, to: number): { ticks: number[]; place(value: number): number } {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    place: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

function drawLegend(lines: readonly Line[]): string {
  return lines
    .map(({ title, look }, index) => {
      const x = 72 + (index % 3) * 310;
      const y = 476 + Math.floor(index / 3) * 24;
      const dashes = look.dashes ? ` stroke-dasharray="${look.dashes}"` : '';
      return `<path d="M${x} ${y}h34" stroke="${look.colour}" stroke-width="2"${dashes}/>${drawMarker(look, x + 17, y)}<text x="${x + 44}" y="${y + 4}">${escaped(title)}</text>`;
    })
    .join('\n');
}

function drawMarker({ colour, marker }: Look, x: number, y: number): string {
  switch (marker) {
    case 'circle':
      return `<circle cx="${x}" cy="${y}" r="4" fill="${colour}"/>`;
    case 'square':
      return `<path d="M${x - 4} ${y - 4}h8v8h-8z" fill="${colour}"/>`;
    case 'triangle':
      return `<path d="M${x} ${y - 5}l5 9h-10z" fill="${colour}"/>`;
    case 'diamond':
      return `<path d="M${x} ${y - 5}l5 5l-5 5l-5 -5z" fill="${colour}"/>`;
  }
}

function duration(milliseconds: number): string {
  return milliseconds >= 1000 ? `${milliseconds / 1000} s` : `${Number(milliseconds.toPrecision(1))} ms`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
