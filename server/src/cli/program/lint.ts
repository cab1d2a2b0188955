import { type Command, Option } from 'commander';
import type { Finish } from '../program.ts';
import { type FailOn, failOnOption, optionsOf, pathNotes, pathsHelp, withExamples } from './parts.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;

export function addLint(program: Command, finish: Finish): void {
  const lint = program
    .command('lint')
    .summary('report what is wrong in DN files')
    .description('Reports what is wrong in DN files: the same findings as in the editor.')
    .argument('<paths...>', pathsHelp)
    .addOption(
      new Option('--format <format>', 'text for people, json for programs, sarif 2.1.0, github for annotations')
        .choices(formats)
        .default('text'),
    )
    .addOption(failOnOption())
    .action(async (paths: string[]) => {
      const { lint: run } = await import('../commands/lint.ts');
      finish(await run(paths, optionsOf<FailOn & { format: (typeof formats)[number] }>(lint)));
    });
  withExamples(
    lint,
    [
      ['dn-config lint .', 'everything below the current folder'],
      ['dn-config lint --fail-on warning "sites/**/*.dn.yaml"', 'what a glob matches; warnings fail, too'],
      ['dn-config lint --format sarif . > dn-config.sarif', 'a log for code scanning'],
      ['cat export.json | dn-config lint --stdin-path export.json -', 'standard input, under a name'],
    ],
    pathNotes,
  );
}
