import * as vscode from 'vscode';
import { CodeActionResolveRequest, type CodeAction } from 'vscode-languageclient/node';
import type { FromPanel, PanelState } from './panel/messages';
import type { Review, ReviewFix, ReviewRange } from './protocol';
import type { Server } from './server';

const type = 'postmortem.review';
/** A pause in typing after which the review is asked for again. */
const pause = 400;

/**
 * The review panel: one, beside the document, that follows whichever Markdown document is being edited. What it says
 * comes from the server; what is clicked in it is done here.
 */
export class ReviewPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;
  private source: vscode.Uri | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** The review asked for last; an answer to an earlier question is late. */
  private asked = 0;
  private readonly parts: vscode.Disposable;
  private readonly activated = new vscode.EventEmitter<void>();
  readonly onDidChangeActive = this.activated.event;

  constructor(private readonly server: Server, private readonly extension: vscode.Uri) {
    this.parts = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(type, this),
      vscode.window.onDidChangeActiveTextEditor(editor => this.follow(editor)),
      vscode.workspace.onDidChangeTextDocument(change => change.document.uri.toString() === this.source?.toString() && this.refresh(pause)),
      vscode.workspace.onDidCloseTextDocument(document => document.uri.toString() === this.source?.toString() && this.refresh(0)),
      server.client.onDidChangeState(() => this.refresh(0)),
    );
  }

  show(source: vscode.Uri): void {
    this.source = source;
    if (this.panel === undefined) {
      this.adopt(vscode.window.createWebviewPanel(type, 'Review', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false }, this.options()));
    } else {
      this.panel.reveal(undefined, false);
      this.refresh(0);
    }
  }

  /** The document that is reviewed, while the panel itself has the focus. */
  get active(): vscode.Uri | undefined {
    return this.panel?.active === true ? this.source : undefined;
  }

  /** The server reads a document as another kind, or has judged it again. */
  changed(document: vscode.Uri): void {
    if (document.toString() === this.source?.toString()) {
      this.refresh(0);
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = this.options();
    this.source ??= vscode.window.visibleTextEditors.find(editor => editor.document.languageId === 'markdown')?.document.uri;
    this.adopt(panel);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    this.parts.dispose();
    this.activated.dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.panel = undefined;
        this.activated.fire();
      }
    });
    panel.onDidChangeViewState(() => {
      this.activated.fire();
      if (panel.visible) {
        this.refresh(0);
      }
    });
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message).catch(error => void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error))));
    panel.webview.html = this.page(panel.webview);
    this.activated.fire();
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    if (this.panel !== undefined && editor?.document.languageId === 'markdown' && editor.document.uri.toString() !== this.source?.toString()) {
      this.source = editor.document.uri;
      this.refresh(0);
    }
  }

  private refresh(after: number): void {
    if (this.panel !== undefined) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.update(), after);
    }
  }

  private async update(): Promise<void> {
    const asked = ++this.asked;
    const state = await this.state();
    if (asked === this.asked && this.panel !== undefined) {
      this.panel.title = state.kind === 'review' ? `Review ${state.review.score.toFixed(1)}` : 'Review';
      await this.panel.webview.postMessage(state);
    }
  }

  private async state(): Promise<PanelState> {
    if (this.source === undefined) {
      return { kind: 'empty', text: 'Open a post-mortem to see its review.', canTreatAs: false };
    }
    try {
      const review = await this.server.request<Review | null>('postmortem/review', { uri: this.source.toString() });
      return review !== null ? { kind: 'review', review } : { kind: 'empty', text: `${vscode.workspace.asRelativePath(this.source)} is not read as a post-mortem.`, canTreatAs: true };
    } catch (error) {
      return { kind: 'empty', text: error instanceof Error ? error.message : String(error), canTreatAs: false };
    }
  }

  private async receive(message: FromPanel): Promise<void> {
    switch (message.kind) {
      case 'ready':
        return this.refresh(0);
      case 'jump':
        return this.jump(vscode.Uri.parse(message.uri), message.range);
      case 'fix':
        return this.mend(message.fix);
      case 'treatAs':
        await vscode.commands.executeCommand('postmortem.treatAs', this.source);
        return this.refresh(0);
    }
  }

  private async jump(uri: vscode.Uri, { start, end }: ReviewRange): Promise<void> {
    const shown = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri.toString());
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const editor = await vscode.window.showTextDocument(uri, { viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One, selection });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private async mend(fix: ReviewFix): Promise<void> {
    const action: CodeAction = { title: fix.title, data: fix.data };
    const resolved = await this.server.client.sendRequest(CodeActionResolveRequest.type, action);
    if (resolved.edit === undefined || !await vscode.workspace.applyEdit(await this.server.client.protocol2CodeConverter.asWorkspaceEdit(resolved.edit))) {
      throw new Error(`"${fix.title}" could not be applied: the document has changed meanwhile.`);
    }
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, enableCommandUris: false, localResourceRoots: [vscode.Uri.joinPath(this.extension, 'dist')] };
  }

  private page(webview: vscode.Webview): string {
    const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.extension, 'dist', name)).toString();
    return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Review</title>
  <link rel="stylesheet" href="${file('panel.css')}">
</head>
<body><script src="${file('panel.js')}"></script></body>
</html>`;
  }
}
