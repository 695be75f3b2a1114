// What the editors open in their tests.
import fs from 'node:fs';

const sample = name => fs.readFileSync(new URL(`../../vscode-postmortem/sample/${name}`, import.meta.url), 'utf8');

/** A first draft of a post-mortem, with the faults that first drafts have. */
export const draft = sample('incidents/2026-03-17-checkout.md');

/** A finished root cause analysis. */
export const rca = sample('rca/RCA-2026-003.md');

/** Ordinary Markdown with a sentence that would be found fault with in a post-mortem. */
export const readme = sample('README.md');
