import type { Command, Option } from 'commander';

export type Shell = 'bash' | 'zsh' | 'fish';

/** What can be typed behind a command: its options and those of every command, and what its options and first argument take. */
interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionWords[];
  readonly argument: readonly string[];
}

interface OptionWords {
  readonly flag: string;
  readonly description: string;
  /** What it takes: nothing, one of some words, or anything. */
  readonly takes: readonly string[] | 'anything' | undefined;
}

/** A script with which a shell completes all commands and options; where neither fits, it completes files. */
export function completionScript(program: Command, shell: Shell): string {
  const general = program.options.map(optionWords);
  const commands = program.commands.map((command): CommandWords => {
    return {
      name: command.name(),
      summary: command.summary(),
      options: [...command.options.map(optionWords), ...general],
      argument: command.registeredArguments[0]?.argChoices ?? [],
    };
  });
  switch (shell) {
    case 'bash':
      return bashScript(commands, general);
    case 'zsh':
      return `autoload -U +X bashcompinit && bashcompinit\n${bashScript(commands, general)}`;
    case 'fish':
      return fishScript(commands, general);
  }
}

function optionWords({ long, short, description, required, optional, argChoices }: Option): OptionWords {
  return {
    flag: long ?? short ?? '',
    description,
    takes: required || optional ? (argChoices ?? 'anything') : undefined,
  };
}

/** zsh runs it, too, with its own help for that. */
function bashScript(commands: readonly CommandWords[], general: readonly OptionWords[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const choices = [
    ...commands.flatMap(({ name, options }) =>
      choiceLines(
        `${name}\\ `,
        options.filter((option) => !general.includes(option)),
      ),
    ),
    ...choiceLines('*\\ ', general),
  ].join('\n');
  const cases = commands.map(({ name, options, argument }) => {
    const words = [...options.map(({ flag }) => flag), '--help'].join(' ');
    return `    ${name}) options='${words}'; words='${argument.join(' ')}' ;;`;
  });
  return `# Completion for dn-config, made by 'dn-config completion'.
_dn_config() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words='' options=''
  COMPREPLY=()
  case "\${COMP_WORDS[1]} $before" in
${choices}
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    options='${[...general.map(({ flag }) => flag), '--help'].join(' ')}'
    words='${names} help'
  else
    case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    help) words='${names}' ;;
    esac
  fi
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi ;;
  esac
}
complete -o filenames -F _dn_config dn-config
`;
}

function choiceLines(before: string, options: readonly OptionWords[]): string[] {
  return options.flatMap(({ flag, takes }) =>
    Array.isArray(takes) ? [`    ${before}${flag}) words='${takes.join(' ')}' ;;`] : [],
  );
}

function fishScript(commands: readonly CommandWords[], general: readonly OptionWords[]): string {
  const lines = ["# Completion for dn-config, made by 'dn-config completion'."];
  for (const { name, summary } of commands)
    lines.push(`complete -c dn-config -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`);
  for (const { name, options, argument } of commands) {
    const when = `-n '__fish_seen_subcommand_from ${name}'`;
    if (argument.length > 0) lines.push(`complete -c dn-config ${when} -f -a ${quoted(argument.join(' '))}`);
    for (const option of options.filter(({ flag }) => !general.some((other) => other.flag === flag)))
      lines.push(fishOption(option, `${when} `));
  }
  for (const option of general) lines.push(fishOption(option, ''));
  return `${lines.join('\n')}\n`;
}

function fishOption({ flag, description, takes }: OptionWords, when: string): string {
  const what = Array.isArray(takes) ? ` -x -a ${quoted(takes.join(' '))}` : takes === undefined ? '' : ' -r';
  return `complete -c dn-config ${when}-l ${flag.replace(/^--/, '')}${what} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
