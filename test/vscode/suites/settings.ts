import { ConfigurationTarget, DiagnosticSeverity, workspace } from 'vscode';
import { finding, findings, open, until } from '../support.ts';

suite('settings', () => {
  test('dnConfig.rules changes the severity of a rule, and switches it off', async () => {
    const { document } = await open('berlin.dn.yaml');
    await finding(document, 'value/invalid');
    const settings = workspace.getConfiguration('dnConfig', document);
    try {
      await settings.update('rules', { 'value/invalid': 'information' }, ConfigurationTarget.Workspace);
      await until('the finding is information', () =>
        findings(document).some(({ severity }) => severity === DiagnosticSeverity.Information),
      );
      await settings.update('rules', { 'value/invalid': 'off' }, ConfigurationTarget.Workspace);
      await until('the finding is gone', () => findings(document).length === 0);
    } finally {
      await settings.update('rules', undefined, ConfigurationTarget.Workspace);
    }
    await until('the finding is an error again', () =>
      findings(document).some(({ severity }) => severity === DiagnosticSeverity.Error),
    );
  });
});
