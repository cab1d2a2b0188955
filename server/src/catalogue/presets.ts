import type { Preset } from './types.ts';

function preset(
  id: string,
  title: string,
  purpose: string,
  multimedia: string,
  signaling: string | undefined,
  voice: string,
): Preset {
  return {
    id,
    title,
    for: purpose,
    options: [
      { name: 'multimedia', value: multimedia },
      { name: 'sip-signaling-chat', value: signaling },
      { name: 'voice', value: voice },
    ],
  };
}

/** The IM set-ups, once for snippets, completions, the refactoring and the command line. */
export const presets: readonly Preset[] = [
  preset('im-workspace', 'IM with Workspace', 'Workspace, one site', 'true', 'session', 'true'),
  preset('im-multi-site', 'IM with Workspace, multi-site', 'Workspace, multi-site', 'true', 'none', 'true'),
  preset(
    'im-business-continuity',
    'IM with Workspace, Business Continuity',
    'Workspace, Business Continuity',
    'true',
    'none',
    'true',
  ),
  preset(
    'im-office-communicator',
    'IM with Microsoft Office Communicator',
    'Microsoft Office Communicator endpoints',
    'true',
    'session',
    'true',
  ),
  preset('im-only', 'IM only', 'a DN for IM alone, chat by T-Library', 'true', 'none', 'false'),
  preset('voice-only', 'Voice only', 'back to no IM', 'false', undefined, 'true'),
];
