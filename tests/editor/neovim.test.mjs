// Neovim as a second client of the server, without a plug-in and without a screen.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { draft } from './documents.mjs';

describe('Neovim', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postmortem-neovim-'));
  let result;

  before(async () => {
    const env = { ...process.env, DOCUMENT: path.join(folder, '2026-03-17-checkout.md'), RESULT: path.join(folder, 'result.json'), XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder };
    fs.writeFileSync(env.DOCUMENT, draft);
    const script = fileURLToPath(new URL('neovim.lua', import.meta.url));
    const editor = spawn('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000, killSignal: 'SIGKILL' });
    let said = '';
    editor.stdout.on('data', data => said += data);
    editor.stderr.on('data', data => said += data);
    await once(editor, 'close');
    assert.ok(fs.existsSync(env.RESULT), `Neovim left no result:\n${said}`);
    result = JSON.parse(fs.readFileSync(env.RESULT, 'utf8'));
    assert.equal(result.problem, undefined, `${result.problem}\n${JSON.stringify(result, null, 1)}\n${said}`);
  });

  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('attaches, and ends the server', () => {
    assert.equal(result.attached, true);
    assert.equal(result.stopped, true);
  });

  it('shows findings', () => {
    const codes = result.diagnostics.map(one => one.code);
    assert.ok(codes.includes('timeline-out-of-order'), `found ${codes}`);
  });

  it('shows a finding about what was typed', () => assert.equal(result.typed, true));

  it('completes severities', () => {
    for (const severity of ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4']) {
      assert.ok(result.completion.some(label => label.includes(severity)), `${severity} in ${result.completion}`);
    }
  });

  it('shows guidance on a heading', () => assert.match(result.hover, /timeline|events|times/i));

  it('applies a quick fix', () => {
    assert.match(result.applied ?? `none of: ${result.actions}`, /^\*\*Severity:\*\* SEV-[1-4]/);
    assert.equal(result.gone, true);
  });
});
