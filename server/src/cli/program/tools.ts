import { Argument, type Command, Option } from 'commander';
import type { Finish } from '../program.ts';
import { optionsOf, withExamples } from './parts.ts';

/** The commands that do not work on files. */
export function addTools(program: Command, finish: Finish): void {
  addExplain(program, finish);
  addCompletion(program, finish);
  addServer(program, finish);
}

function addExplain(program: Command, finish: Finish): void {
  const explain = program
    .command('explain')
    .summary('tell what is known of a name')
    .description(
      'Tells what is known of an option, a value, a field of a DN, a member of an enumeration, a section, a preset or a rule, and where it is known from.',
    )
    .argument('<name>', 'the name, as it stands in a file or in a finding')
    .addOption(
      new Option('--format <format>', 'text, or its source in Markdown').choices(['text', 'markdown']).default('text'),
    )
    .action(async (name: string) => {
      const { explain: run } = await import('../commands/explain.ts');
      finish(await run(name, optionsOf<{ format: 'text' | 'markdown' }>(explain)));
    });
  withExamples(explain, [
    ['dn-config explain sip-signaling-chat', 'an option: values, default, when a change takes effect, source'],
    ['dn-config explain value/yaml-boolean', 'a rule, with examples'],
    ['dn-config explain CFGExtension', 'a member of an enumeration, in any of its spellings'],
  ]);
}

function addCompletion(program: Command, finish: Finish): void {
  const completion = program
    .command('completion')
    .summary('print a script that completes commands in a shell')
    .description('Prints a script with which a shell completes the commands and options of dn-config.')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionScript } = await import('../commands/completion.ts');
      process.stdout.write(completionScript(program, shell));
      finish(0);
    });
  withExamples(completion, [
    ['source <(dn-config completion bash)', 'in ~/.bashrc'],
    ['source <(dn-config completion zsh)', 'in ~/.zshrc, below compinit'],
    ['dn-config completion fish > ~/.config/fish/completions/dn-config.fish', 'once'],
  ]);
}

function addServer(program: Command, finish: Finish): void {
  const lsp = program
    .command('lsp')
    .summary('run the language server')
    .description('Runs the language server, for any editor that speaks the Language Server Protocol.')
    .requiredOption('--stdio', 'speak over standard input and output')
    // Clients add options of their own, such as the number of their process.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      await import('../../lsp/nodeMain.ts');
      finish(undefined);
    });
  withExamples(lsp, [['dn-config lsp --stdio', 'what an editor is told to start']]);
}
