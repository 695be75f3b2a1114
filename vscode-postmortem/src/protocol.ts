// What the server adds to LSP; described in server/docs/protocol.md.
import type { WorkspaceEdit } from 'vscode-languageclient/node';

export interface InitializationOptions {
  readonly customRequests: true;
  readonly isTrusted: boolean;
  readonly kinds: Readonly<Record<string, string>>;
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

export interface ReviewPosition {
  readonly line: number;
  readonly character: number;
}

export interface ReviewRange {
  readonly start: ReviewPosition;
  readonly end: ReviewPosition;
}

/** `data` goes to `codeAction/resolve`, which gives the edit. */
export interface ReviewFix {
  readonly title: string;
  readonly data: { readonly uri: string; readonly version: number; readonly key: string };
}

export interface ReviewLine {
  readonly text: string;
  readonly range: ReviewRange;
  readonly detail?: string;
  readonly fix?: ReviewFix;
}

export interface Review {
  readonly uri: string;
  readonly version: number;
  readonly title: string;
  readonly score: number;
  readonly points: number;
  readonly band: string;
  readonly gates: readonly ReviewLine[];
  readonly improvements: readonly ReviewLine[];
  readonly questions: readonly { readonly question: string; readonly verdict: string; readonly answer: string; readonly range: ReviewRange; readonly lines: readonly ReviewLine[] }[];
  readonly dimensions: readonly {
    readonly name: string; readonly points: number; readonly of: number; readonly counted: string; readonly arithmetic: string;
    readonly range: ReviewRange; readonly lines: readonly ReviewLine[];
  }[];
  /** `holds` is absent where nothing in the document can tell. */
  readonly checklist: readonly { readonly text: string; readonly holds?: boolean; readonly reason: string; readonly range: ReviewRange }[];
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
