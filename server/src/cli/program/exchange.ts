import { type Command, Option } from 'commander';
import { convertTargets } from '../../convert/model.ts';
import type { ConvertOptions } from '../exchange/convert.ts';
import type { PlanOptions } from '../exchange/plan.ts';
import type { Finish } from '../program.ts';
import { failOnOption, optionsOf, pathNotes, pathsHelp, withExamples } from './parts.ts';

/** The commands that bring DNs from one file to another. */
export function addExchangeCommands(program: Command, finish: Finish): void {
  addPlan(program, finish);
  addConvert(program, finish);
}

function addPlan(program: Command, finish: Finish): void {
  const plan = program
    .command('plan')
    .summary('tell what a change does, and when it takes effect')
    .description(
      'Compares two files or folders of DNs, in whatever formats, or a git revision with the working tree: which DNs come, go and change, each option old -> new in effect, when that takes effect, and which findings it brings or resolves.',
    )
    .argument(
      '[paths...]',
      'OLD and NEW; with --git, files and folders of the working tree (default: the current folder)',
    )
    .addOption(new Option('--git <revision>', 'compare this revision with the working tree'))
    .addOption(
      new Option('--format <format>', 'text for people, json for programs, markdown for a merge request')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .addOption(
      new Option('--emit <form>', 'write what an administrator imports to make the change').choices([
        'cfgdata',
        'options',
      ]),
    )
    .addOption(
      new Option('--out <path>', 'the file or folder for --emit; without it, standard output, passwords masked'),
    )
    .addOption(failOnOption())
    .action(async (paths: string[]) => {
      const { plan: run } = await import('../exchange/plan.ts');
      finish(await run(paths, optionsOf<PlanOptions>(plan)));
    });
  withExamples(
    plan,
    [
      ['dn-config plan before.cfgdata.xml berlin.dn.yaml', 'an export beside the file that is to replace it'],
      ['dn-config plan --git HEAD --format markdown', 'what is not committed yet, for a merge request'],
      ['dn-config plan --git v1 --emit cfgdata --out changes.xml sites', 'the changes since a tag, to be imported'],
    ],
    `A file that cannot be read ends in 2 without a plan: its DNs would count as taken away. The exit status is 1 when the change brings new
findings at or above --fail-on.`,
  );
}

function addConvert(program: Command, finish: Finish): void {
  const convert = program
    .command('convert')
    .summary('write DNs in another format')
    .description(
      'Writes DNs in another format. What the target cannot hold is said on standard error; nothing else is lost.',
    )
    .argument('<paths...>', pathsHelp)
    .addOption(new Option('--to <format>', 'the format to write').choices(convertTargets).makeOptionMandatory())
    .addOption(new Option('--out <path>', 'the file or folder to write; without it, standard output, passwords masked'))
    .option('--force', 'replace files in the folder of --out')
    .action(async (paths: string[]) => {
      const { convertFiles } = await import('../exchange/convert.ts');
      finish(await convertFiles(paths, optionsOf<ConvertOptions>(convert)));
    });
  withExamples(
    convert,
    [
      ['dn-config convert --to yaml export.cfgdata.xml --out berlin.dn.yaml', 'an export as code'],
      ['dn-config convert --to options berlin.dn.yaml --out exports/', 'one options export for each DN'],
      ['cat gws.json | dn-config convert --to yaml --stdin-path gws.json -', 'standard input to standard output'],
    ],
    pathNotes,
  );
}
