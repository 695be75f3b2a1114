// Drives VS Code (code-server) in a real browser. Every wait is for a condition, never for a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
/** One wait, on a machine that is busy with something else. */
export const patience = 1000 * Number(process.env.EDITOR_PATIENCE ?? 60);

const userSettings = {
  'chat.disableAIFeatures': true,
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'files.hotExit': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export class Editor {
  /** Starts an editor with the packaged extension on a new workspace that holds `files` (name -> text). */
  static async start(files, settings = {}) {
    const editor = new Editor();
    editor.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postmortem-editor-'));
    editor.workspace = path.join(editor.folder, 'incidents');
    for (const [name, text] of Object.entries(files)) { editor.write(name, text); }
    const user = path.join(editor.folder, 'data', 'User');
    fs.mkdirSync(user, { recursive: true });
    fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...userSettings, ...settings }, null, 2));
    try {
      await editor.#serve();
      await editor.#browse();
    } catch (error) {
      await editor.stop();
      throw error;
    }
    return editor;
  }

  file(name) { return path.join(this.workspace, name); }
  read(name) { return fs.readFileSync(this.file(name), 'utf8'); }
  exists(name) { return fs.existsSync(this.file(name)); }
  write(name, text) {
    fs.mkdirSync(path.dirname(this.file(name)), { recursive: true });
    fs.writeFileSync(this.file(name), text);
  }

  async #serve() {
    const server = process.env.CODE_SERVER;
    const common = ['--user-data-dir', path.join(this.folder, 'data'), '--extensions-dir', path.join(this.folder, 'extensions')];
    const env = { ...process.env, XDG_CONFIG_HOME: path.join(this.folder, 'config'), XDG_DATA_HOME: path.join(this.folder, 'share') };
    const install = spawn(server, [...common, '--install-extension', process.env.POSTMORTEM_VSIX], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    install.stdout.on('data', data => said += data);
    install.stderr.on('data', data => said += data);
    const [code] = await once(install, 'close');
    if (code !== 0) { throw new Error(`the extension could not be installed:\n${said}`); }

    const port = await freePort();
    this.address = `http://127.0.0.1:${port}`;
    this.log = '';
    this.server = spawn(server, [...common, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', this.workspace],
      { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.server.stdout.on('data', data => this.log += data);
    this.server.stderr.on('data', data => this.log += data);
    await until(async () => (await fetch(`${this.address}/healthz`).catch(() => undefined))?.ok || this.server.exitCode !== null, 'the editor answers');
    if (this.server.exitCode !== null) { throw new Error(`the editor did not start:\n${this.log}`); }
  }

  async #browse() {
    this.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    const context = await this.browser.newContext({ viewport: { width: 1360, height: 850 } });
    this.page = await context.newPage();
    this.page.setDefaultTimeout(patience);
    await this.page.goto(`${this.address}/?folder=${encodeURIComponent(this.workspace)}`);
    await this.page.waitForSelector('.monaco-workbench .part.statusbar');
    await this.page.waitForSelector(`.explorer-folders-view .monaco-list-row`);
  }

  async stop() {
    await this.browser?.close();
    if (this.server && this.server.exitCode === null) {
      const closed = once(this.server, 'close');
      // The whole group: the editor's own helpers are its children.
      process.kill(-this.server.pid, 'SIGTERM');
      await closed;
    }
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  // ---------------------------------------------------------------- what a person does

  async press(...keys) { for (const key of keys) { await this.page.keyboard.press(key); } }

  /** Types as a person does who ignores every suggestion: Enter would accept one. */
  async type(text) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) { await this.press('Escape', 'Enter'); }
      await this.page.keyboard.type(line, { delay: 15 });
    }
    await this.press('Escape');
  }

  /** The quick input (palette, pickers, input boxes) with `text` typed into it and the entry chosen. */
  async pick(text, entry = text) {
    const input = this.page.locator('.quick-input-widget input.input').last();
    await input.waitFor();
    await input.fill(text);
    await this.page.locator('.quick-input-widget .monaco-list-row', { hasText: entry }).first().click();
  }

  /** Runs a command by the palette. The palette lists what is there when it opens, so it is opened again until it has the entry. */
  async command(title) {
    const input = this.page.locator('.quick-input-widget input.input').last();
    const entry = this.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: title }).first();
    await until(async () => {
      await this.press('Escape', 'F1');
      await input.fill(`>${title}`, { timeout: 3000 });
      await entry.click({ timeout: 3000 });
      return true;
    }, `the palette has "${title}"`, patience, /Timeout/);
  }

  /** Opens a file and puts the cursor at its start. */
  async open(name) {
    await this.press('Escape', 'Control+p');
    await this.pick(name, path.basename(name));
    await this.page.locator(`.tab.active[data-resource-name="${path.basename(name)}"]`).waitFor();
    await this.focus();
    await this.press('Control+Home');
  }

  get group() { return this.page.locator('.editor-group-container.active'); }
  get text() { return this.group.locator('.monaco-editor .view-lines').first(); }
  async focus() { await this.group.locator('.monaco-editor').first().waitFor(); await this.command('View: Focus Active Editor Group'); }

  async goTo(line, column = 1) {
    await this.press('Control+g');
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Rests the pointer at the cursor until `popup` is there; a busy editor may miss the first move. */
  async pointAtCursor(popup) {
    const cursor = this.group.locator('.monaco-editor .cursors-layer .cursor').first();
    await until(async () => {
      await cursor.waitFor();
      const { x, y } = await cursor.boundingBox();
      // From outside, so that the editor sees the pointer move.
      await this.page.mouse.move(x + 200, y + 60);
      await this.page.mouse.move(x + 4, y + 8, { steps: 5 });
      await popup.waitFor({ timeout: 5000 });
      return true;
    }, 'the pointer at the cursor shows something', patience, /Timeout|null/);
  }

  /** Suggestions at the cursor with their details, which a key shows and hides. */
  async suggest() {
    const details = this.page.locator('.suggest-details:visible');
    await this.press('Control+Space');
    await this.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    await until(async () => {
      if (await details.isVisible()) { return true; }
      await this.press('Control+Space');
      await details.waitFor({ timeout: 3000 });
      return true;
    }, 'the details of the suggestion are there', patience, /Timeout/);
  }

  /** Kills the language server; gives the id of the process that takes its place. */
  async killServer() {
    const before = await until(() => this.servers()[0], 'a server runs');
    process.kill(before, 'SIGKILL');
    return until(() => this.servers().find(pid => pid !== before), 'another server runs');
  }

  /** Saves, and waits until the file holds what is expected. */
  async saved(name, expected) {
    await this.press('Control+s');
    return until(() => expected.test(this.read(name)) && this.read(name), `${name} reads ${expected}`);
  }

  /** Opens the list of quick fixes at the cursor; gives the entry whose title is like `title`. */
  async quickFix(title) {
    const entry = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
    // The editor may ask before it knows the findings at the cursor; somebody who sees no fix asks again.
    for (let again = 0; again < 10; again++) {
      await this.press('Control+.');
      if (await entry.waitFor({ timeout: 6000 }).then(() => true, () => false)) { return entry; }
      await this.press('Escape');
    }
    throw new Error(`no quick fix like ${title}`);
  }

  async problems() {
    const panel = this.page.locator('.markers-panel');
    if (!await panel.isVisible()) { await this.press('Control+Shift+m'); }
    await panel.waitFor();
    return panel;
  }

  /** What an extension shows in a panel of its own. */
  webview() { return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'); }

  /** Opens a file in the first group, where the documents are, and leaves the panel in the second alone. */
  async openBesidePanel(name) {
    await this.command('View: Focus First Editor Group');
    await this.open(name);
  }

  async closeAll() {
    await this.press('Escape');
    if (await this.page.locator('.tab').count() === 0) { return; }
    await this.command('File: Save All');
    await this.command('View: Close All Editors');
    await this.page.locator('.tab').first().waitFor({ state: 'detached' });
  }

  async screenshot(name) {
    const folder = path.join(here, 'screenshots');
    fs.mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  }

  /** Process ids of the language server that this editor started. */
  servers() {
    return fs.readdirSync('/proc').filter(pid => /^\d+$/.test(pid)).filter(pid => {
      try { return fs.readlinkSync(`/proc/${pid}/exe`).startsWith(path.join(this.folder, 'extensions')); } catch { return false; }
    }).map(Number);
  }
}

/** Waits until `condition` gives something true, and gives it. Errors that match `passing` count as not yet. */
export async function until(condition, what, limit = patience, passing = undefined) {
  const end = Date.now() + limit;
  for (;;) {
    let result;
    try {
      result = await condition();
    } catch (error) {
      if (!passing?.test(error.message)) { throw error; }
    }
    if (result) { return result; }
    if (Date.now() > end) { throw new Error(`waited ${limit / 1000} s in vain until ${what}`); }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
