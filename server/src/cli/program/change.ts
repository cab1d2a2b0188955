import type { Command } from 'commander';
import type { Finish } from '../program.ts';
import { type FailOn, failOnOption, optionsOf, pathNotes, pathsHelp, repeatable, withExamples } from './parts.ts';

/** The commands that change files. */
export function addChangeCommands(program: Command, finish: Finish): void {
  addFix(program, finish);
  addPreset(program, finish);
}

function addPreset(program: Command, finish: Finish): void {
  const preset = program
    .command('preset')
    .summary('set DNs up for Instant Messaging, or list the presets')
    .description(
      'Brings DNs to what an IM preset says, and tells what changes and when. Without a name it lists the presets.',
    )
    .argument('[name]', 'the preset')
    .argument('[paths...]', `${pathsHelp} (then the text goes to standard output)`)
    .addOption(
      repeatable('--dn <number>', 'only DNs of this number, with * for any characters; may be given several times'),
    )
    .option('--dry-run', 'print a unified diff instead of writing')
    .action(async (name: string | undefined, paths: string[]) => {
      const { preset: run } = await import('../commands/preset.ts');
      finish(await run(name, paths, optionsOf<{ dryRun?: boolean; dn: readonly string[] }>(preset)));
    });
  withExamples(
    preset,
    [
      ['dn-config preset', 'list the presets'],
      ['dn-config preset im-workspace sites/berlin.dn.yaml', 'all DNs of a file'],
      ['dn-config preset im-only --dn "71*" --dn 7200 --dry-run .', 'some DNs; see what would change'],
    ],
    `${pathNotes}
The exit status is 1 when a DN could not be brought to what the preset says, and 2 when no DN has such a number.`,
  );
}

function addFix(program: Command, finish: Finish): void {
  const fix = program
    .command('fix')
    .summary('make the fixes that are safe')
    .description(
      'Makes the fixes that cannot change what the author meant, until none is left, and reports what is left. Outside of them not a byte changes.',
    )
    .argument('<paths...>', `${pathsHelp} (then the text goes to standard output)`)
    .option('--dry-run', 'print a unified diff instead of writing')
    .addOption(repeatable('--rule <rule>', 'make only the fixes of this rule; may be given several times'))
    .addOption(failOnOption())
    .action(async (paths: string[]) => {
      const { fix: run } = await import('../commands/fix.ts');
      finish(await run(paths, optionsOf<FailOn & { dryRun?: boolean; rule: readonly string[] }>(fix)));
    });
  withExamples(
    fix,
    [
      ['dn-config fix .', 'mend everything below the current folder'],
      ['dn-config fix --dry-run . > safe.patch', 'see what would change'],
      ['dn-config fix --rule value/case --rule option/case sites', 'mend only what these rules find'],
    ],
    `${pathNotes}
Each file is replaced all at once: whenever the program ends, a file is as it was or as it should be. What is printed never shows the value of a
secret, so text from standard input comes out with secrets masked.`,
  );
}
