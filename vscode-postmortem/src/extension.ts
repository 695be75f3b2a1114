import * as vscode from 'vscode';
import { Server } from './server';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  server = new Server(context, new Set());
  context.subscriptions.push(server);
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.client.stop().catch(() => undefined);
}
