import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities } from 'vscode-languageserver';
import { root } from '../../../scripts/root.ts';
import { installVsCodeHost, versionOf } from '../../../scripts/vscode-host/install.ts';
import { groupSize, mostSymbols } from '../../../server/src/features/documentSymbols.ts';
import type { BenchFile } from '../files/file.ts';
import type { NotationName } from '../files/notations.ts';
import { installPeers, yamlLanguageServer } from './peers.ts';
import { dnFileSchema } from './schema.ts';

/** A server that the bench can start: how, and what its editor says to it. */
export interface BenchServer {
  readonly title: string;
  /** The arguments for Node. */
  readonly args: readonly string[];
  readonly capabilities: ClientCapabilities;
  /** Whether its editor asks for problems; else the server tells them when it likes. */
  readonly pulls: boolean;
  readonly initializationOptions?: unknown;
  /** Settings by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** How many symbols stand outermost in the server's outline of a file; absent where it stops at a limit. */
  outermostSymbols?(file: BenchFile): number;
  /** Whether the settings are sent at the start, besides being there when asked for. */
  readonly sendsSettings?: boolean;
}

/** All servers of a run. */
export interface BenchServers {
  readonly ours: BenchServer;
  readonly yaml: BenchServer;
  readonly json: BenchServer;
  /** Scans the lines of a text, and nothing else. */
  readonly scan: BenchServer;
  /** Reads messages and answers at once: what the bench itself and the pipes take. */
  readonly nothing: BenchServer;
}

const pushing: ClientCapabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: {
    publishDiagnostics: {},
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

const pulling: ClientCapabilities = {
  workspace: { ...pushing.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...pushing.textDocument, diagnostic: {} },
};

export const ourServer: BenchServer = {
  title: 'DN Config',
  args: [join(root, 'dist/server.js'), '--stdio'],
  capabilities: pulling,
  pulls: true,
  settings: { dnConfig: {} },
  outermostSymbols: ({ dns, sections }) => {
    const count = sections ?? dns;
    return count > mostSymbols ? Math.ceil(count / groupSize) : count;
  },
};

/** Installs what has to be installed, and says how each server is started. */
export async function provideServers(): Promise<BenchServers> {
  await installPeers();
  const schemaFile = join(root, 'test-results/bench-schema.json');
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(schemaFile, JSON.stringify(dnFileSchema('yaml'), undefined, 2));
  const vscode = await installVsCodeHost(console.log);
  return {
    ours: ourServer,
    yaml: {
      title: `yaml-language-server ${yamlLanguageServer.version}`,
      args: [yamlLanguageServer.program, '--stdio'],
      capabilities: pushing,
      pulls: false,
      settings: {
        yaml: {
          validate: true,
          completion: true,
          hover: true,
          schemas: { [pathToFileURL(schemaFile).href]: '*.dn.yaml' },
          schemaStore: { enable: false },
          kubernetesCRDStore: { enable: false },
        },
      },
      sendsSettings: true,
    },
    json: {
      title: `JSON server of VS Code ${versionOf(vscode)}`,
      args: [join(vscode.vscode, 'extensions/json-language-features/server/dist/node/jsonServerMain.js'), '--stdio'],
      capabilities: pulling,
      pulls: true,
      initializationOptions: { provideFormatter: false, handledSchemaProtocols: ['file'] },
      settings: {
        json: {
          validate: { enable: true },
          schemas: [{ fileMatch: ['*-dns.json'], url: 'file:///bench-schema.json', schema: dnFileSchema('json') }],
        },
      },
      sendsSettings: true,
    },
    scan: {
      title: 'a server that scans lines',
      args: [join(import.meta.dirname, 'scanServer.ts'), '--stdio'],
      capabilities: pulling,
      pulls: true,
    },
    nothing: {
      title: 'a server that does nothing',
      args: [join(import.meta.dirname, 'nothingServer.js')],
      capabilities: pulling,
      pulls: true,
    },
  };
}

/** The server that people use today for the files of a notation, where there is one. */
export function peerFor(servers: BenchServers, notation: NotationName): BenchServer | undefined {
  if (notation === 'yaml') return servers.yaml;
  return notation === 'json' ? servers.json : undefined;
}
