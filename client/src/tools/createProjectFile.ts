import { Uri, window, workspace } from 'vscode';
import type { Given } from './given.ts';
import { Refusal, type Workbench } from './workbench.ts';

const projectFileName = 'dn-config.yaml';

/** Nothing is declared in it: what holds, only the person knows. */
const template = `# What DN Config knows of this contact centre, for the editor and the command line.
# What nobody has said is unknown, and nothing is concluded from it.

# How it is built: single-site, multi-site or business-continuity.
# deployment: multi-site

# With what agents handle Instant Messaging: workspace or office-communicator.
# imEndpoint: workspace

# How loud rules are: off, hint, information, warning or error.
# rules:
#   option/unknown: off

# What holds for some files or DNs only. Of several entries that fit, later ones win.
# overrides:
#   - files: ["sites/berlin/**"]
#     dns: ["7001", "71*"]
#     imRole: im-only
`;

/** Opens the project file of a workspace folder, which it makes where there is none. */
export async function createProjectFile(_: Workbench, { uris }: Given): Promise<void> {
  const folder = await folderFor(uris[0] ?? window.activeTextEditor?.document.uri);
  if (!folder) return;
  const uri = Uri.joinPath(folder, projectFileName);
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) await workspace.fs.writeFile(uri, new TextEncoder().encode(template));
  await window.showTextDocument(uri);
}

/** The folder of the workspace that a file belongs to; where that says nothing, the only one or the one that the person chooses. */
async function folderFor(uri: Uri | undefined): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const own = uri && workspace.getWorkspaceFolder(uri);
  if (own) return own.uri;
  if (folders.length === 0) throw new Refusal('The project file stands in a folder: open one first.');
  if (folders.length === 1) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick())?.uri;
}
