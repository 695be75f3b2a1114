import * as vscode from 'vscode';
import type { Review } from './protocol';
import type { Server } from './server';

const scheme = 'postmortem-review';
/** A pause in typing after which an open review is asked for again. */
const pause = 400;

/** Shows reviews in the editor's own Markdown preview, beside the document and up to date with it. */
export class Reviews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly parts: vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.parts = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(change => this.refresh(change.document.uri)),
    ];
  }

  static uriOf(document: vscode.Uri): vscode.Uri {
    const name = document.path.slice(document.path.lastIndexOf('/') + 1);
    return vscode.Uri.from({ scheme, path: `/Review of ${name}`, query: document.toString() });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      return (await this.server.request<Review>('postmortem/review', { uri: uri.query })).markdown;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  dispose(): void {
    this.timers.forEach(timer => clearTimeout(timer));
    vscode.Disposable.from(...this.parts).dispose();
  }

  private refresh(document: vscode.Uri): void {
    if (document.scheme === scheme || !vscode.workspace.textDocuments.some(open => open.uri.scheme === scheme && open.uri.query === document.toString())) {
      return;
    }
    clearTimeout(this.timers.get(document.toString()));
    this.timers.set(document.toString(), setTimeout(() => this.changed.fire(Reviews.uriOf(document)), pause));
  }
}
