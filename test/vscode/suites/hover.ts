import { commands, type Hover, MarkdownString } from 'vscode';
import { open, until } from '../support.ts';

suite('hover', () => {
  test('documents an option', async () => {
    const { document } = await open('berlin.dn.yaml');
    const position = document.positionAt(document.getText().indexOf('sip-signaling-chat') + 3);
    await until('a hover that names the option and its values', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (part instanceof MarkdownString ? part.value : ''))
        .join('\n');
      return /sip-signaling-chat/.test(text) && /session/.test(text);
    });
  });
});
