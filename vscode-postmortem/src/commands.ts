import * as vscode from 'vscode';
import { ExecuteCommandRequest, type Range } from 'vscode-languageclient/node';
import { ask } from './forms';
import type { DocumentKind, Form, FormParams, GeneratedDocument, NewDocument, NewParams } from './protocol';
import type { Server } from './server';

type Command = (server: Server, target?: unknown) => Promise<void>;

/** The commands that this client answers itself: pickers here, all work in the server. */
export const commands: Readonly<Record<string, Command>> = {
  'postmortem.newPostMortem': newPostMortem,
  'postmortem.generateCoe': generateCoe,
  'postmortem.insertMissingSections': insertMissingSections,
  'postmortem.treatAs': treatAs,
  'postmortem.nextPlaceholder': nextPlaceholder,
};

async function newPostMortem(server: Server, target?: unknown): Promise<void> {
  const folder = folderOf(target);
  const place = folder ?? vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const about: Pick<FormParams, 'form' | 'uri'> = { form: 'new-post-mortem', ...(place === undefined ? {} : { uri: place.toString() }) };
  for (;;) {
    const kind = await ask(await server.request<Form>('postmortem/form', about satisfies FormParams), { steps: 0 });
    if (kind === undefined || kind === 'back' || kind['kind'] === undefined) {
      return;
    }
    const form = await server.request<Form>('postmortem/form', { ...about, kind: kind['kind'] } satisfies FormParams);
    const answers = await ask(form, { steps: 1 });
    if (answers === undefined) {
      return;
    }
    if (answers !== 'back') {
      const params: NewParams = { kind: kind['kind'], answers, ...(folder === undefined ? {} : { folder: folder.toString() }) };
      return create(await server.request<NewDocument>('postmortem/new', params));
    }
  }
}

async function create(document: NewDocument): Promise<void> {
  const uri = vscode.Uri.parse(document.uri);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
  if (!await vscode.workspace.applyEdit(edit)) {
    throw new Error(`${vscode.workspace.asRelativePath(uri)} is there already; nothing was written.`);
  }
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const start = new vscode.Position(0, 0);
  if (document.snippet === true) {
    await editor.insertSnippet(new vscode.SnippetString(document.content), start);
  } else {
    await editor.edit(builder => builder.insert(start, document.content));
  }
  await editor.document.save();
}

async function generateCoe(server: Server, target?: unknown): Promise<void> {
  const source = documentOf(target);
  const result = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Generating the COE' },
    () => server.request<GeneratedDocument>('postmortem/generateCoe', { uri: source.toString() }));
  const edit = await server.client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
  const uri = vscode.Uri.parse(result.uri);
  if (!await vscode.workspace.applyEdit(edit)) {
    throw new Error(`${vscode.workspace.asRelativePath(uri)} could not be created.`);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  await document.save();
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  void vscode.window.showInformationMessage(result.message);
}

async function insertMissingSections(server: Server, target?: unknown): Promise<void> {
  const uri = documentOf(target);
  await server.client.sendRequest(ExecuteCommandRequest.type, { command: 'postmortem.insertMissingSections', arguments: [uri.toString()] });
}

async function treatAs(server: Server, target?: unknown): Promise<void> {
  const uri = documentOf(target);
  const kinds = await server.request<DocumentKind[]>('postmortem/kinds');
  interface Item extends vscode.QuickPickItem { readonly id?: string }
  const items: Item[] = [
    ...kinds.map(kind => ({ label: kind.title, id: kind.id, ...(kind.description === undefined ? {} : { detail: kind.description }) })),
    { label: 'Post-mortem of no particular kind', id: 'generic', detail: 'Checks that need no particular sections' },
    { label: 'No post-mortem', id: 'none', detail: 'Nothing is said about this file' },
    { label: 'Recognise it by itself', detail: 'By its front matter, name and headings' },
  ];
  const choice = await vscode.window.showQuickPick(items, { title: `Treat ${vscode.workspace.asRelativePath(uri)} as`, matchOnDetail: true });
  if (choice !== undefined) {
    await server.treatAs(uri, choice.id);
  }
}

/** Selects what is next to fill in, from the top again behind the last. */
async function nextPlaceholder(server: Server): Promise<void> {
  const uri = documentOf(undefined);
  const places = await server.request<Range[] | null>('postmortem/placeholders', { textDocument: { uri: uri.toString() } });
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.document.uri.toString() !== uri.toString()) {
    return;
  }
  const ranges = (places ?? []).map(place => server.client.protocol2CodeConverter.asRange(place));
  const next = ranges.find(range => range.start.isAfter(editor.selection.start)) ?? ranges[0];
  if (next === undefined) {
    throw new Error('There is nothing left to fill in here.');
  }
  editor.selection = new vscode.Selection(next.start, next.end);
  editor.revealRange(next, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The document that a command is about: the one it was called on (menu, code lens), else the one being edited. */
export function documentOf(target: unknown): vscode.Uri {
  const uri = uriOf(target) ?? vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    throw new Error('Open the document first.');
  }
  return uri;
}

function folderOf(target: unknown): vscode.Uri | undefined {
  return uriOf(target);
}

/** A menu gives a Uri, a code lens of the server a string. */
function uriOf(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) {
    return target;
  }
  return typeof target === 'string' ? vscode.Uri.parse(target) : undefined;
}
