import * as vscode from 'vscode';
import { commands, documentOf } from './commands';
import { ReviewPanel } from './review';
import { Server } from './server';
import { showStatus } from './status';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = server = new Server(context, new Set(Object.keys(commands)));
  const reviews = new ReviewPanel(started, context.extensionUri);
  const register = (id: string, run: (target?: unknown) => Promise<void> | void) => context.subscriptions.push(
    vscode.commands.registerCommand(id, async (target?: unknown) => {
      try {
        await run(target);
      } catch (error) {
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    }));

  for (const [id, command] of Object.entries(commands)) {
    register(id, target => command(started, target));
  }
  register('postmortem.review', target => reviews.show(documentOf(target)));
  register('postmortem.restart', () => started.restart());
  register('postmortem.showOutput', () => started.showOutput());
  context.subscriptions.push(
    started,
    reviews,
    showStatus(started, reviews),
    // What an untrusted workspace may not decide is decided when the server starts.
    vscode.workspace.onDidGrantWorkspaceTrust(() => started.restart()),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('postmortem.server.path')) {
        void started.restart();
      }
    }),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
