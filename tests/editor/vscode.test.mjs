// The packaged extension in VS Code in a real browser. Few and decisive; each ends in a screenshot to look at.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { draft, rca, readme } from './documents.mjs';
import { Editor, patience, until } from './editor.mjs';

const blaming = draft.replace('### Root Cause\n', 'The reviewer forgot to check the limit.\n\nThe alert should have fired at 14:26.\n\n### Root Cause\n');
const withoutLessons = draft.replace(/## Lessons Learned[\s\S]*?(?=## Action Items)/, '');

describe('VS Code', () => {
  /** @type {Editor} */
  let editor;

  before(async () => {
    editor = await Editor.start({
      'README.md': readme,
      'incidents/2026-03-17-checkout.md': draft,
      'incidents/typing.md': draft,
      'incidents/values.md': draft,
      'incidents/sections.md': withoutLessons,
      'incidents/wording.md': draft,
      'incidents/rewriting.md': blaming,
      'incidents/review.md': draft,
      'rca/RCA-2026-003.md': rca,
    });
  });

  after(() => editor?.stop());

  /** A test that leaves a picture of what it saw when it failed, and a clean editor in any case. */
  const shows = (name, body) => it(name, async () => {
    try {
      await body();
    } catch (error) {
      await editor.screenshot(`${name.replaceAll(/\W+/g, '-')}.tmp`).catch(() => undefined);
      throw error;
    } finally {
      await editor.closeAll().catch(() => undefined);
    }
  });

  const lineOf = (text, part) => text.split('\n').findIndex(line => line.includes(part)) + 1;

  shows('shows squiggles and problems while somebody types', async () => {
    await editor.open('typing.md');
    const problems = await editor.problems();
    await problems.locator('.monaco-list-row', { hasText: 'timeline-out-of-order' }).first().waitFor();
    assert.equal(await problems.locator('.monaco-list-row', { hasText: 'blaming-language' }).count(), 0);
    await editor.focus();
    await editor.goTo(lineOf(draft, '## Impact'));
    await editor.type('## Timeline\n\nBob carelessly dropped the wrong database.\n\n');
    await problems.locator('.monaco-list-row', { hasText: 'blaming-language' }).first().waitFor();
    await editor.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
    await editor.screenshot('problems');
  });

  shows('completes a severity with what it means', async () => {
    await editor.open('values.md');
    await editor.goTo(lineOf(draft, '**Severity:**'), '**Severity:** '.length + 1);
    await editor.press('Shift+End', 'Delete');
    await editor.suggest();
    const widget = editor.page.locator('.suggest-widget.visible');
    await widget.locator('.monaco-list-row', { hasText: 'SEV-1' }).first().waitFor();
    await editor.page.locator('.suggest-details:visible', { hasText: /outage/ }).waitFor();
    await editor.screenshot('completion');
    assert.equal(await widget.locator('.monaco-list-row', { hasText: /SEV-[1-4]/ }).count(), 4);
    await editor.press('Enter');
    await editor.saved('incidents/values.md', /\*\*Severity:\*\* SEV-[1-4]\n/);
  });

  shows('explains a section when the mouse rests on its heading', async () => {
    await editor.open('2026-03-17-checkout.md');
    await editor.goTo(lineOf(draft, '## Timeline'), 5);
    // What is found at the heading is shown in the same box, and may be there before the guidance.
    const hover = editor.page.locator('.monaco-hover:visible .hover-contents', { hasText: 'What happened when, in order' }).first();
    await editor.pointAtCursor(hover);
    await editor.screenshot('hover');
  });

  shows('inserts a missing section by a quick fix', async () => {
    await editor.open('sections.md');
    const problems = await editor.problems();
    const row = problems.locator('.monaco-list-row', { hasText: /section .Lessons Learned. is missing/ }).first();
    await row.waitFor();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(await row.innerText());
    await editor.focus();
    await editor.goTo(Number(line), Number(column));
    const fix = await editor.quickFix(/Insert .*Lessons Learned/);
    await editor.screenshot('quick-fix');
    await fix.click();
    const text = await editor.saved('incidents/sections.md', /^## Lessons Learned$/m);
    assert.ok(text.indexOf('## Root Cause Analysis') < text.indexOf('## Lessons Learned') && text.indexOf('## Lessons Learned') < text.indexOf('## Action Items'));
  });

  shows('rewrites a phrase that blames by a quick fix', async () => {
    await editor.open('wording.md');
    const problems = await editor.problems();
    await problems.locator('.monaco-list-row', { hasText: 'counterfactual' }).first().waitFor();
    await editor.focus();
    await editor.goTo(lineOf(draft, 'Bob carelessly'), 45);
    const fix = await editor.quickFix(/./);
    await editor.screenshot('blameless');
    await fix.click();
    await editor.saved('incidents/wording.md', /^(?![\s\S]*Bob carelessly changed the pool size and should have known)/);
  });

  shows('shows all rewrites of blameful phrasing before any is made', async () => {
    await editor.open('rewriting.md');
    const problems = await editor.problems();
    await problems.locator('.monaco-list-row', { hasText: 'counterfactual' }).first().waitFor();
    await editor.focus();
    await editor.goTo(lineOf(blaming, 'Bob carelessly'), 45);
    await editor.command('Refactor...');
    await editor.page.locator('.action-widget .monaco-list-row.action', { hasText: 'Rewrite all blameful phrasing' }).first().click();
    const preview = editor.page.locator('.bulk-edit-panel');
    const change = preview.locator('.monaco-list-row', { hasText: 'FACT NEEDED' });
    await change.nth(2).waitFor();
    assert.equal(editor.read('incidents/rewriting.md'), blaming, 'nothing is changed before somebody says so');
    await editor.screenshot('rewrite-preview');
    // Suggestions are ticked by a reader, here all of the file at once.
    await preview.locator('.monaco-list-row', { hasText: 'rewriting.md' }).first().locator('.edit-checkbox, input[type=checkbox], .monaco-checkbox').first().click();
    await preview.getByRole('button', { name: 'Apply' }).click();
    await editor.saved('incidents/rewriting.md', /The limit was not checked\.[\s\S]*The alert did not fire at 14:26\.[\s\S]*Make the alert fire at 14:26/);
  });

  shows('generates a COE from the palette and opens it beside the RCA', async () => {
    await editor.open('RCA-2026-003.md');
    await editor.command('Post-mortem: Generate COE from RCA');
    const tab = editor.page.locator('.tab.active', { hasText: /coe-.*\.md/i });
    await tab.waitFor();
    await editor.page.locator('.notification-toast', { hasText: /Sections: \d\/7 complete/ }).waitFor();
    await editor.screenshot('coe');
    const name = await tab.getAttribute('data-resource-name');
    const text = editor.read(`postmortems/${name}`);
    for (const fact of ['INC-2026-05-04-002', 'RCA-2026-003', 'search-api', '21,500', 'SRCH-412', 'DEP-5120']) { assert.ok(text.includes(fact), `${fact} is in the COE`); }
    assert.equal(await editor.page.locator('.editor-group-container').count(), 2);
  });

  shows('asks what is known and writes a new post-mortem', async () => {
    await editor.command('Post-mortem: New Post-Mortem');
    await editor.pick('Post-Mortem');
    const title = editor.page.locator('.quick-input-widget:visible .quick-input-title');
    await title.filter({ hasText: 'Severity' }).waitFor();
    await editor.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'SEV-4' }).first().waitFor();
    await editor.screenshot('new-form');
    await editor.pick('SEV-2');
    // Every further question is answered by what it proposes first.
    const first = editor.page.locator('.quick-input-widget:visible .monaco-list-row').first();
    await until(async () => {
      if (await editor.page.locator('.tab.active').isVisible()) { return true; }
      await first.click({ timeout: 2000 });
      return false;
    }, 'the document is there', patience, /Timeout/);
    await editor.text.getByText('Post-Mortem').first().waitFor();
    const problems = await editor.problems();
    await problems.locator('.monaco-list-row', { hasText: /Fill in the head: \d+ places/ }).waitFor();
    assert.ok(Number(await problems.locator('.monaco-count-badge').first().innerText()) < 25, 'each section is said once');
    await editor.screenshot('new-document');
    await editor.focus();
    await editor.command('Post-mortem: Go to Next Placeholder');
    await editor.page.locator('.statusbar-item', { hasText: /Ln 7, .*selected/ }).waitFor();
  });

  shows('reviews a post-mortem in a panel that follows what is typed', async () => {
    await editor.open('review.md');
    const score = editor.page.locator('.statusbar-item', { hasText: /Post-mortem \d+\.\d/i });
    await score.waitFor();
    await editor.page.locator('.codelens-decoration', { hasText: /Quality: \d+\.\d\/10/ }).first().waitFor();
    await editor.command('Post-mortem: Review Post-Mortem');
    const panel = editor.webview();
    const figure = panel.locator('#score .figure');
    await figure.waitFor();
    assert.match(await score.innerText(), new RegExp(` ${(await figure.innerText()).replace('.', '\\.')}\\b`));
    await panel.locator('#question-1 > summary').click({ position: { x: 3, y: 8 } });
    await panel.locator('#dimension-2 > summary').click({ position: { x: 3, y: 8 } });
    await editor.screenshot('review-light');
    await editor.command('Preferences: Toggle between Light/Dark Themes');
    await editor.page.locator('.monaco-workbench.vs-dark').waitFor();
    await panel.locator('body.vscode-dark').waitFor();
    await editor.screenshot('review-dark');

    // Every line leads to its place, by mouse and by keyboard.
    const position = editor.page.locator('#status\\.editor\\.selection');
    const row = panel.locator('#dimension-2 li', { hasText: 'is earlier than' }).first();
    const line = /\d+/.exec(await row.locator('.place').innerText())[0];
    await row.locator('.jump').click();
    await position.filter({ hasText: new RegExp(`Ln ${line},`) }).waitFor();
    await panel.locator('#edit-0').focus();
    await editor.press('ArrowDown', 'ArrowUp', 'ArrowDown');
    assert.notEqual(await panel.locator(':focus').getAttribute('id'), 'edit-0');
    await panel.locator('#edit-1').focus();
    const second = /\d+/.exec(await panel.locator('#edit-1 .place').innerText())[0];
    await editor.press('Enter');
    await position.filter({ hasText: new RegExp(`Ln ${second},`) }).waitFor();

    // A fix is one click.
    const fix = panel.locator('#edits .action').first();
    await fix.waitFor();
    const before = editor.read('incidents/review.md');
    await fix.click();
    await until(async () => { await editor.command('File: Save All'); return editor.read('incidents/review.md') !== before; }, 'the fix is in the file');

    // What is typed changes the review, and what was unfolded stays so.
    await editor.command('View: Focus First Editor Group');
    const phrases = await panel.locator('#question-2 .verdict').innerText();
    await editor.goTo(lineOf(draft, '## Impact'));
    await editor.type('Bob carelessly dropped the wrong database because he was lazy.\n\n');
    await panel.locator('#question-2 .verdict').filter({ hasNotText: phrases }).waitFor();
    assert.ok(await panel.locator('#dimension-2').evaluate(details => details.open));

    // It follows the document that is being edited, and says so where there is nothing to review.
    await editor.openBesidePanel('README.md');
    await panel.locator('.nothing', { hasText: 'not read as a post-mortem' }).waitFor();
    await editor.screenshot('review-nothing');
    await editor.openBesidePanel('RCA-2026-003.md');
    await panel.locator('h1', { hasText: /./ }).waitFor();
    await editor.command('Preferences: Toggle between Light/Dark Themes');
  });

  shows('says nothing about ordinary Markdown', async () => {
    await editor.open('2026-03-17-checkout.md');
    await editor.page.locator('.statusbar-item', { hasText: /Post-mortem/i }).waitFor();
    const problems = await editor.problems();
    await problems.locator('.monaco-list-row', { hasText: 'timeline-out-of-order' }).first().waitFor();
    await editor.open('README.md');
    await editor.page.locator('.statusbar-item', { hasText: /Post-mortem/i }).waitFor({ state: 'hidden' });
    await editor.goTo(1, 3);
    await editor.type('Post haste: ');
    // The server takes one thing after the other: when it has answered what came later, it has nothing to say about this.
    await editor.open('2026-03-17-checkout.md');
    await editor.goTo(lineOf(draft, '## Impact'));
    await editor.type('Bob carelessly dropped the wrong database.\n\n');
    await problems.locator('.monaco-list-row', { hasText: 'blaming-language' }).first().waitFor();
    await editor.press('Control+z');
    await editor.open('README.md');
    await editor.text.getByText('Post haste').waitFor();
    assert.equal(await editor.group.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
    assert.equal(await problems.locator('.monaco-list-row', { hasText: 'README.md' }).count(), 0);
    await editor.screenshot('silence');
  });

  shows('starts the server again when it was killed', async () => {
    await editor.open('2026-03-17-checkout.md');
    const problems = await editor.problems();
    await problems.locator('.monaco-list-row', { hasText: 'timeline-out-of-order' }).first().waitFor();
    await editor.killServer();
    await editor.focus();
    await editor.goTo(lineOf(draft, '## Impact'));
    await editor.type('Bob carelessly dropped the wrong database.\n\n');
    await problems.locator('.monaco-list-row', { hasText: 'blaming-language' }).first().waitFor();
    await editor.screenshot('restarted');
  });

  shows('remembers what a file is treated as when the server starts again', async () => {
    await editor.open('README.md');
    await editor.command('Post-mortem: Treat This File As');
    await editor.pick('Post-mortem of no particular kind');
    // The squiggle, since the list of problems is long by now and shows its first rows only.
    const finding = editor.group.locator('.squiggly-warning').first();
    await editor.focus();
    await editor.goTo(3);
    await editor.type('It was caused by human error.\n\n');
    await finding.waitFor();
    await editor.killServer();
    // The findings of the old server go with it.
    await editor.press('Control+Home');
    await editor.goTo(3);
    await editor.press('Control+Shift+k');
    await finding.waitFor({ state: 'detached' });
    await editor.type('It was caused by human error.\n');
    await finding.waitFor();
    await editor.screenshot('treated');
    await editor.command('Post-mortem: Treat This File As');
    await editor.pick('Recognise it by itself');
    await finding.waitFor({ state: 'detached' });
  });

  shows('leaves a server that keeps ending stopped, and starts it again when asked', async () => {
    await editor.open('2026-03-17-checkout.md');
    const problems = await editor.problems();
    const finding = problems.locator('.monaco-list-row', { hasText: 'timeline-out-of-order' }).first();
    await finding.waitFor();
    const message = editor.page.locator('.notification-toast', { hasText: /ended \d+ times within three minutes/ });
    await until(async () => {
      if (await message.isVisible()) { return true; }
      const [running] = editor.servers();
      if (running !== undefined) { process.kill(running, 'SIGKILL'); }
      return false;
    }, 'the client gives up');
    await finding.waitFor({ state: 'detached' });
    assert.equal(await editor.page.locator('.notification-toast', { hasText: 'server' }).count(), 1);
    await editor.screenshot('stopped');
    assert.deepEqual(editor.servers(), []);
    await message.locator('a.monaco-button', { hasText: 'Restart' }).click();
    await finding.waitFor();
    assert.equal(editor.servers().length, 1);
  });
});
