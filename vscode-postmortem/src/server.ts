import { existsSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, ErrorCodes, ExecuteCommandRequest, LanguageClient, ResponseError, RevealOutputChannelOn, State,
  type CloseHandlerResult, type Executable,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from './protocol';

/** A server that ends more often than this within the window below is left stopped until somebody asks for it. */
const maxRestarts = 5;
const restartWindow = 180_000;
/** Until it is known whether a process that did not start has ended. */
const startPause = 500;
/** Where the workspace's state keeps what each file is treated as. */
const kindsKey = 'kinds';

/**
 * The language server's process and the connection to it. It is restarted by itself when it ends, each time after a
 * longer pause; whatever goes wrong becomes one message with a way out.
 */
export class Server implements vscode.Disposable {
  readonly client: LanguageClient;
  private readonly output: vscode.LogOutputChannel;
  private readonly executable: Executable = { command: '', args: ['lsp', '--stdio'] };
  private endedAt: number[] = [];
  /** Whether start() waits for the server; else the library is restarting it by itself and nobody sees its error. */
  private asked = false;
  /** Whether the process that was started last has ended. */
  private ended = false;
  /** Whether a message that offers a restart is waiting for an answer. */
  private offering = false;

  /** `commands` are those that the client answers itself, although the server lists them for other editors. */
  constructor(private readonly extension: vscode.ExtensionContext, commands: ReadonlySet<string>) {
    this.output = vscode.window.createOutputChannel('Post-mortem', { log: true });
    this.client = new QuietClient('postmortem', 'Post-mortem', this.executable, {
      documentSelector: [
        { language: 'markdown', scheme: 'file' },
        { language: 'markdown', scheme: 'untitled' },
        { language: 'markdown', scheme: 'vscode-vfs' },
        { language: 'yaml', scheme: 'file', pattern: '**/.postmortem/**/*.{yaml,yml}' },
      ],
      initializationOptions: (): InitializationOptions => ({ customRequests: true, isTrusted: vscode.workspace.isTrusted, kinds: this.kinds }),
      outputChannel: this.output,
      traceOutputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      markdown: { isTrusted: false, supportHtml: false },
      errorHandler: {
        error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true }),
        closed: () => this.closed(),
      },
    });
    this.client.onDidChangeState(change => {
      if (change.newState === State.Starting) {
        this.ended = false;
      } else if (change.newState === State.StartFailed && !this.asked) {
        // A process that ended is started again by closed(), which otherwise says why not; one that never began has nobody to say so.
        setTimeout(() => {
          if (!this.ended && this.client.state === State.StartFailed) {
            this.offerRestart(this.whyNotStarted('it ended again at once'));
          }
        }, startPause);
      }
    });
    this.leaveToClient(commands);
  }

  async start(): Promise<void> {
    this.executable.command = this.path();
    this.asked = true;
    try {
      await this.client.start();
    } catch (error) {
      this.offerRestart(this.whyNotStarted(error));
    } finally {
      this.asked = false;
    }
  }

  async restart(): Promise<void> {
    this.endedAt = [];
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    if (this.client.state === State.Running) {
      await this.client.stop().catch(error => this.output.warn(`The server did not stop in time: ${firstLine(error)}`));
    }
  }

  async request<R>(method: string, params?: object): Promise<R> {
    if (this.client.state !== State.Running) {
      throw new Error('The post-mortem server is not running; see "Post-mortem: Restart Server".');
    }
    return this.client.sendRequest<R>(method, params ?? {});
  }

  /** Has a file treated as a kind from now on, also after the server or the editor was started again; as nothing in particular without one. */
  async treatAs(uri: vscode.Uri, kind: string | undefined): Promise<void> {
    await this.request('postmortem/treatAs', { uri: uri.toString(), ...(kind === undefined ? {} : { kind }) });
    const { [uri.toString()]: _, ...others } = this.kinds;
    await this.extension.workspaceState.update(kindsKey, kind === undefined ? others : { ...others, [uri.toString()]: kind });
  }

  showOutput(): void {
    this.output.show();
  }

  dispose(): void {
    this.client.dispose().catch(() => undefined);
    this.output.dispose();
  }

  private get kinds(): Readonly<Record<string, string>> {
    return this.extension.workspaceState.get<Record<string, string>>(kindsKey, {});
  }

  private path(): string {
    const configured = vscode.workspace.getConfiguration('postmortem').get<string>('server.path', '').trim();
    if (configured !== '' && vscode.workspace.isTrusted) {
      return configured;
    }
    const name = process.platform === 'win32' ? 'postmortem.exe' : 'postmortem';
    return this.extension.asAbsolutePath(`server/${name}`);
  }

  private async closed(): Promise<CloseHandlerResult> {
    this.ended = true;
    // A server that ends before it has answered the first request would end again: start() reports it.
    if (this.client.state === State.Starting && this.endedAt.length === 0) {
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const now = Date.now();
    this.endedAt = [...this.endedAt.filter(at => now - at < restartWindow), now];
    if (this.endedAt.length > maxRestarts) {
      this.offerRestart(`The post-mortem server ended ${this.endedAt.length} times within three minutes and was left stopped.`);
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    await new Promise(resolve => setTimeout(resolve, 200 * 2 ** (this.endedAt.length - 1)));
    return { action: CloseAction.Restart, handled: true };
  }

  private whyNotStarted(error: unknown): string {
    const { command } = this.executable;
    let why = firstLine(error);
    if (path.isAbsolute(command) && !existsSync(command)) {
      why = `there is no file ${command}`;
    } else if (error instanceof ResponseError && error.code === ErrorCodes.PendingResponseRejected) {
      why = 'it ended before it answered';
    }
    return `The post-mortem server could not be started: ${why}.`;
  }

  private offerRestart(message: string): void {
    if (this.offering) {
      return;
    }
    this.offering = true;
    void vscode.window.showErrorMessage(message, 'Restart', 'Show Output').then(async choice => {
      this.offering = false;
      if (choice === 'Restart') {
        await this.restart();
      } else if (choice === 'Show Output') {
        this.showOutput();
      }
    });
  }

  /** The library registers every command that the server lists, which fails for those that are registered already. */
  private leaveToClient(commands: ReadonlySet<string>): void {
    const feature = this.client.getFeature(ExecuteCommandRequest.method);
    const register = feature.register.bind(feature);
    feature.register = data => register({
      ...data,
      registerOptions: { ...data.registerOptions, commands: data.registerOptions.commands.filter(command => !commands.has(command)) },
    });
  }
}

/** Leaves every message to the class above: the library's own would be a second one for the same thing. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]!.replace(/\.$/, '');
}
