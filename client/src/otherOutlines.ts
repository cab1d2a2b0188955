/** What is known of the extensions around ours. */
export interface Surroundings {
  isInstalled(extension: string): boolean;
  /** A setting of somebody else's for the document. */
  settingOf(name: string): unknown;
}

/**
 * Whether somebody else gives an outline of documents in a language. Two of one document would stand one below the other.
 * @param languageId VS Code's name of the language
 */
export function hasOtherOutline(languageId: string, { isInstalled, settingOf }: Surroundings): boolean {
  switch (languageId) {
    case 'json':
    case 'jsonc':
      // VS Code itself does.
      return true;
    case 'yaml':
      return isInstalled('redhat.vscode-yaml');
    case 'xml':
      // It can be told to give none.
      return isInstalled('redhat.vscode-xml') && settingOf('xml.symbols.enabled') !== false;
    default:
      return false;
  }
}
