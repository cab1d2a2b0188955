import { groupSize, mostSymbols } from '../../../server/src/features/documentSymbols.ts';
import { firstScreen } from '../files/file.ts';
import { number } from './numbers.ts';
import type { BenchResults } from './results.ts';
import {
  bundleTable,
  exampleTable,
  floorTable,
  forMarkdown,
  lintTable,
  peerTables,
  ratioTables,
  sizeTables,
  startTable,
  type Table,
  verdictTable,
  workspaceTable,
} from './tables.ts';
import { verdictsOn } from './targets.ts';

/** `docs/performance.md`: what was measured, how, and what came out. */
export function documentOf(results: BenchResults): string {
  const { machine, peers } = results;
  const verdicts = verdictsOn(results);
  const holding = verdicts.filter(({ holds }) => holds === true).length;
  return `<!-- Written by npm run bench -- --write; changes by hand are lost. -->
# Performance

All figures of this page come from one run of \`npm run bench -- --write\` on one machine: ${machine.cores} cores, ${machine.memory} of memory,
${machine.system}, Node ${machine.node}. Other machines give other times; what should be alike everywhere are the ratios.

![Time against the number of DNs, for opening a file and for a keystroke; both axes are logarithmic](images/performance.svg)

A figure is a median. In brackets behind it stands between what eight in ten of the figures lie (the 10th and the 90th percentile). Ratios are
taken in each round between what was measured one right behind the other, and their median and spread are given, so that what disturbs the
machine for a while disturbs both sides.

## What has to be shown

${holding} of ${verdicts.length} hold.

${forMarkdown(verdictTable(results))}

${sections('Beside the servers that people use today', peerTables(results))}
${sections('Ratios by size', ratioTables(results))}
${sections('By size', sizeTables(results))}
## The floor

A *line scan* goes over the text once and splits each line into indentation, key and value: no reader can do less. A *\`yaml\` parse* is
\`parseDocument\` of the package \`yaml\`, which every YAML tool on Node builds on. Both run inside the bench, warm, without a pipe between.
So does *our engine*: recognising, reading and checking all of the text, which is what the scan can be compared with. *Open* is all that a user waits
for: besides it the message with the text, which is written, read, decoded and parsed, and the answer. What can be compared with that is the *scan server*: a server made of the
usual packages for language servers, in a process of its own, that does nothing with a text but scan its lines. Each is measured with the *first file of a new process*, in code
that V8 has not seen before, and *again* when it has worked. *Open ÷ scan* puts the whole wait beside the bare scan, although only one of the two has a pipe and a message.
The *bench's own share* is the same message traffic with a server that does nothing; it is contained in every figure of this page.

${forMarkdown(floorTable(results))}

## Start, activation, sizes

From starting the process to the answer of \`initialize\`.

${forMarkdown(startTable(results))}

${forMarkdown(bundleTable(results))}

## The example files

${forMarkdown(exampleTable(results))}

## ${workspaceTable(results.workspace).title}

${forMarkdown(workspaceTable(results.workspace))}

## ${lintTable(results.lint).title}

${forMarkdown(lintTable(results.lint))}

## How it is measured

- **Servers.** Each is a real process that is spoken to in LSP over standard input and output, all by the same Node: ours as it is shipped
  (\`dist/server.js\`); ${peers.yaml}; ${peers.json}, the one that comes with VS Code. The client does nothing but write bytes that it made
  beforehand, read answers and note the time.
- **Equal schema.** The others get a JSON schema that the bench makes from our own catalogue: the same fields and enumerations, the same options
  with the same documented values. What a schema cannot say (the same number twice, what options mean together) they do not check; so they
  have less to do.
- **Files.** DNs of five types with names of people, on three switches; some fields and options are there in some DNs only, so that
  nothing is gained from all DNs being alike. Whatever its size, a file has 20 problems (one with ten DNs has 5), one of them on the first screen;
  of YAML there are also files with a problem in every fiftieth and in every second DN. An options export is the annex of one object, and none in the field is as large as these: they
  have as many options as so many DNs have, most of them in sections where any name may stand.
- **Right answers only.** The bench knows how many problems a file has and in which lines. An answer counts as complete when it has exactly these,
  and while a value is half typed one more, which reaches exactly as far as what has been typed. Completion has to offer the value, hover has to
  explain the option, and a symbol has to stand where the keystroke was. Anything else fails the whole run.
- **Open.** A new process that has just answered \`initialize\`, its first file: from the moment at which the message goes out to the answer. The *first screen* is there with the first answer that
  has all problems of the first ${firstScreen} lines. *In a server that has worked*: the same text once more, under another name.
- **Keystroke.** A value is taken away but for its first letter, and typed again letter by letter: in the middle of the file first, then in up to
  24 other places all over it. Each keystroke goes out when the answer to the one before is there.
- **Symbols.** Asked for once when typing is over (*for the first time*: our server reads every DN for it), then right behind a keystroke. The others
  stop at 5,000 symbols, wherever in the file that is. Ours shows every DN up to ${number(mostSymbols)} symbols in all, beyond that without what stands in it, and more
  than ${number(mostSymbols)} DNs in groups of ${groupSize}; the bench counts them.
- **How problems come.** Our server and VS Code's JSON server are asked right behind each change, as VS Code does it; yaml-language-server cannot be asked,
  and tells its problems when it is done. It waits for 200 ms before it begins, which is part of what its users wait for, too; CPU times do not
  contain it.
- **CPU time** is that of all threads of the server, from Linux, until it is idle again: what it does behind its answers counts.
- **Memory** is the resident set of the process, from Linux: after opening, and the most it ever was until typing, completions, hovers and symbols were done.
- **The workspace.** Three files in YAML to one in JSON and one in XML, in folders of 50; two DNs of each file are wrong, and one file in ten repeats a
  number of the file before it. While all are read, somebody types in an open file and asks for a completion behind each keystroke, every 25 ms; the
  client asks for all problems at the same time and takes them in parts. Then a file is changed behind the server's back.
- **Very many files.** 10,000 files of 100 DNs in YAML, one DN in fifty wrong, linted in one run that prints JSON, with as many threads as there are cores; \`yaml\` parses 500 of
  them, one after the other.
- **By turns.** A round is our server, the other one, and the floors; each time in a new process.
- **Left out.** The others beyond 10,000 DNs: they take too long. Other servers for XML and options
  exports: the bench knows none that checks the same.

To measure on another machine: \`npm ci\`, then \`npm run bench\`; \`npm run bench -- --quick\` goes up to 1,000 DNs in few rounds. The first run
installs what it compares with. \`npm run profile\` shows where our server's time goes.
`;
}

function sections(title: string, tables: readonly Table[]): string {
  if (tables.length === 0) return '';
  return `## ${title}\n\n${tables.map((table) => `### ${table.title}\n\n${forMarkdown(table)}\n`).join('\n')}`;
}
