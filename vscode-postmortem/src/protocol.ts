// What the server adds to LSP; described in server/docs/protocol.md.
import type { WorkspaceEdit } from 'vscode-languageclient/node';

export interface InitializationOptions {
  readonly customRequests: true;
  readonly isTrusted: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly prompt?: string;
  readonly kind: 'choice' | 'text' | 'date';
  readonly choices?: readonly Choice[];
  readonly default?: string;
  readonly required?: boolean;
  readonly validation?: { readonly pattern: string; readonly message: string };
}

export interface Form {
  readonly title: string;
  readonly questions: readonly Question[];
}

export type Answers = Record<string, string>;

export interface FormParams {
  readonly form: 'new-post-mortem';
  readonly uri?: string;
  readonly kind?: string;
  readonly answers?: Answers;
}

export interface NewParams {
  readonly kind: string;
  readonly answers: Answers;
  readonly folder?: string;
}

export interface NewDocument {
  readonly uri: string;
  readonly content: string;
  readonly snippet?: boolean;
}

export interface GeneratedDocument {
  readonly edit: WorkspaceEdit;
  readonly uri: string;
  readonly message: string;
}

export interface Review {
  readonly markdown: string;
  readonly score: number;
  readonly band: string;
}

export interface DocumentKind {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export interface Status {
  readonly uri: string;
  readonly kind?: string;
  readonly title?: string;
  readonly complete?: number;
  readonly required?: number;
  readonly missing?: readonly string[];
  readonly score?: number;
}
