import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { Status } from './protocol';
import type { Server } from './server';

/** The status bar item of the document being edited: its kind and how much of it is there, as the server says. */
export function showStatus(server: Server): vscode.Disposable {
  const known = new Map<string, Status>();
  const item = vscode.window.createStatusBarItem('postmortem.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Post-mortem';
  item.command = 'postmortem.treatAs';

  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    const status = document === undefined ? undefined : known.get(document.uri.toString());
    void vscode.commands.executeCommand('setContext', 'postmortem.kind', status?.kind);
    if (status?.kind === undefined) {
      item.hide();
      return;
    }
    const counted = status.required === undefined || status.required === 0 ? '' : ` ${status.complete ?? 0}/${status.required}`;
    item.text = `$(checklist) ${status.title ?? status.kind}${counted}`;
    item.tooltip = tooltip(status);
    item.show();
  };

  return vscode.Disposable.from(
    item,
    server.client.onNotification('postmortem/status', (status: Status) => {
      // The editor writes some characters of a URI in another way than the server does.
      known.set(vscode.Uri.parse(status.uri).toString(), status);
      show();
    }),
    server.client.onDidChangeState(change => {
      if (change.newState !== State.Running) {
        known.clear();
        show();
      }
    }),
    vscode.workspace.onDidCloseTextDocument(document => known.delete(document.uri.toString())),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
}

function tooltip(status: Status): string {
  const lines = [`Read as: ${status.title ?? status.kind ?? ''}`];
  if (status.required !== undefined && status.required > 0) {
    lines.push(`Required sections complete: ${status.complete ?? 0} of ${status.required}`);
  }
  if (status.missing !== undefined && status.missing.length > 0) {
    lines.push(`To do: ${status.missing.join(', ')}`);
  }
  if (status.score !== undefined) {
    lines.push(`Score: ${status.score} of 10`);
  }
  return [...lines, 'Click to read the file as another kind.'].join('\n');
}
