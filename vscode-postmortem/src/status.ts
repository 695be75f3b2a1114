import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { Status } from './protocol';
import type { ReviewPanel } from './review';
import type { Server } from './server';

/** The status bar item of the document being edited: its kind, its score and how much of it is there, as the server says. */
export function showStatus(server: Server, reviews: ReviewPanel): vscode.Disposable {
  const known = new Map<string, Status>();
  const item = vscode.window.createStatusBarItem('postmortem.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Post-mortem';
  item.command = 'postmortem.review';

  const show = () => {
    const document = vscode.window.activeTextEditor?.document.uri ?? reviews.active;
    const status = document === undefined ? undefined : known.get(document.toString());
    void vscode.commands.executeCommand('setContext', 'postmortem.kind', status?.kind);
    if (status?.kind === undefined) {
      item.hide();
      return;
    }
    const score = status.score === undefined ? '' : ` ${status.score.toFixed(1)}`;
    const counted = status.required === undefined || status.required === 0 ? '' : ` (${status.complete ?? 0}/${status.required})`;
    item.text = `$(checklist) ${status.title ?? status.kind}${score}${counted}`;
    item.tooltip = tooltip(status);
    item.show();
  };

  return vscode.Disposable.from(
    item,
    server.client.onNotification('postmortem/status', (status: Status) => {
      // The editor writes some characters of a URI in another way than the server does.
      const uri = vscode.Uri.parse(status.uri);
      known.set(uri.toString(), status);
      show();
      reviews.changed(uri);
    }),
    server.client.onDidChangeState(change => {
      if (change.newState !== State.Running) {
        known.clear();
        show();
      }
    }),
    vscode.workspace.onDidCloseTextDocument(document => known.delete(document.uri.toString())),
    vscode.window.onDidChangeActiveTextEditor(show),
    reviews.onDidChangeActive(show),
  );
}

function tooltip(status: Status): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: ['postmortem.review', 'postmortem.treatAs'] };
  const line = (content: string) => text.appendText(content).appendMarkdown('\n\n');
  line(`Read as: ${status.title ?? status.kind ?? ''}`);
  if (status.score !== undefined) {
    line(`Score: ${status.score.toFixed(1)} of 10`);
  }
  if (status.required !== undefined && status.required > 0) {
    line(`Required sections complete: ${status.complete ?? 0} of ${status.required}`);
  }
  if (status.missing !== undefined && status.missing.length > 0) {
    line(`To do: ${status.missing.join(', ')}`);
  }
  return text.appendMarkdown('[Review](command:postmortem.review) · [Treat this file as…](command:postmortem.treatAs)');
}
