import { mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createStage } from '#electron/services/play/stage';
import * as electron from '../../../helpers/fake-electron';
import type { PermissionAsked } from '../../../helpers/fake-electron';

vi.mock('electron', () => import('../../../helpers/fake-electron'));

/** The built main and preload lie two folders below the root; from sources the installation is found the same way. */
vi.mock('../../../../electron/hosts/node-studio', async (original) => ({
  ...(await original<object>()),
  findInstallation: () => ({ out: join(process.cwd(), 'out'), resources: join(process.cwd(), 'resources'), version: '0.0.0' }),
}));

const { app, BrowserWindow, contextBridge, ipcMain, ipcRenderer, Menu, protocol, session, shell } = electron;
type Handler = (event: unknown, ...args: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>;
let invoke: Handler;
let contents: electron.FakeContents;

beforeAll(async () => {
  process.env['TRELLIS_CONFIG'] = mkdtempSync(join(tmpdir(), 'trellis-config-'));
  process.env['TRELLIS_WORKSPACES'] = mkdtempSync(join(tmpdir(), 'trellis-workspaces-'));
  await import('../../../../electron/main/index');
  await vi.waitFor(() => expect(BrowserWindow.all[0]?.loaded).toBe('trellis://studio/index.html'));
  invoke = ipcMain.handlers.get('trellis:invoke') as Handler;
  contents = BrowserWindow.all[0]!.webContents;
});

const from = (url: string, more: object = {}): object => ({ sender: { id: contents.id }, senderFrame: { url, parent: null }, ...more });
const own = 'trellis://studio/index.html';

describe('start', () => {
  it('sandboxes everything before it is ready, and registers a secure standard scheme without file access', () => {
    expect(app.sandboxed).toBe(true);
    expect(protocol.privileged).toEqual([{ scheme: 'trellis', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  });
  it('opens a window that is isolated and sandboxed', () => {
    expect(BrowserWindow.all[0]?.options.webPreferences).toMatchObject({
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false,
    });
    expect(BrowserWindow.all[0]?.options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
  });
  it('is a single instance: a second start focuses the first', () => {
    app.emit('second-instance', {}, ['electron', '.']);
    expect(BrowserWindow.all[0]?.focused).toBe(true);
    expect(BrowserWindow.all).toHaveLength(1);
  });
});

describe('navigation, windows, permissions', () => {
  const navigate = (event: string, url: string): boolean => {
    let prevented = false;
    contents.emit(event, { url, preventDefault: () => void (prevented = true) });
    return prevented;
  };
  it.each(['https://evil.example', 'file:///etc/passwd', 'trellis://other/', 'http://127.0.0.1/', 'javascript:alert(1)', 'trellis:studio', 'trellis://studio.evil.example/'])('stays when something leads to %s', (url) => {
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) expect(navigate(event, url)).toBe(true);
  });
  it('lets its own page reload', () => {
    expect(navigate('will-navigate', own)).toBe(false);
  });
  it('lets a package play in a frame, never as the page', () => {
    const frameGoes = (url: string, isMainFrame: boolean): boolean => {
      let prevented = false;
      contents.emit('will-frame-navigate', { url, isMainFrame, preventDefault: () => void (prevented = true) });
      return !prevented;
    };
    expect(frameGoes('trellis://stage/stage/index.html?k', false)).toBe(true);
    expect(frameGoes('trellis://stage/stage/index.html?k', true)).toBe(false);
    expect(frameGoes('https://evil.example/', false)).toBe(false);
    expect(navigate('will-navigate', 'trellis://stage/play/k/index.html')).toBe(true);
  });
  it('opens no windows and no web views; https goes to the person’s browser', () => {
    const from = { url: '' };
    expect(contents.openHandler?.({ url: 'https://example.org/a', referrer: from })).toEqual({ action: 'deny' });
    for (const url of ['file:///etc/passwd', 'http://example.org', 'smb://x', 'https://user:pass@example.org/', 'not a url']) expect(contents.openHandler?.({ url, referrer: from })).toEqual({ action: 'deny' });
    expect(contents.openHandler?.({ url: 'https://evil.example/', referrer: { url: 'trellis://stage/play/k/index.html' } })).toEqual({ action: 'deny' });
    contents.mainFrame.framesInSubtree.push({ url: 'trellis://stage/stage/index.html?k' });
    expect(contents.openHandler?.({ url: 'https://evil.example/', referrer: from })).toEqual({ action: 'deny' });
    contents.mainFrame.framesInSubtree.pop();
    expect(shell.opened).toEqual(['https://example.org/a']);
    expect(contents.webRtcPolicy).toBe('disable_non_proxied_udp');
    expect(navigate('will-attach-webview', '')).toBe(true);
  });
  it('refuses every other permission, device, capture, download and foreign request', () => {
    const guarded = session.defaultSession;
    const asks = (permission: string, details: PermissionAsked): readonly unknown[] => {
      const answers: unknown[] = [];
      guarded.permissionRequest?.({}, permission, (granted) => answers.push(granted), details);
      return [...answers, guarded.permissionCheck?.({}, permission, '', details)];
    };
    const page = { isMainFrame: true, requestingUrl: own };
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'fileSystem', 'display-capture', 'hid']) expect(asks(permission, page)).toEqual([false, false]);
    // Copying and presenting are the studio's own page's alone.
    for (const permission of ['clipboard-sanitized-write', 'fullscreen']) {
      expect(asks(permission, page)).toEqual([true, true]);
      for (const other of [{ isMainFrame: false, requestingUrl: own }, { isMainFrame: true, requestingUrl: 'https://evil.example/' }, { isMainFrame: false, requestingUrl: 'trellis://stage/x' }]) expect(asks(permission, other)).toEqual([false, false]);
    }
    expect(guarded.devicePermission?.()).toBe(false);
    const verdicts = ['https://evil.example/', 'http://127.0.0.1:80/', 'file:///etc/passwd', 'ws://127.0.0.1/', own, 'data:image/png;base64,'].map((url) => {
      let cancel = false;
      guarded.beforeRequest?.({ url }, (verdict) => void (cancel = verdict.cancel));
      return cancel;
    });
    expect(verdicts).toEqual([true, true, true, true, false, false]);
    let prevented = false;
    guarded.emit('will-download', { preventDefault: () => void (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('IPC', () => {
  it('has one door', () => {
    expect([...ipcMain.handlers.keys()]).toEqual(['trellis:invoke']);
  });
  it('answers its own page', async () => {
    expect(await invoke(from(own), 'host.info', {})).toMatchObject({ ok: true, value: { host: 'desktop' } });
  });
  it.each([
    ['another site', () => from('https://evil.example/')],
    ['a file', () => from('file:///index.html')],
    ['another host of the scheme', () => from('trellis://evil/index.html')],
    ['a frame inside the page', () => ({ sender: { id: contents.id }, senderFrame: { url: own, parent: {} } })],
    ['a window that is not ours', () => from(own, { sender: { id: 999 } })],
    ['a frame that is gone', () => ({ sender: { id: contents.id }, senderFrame: null })],
    ['no address', () => from('')],
  ])('refuses %s', async (_what, event) => {
    expect(await invoke(event(), 'host.info', {})).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });
  it('refuses unknown channels and malformed payloads', async () => {
    for (const args of [['constructor', {}], [7, {}], [], ['document.apply', { commands: [] }], ['workspace.open', { path: 1 }], ['host.info', { extra: 1 }]]) {
      expect(await invoke(from(own), ...args)).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    }
  });
});

describe('the scheme', () => {
  it('serves files of the renderer from memory only', async () => {
    const { createSchemeHandler } = await import('../../../../electron/main/scheme');
    const handle = createSchemeHandler([{ path: 'index.html', bytes: new TextEncoder().encode('<!doctype html>') }], createStage(() => 'f'.repeat(32)));
    const serve = (url: string, method = 'GET'): Promise<Response> => handle({ url, method, headers: new Headers(), body: null });
    expect((await serve(own)).status).toBe(200);
    expect((await serve('trellis://studio/')).headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const url of ['trellis://studio/../package.json', 'trellis://studio/%2e%2e/package.json', 'trellis://studio/none.js']) expect((await serve(url)).status).toBe(404);
    for (const [url, method] of [['trellis://evil/index.html', 'GET'], ['https://studio/index.html', 'GET'], [own, 'POST'], ['nonsense', 'GET']] as const) expect((await serve(url, method)).status).toBe(403);
  });
  it('plays packages at an origin of their own, which only the studio may frame and which reaches nothing outside', async () => {
    const { createSchemeHandler } = await import('../../../../electron/main/scheme');
    const stage = createStage(() => 'f'.repeat(32));
    stage.put('k', { files: new Map([['index.html', new TextEncoder().encode('<!doctype html>')]]), launches: [] }, 'window');
    const handle = createSchemeHandler([], stage);
    const answer = await handle({ url: 'trellis://stage/play/k/index.html', method: 'GET', headers: new Headers(), body: null });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'self'; webrtc 'block'; frame-ancestors 'self' trellis:");
    expect((await handle({ url: 'trellis://stage/play/other/index.html', method: 'GET', headers: new Headers(), body: null })).status).toBe(404);
    const long = await handle({ url: 'trellis://stage/lrs/k/statements', method: 'POST', headers: new Headers(), body: new Response(new Uint8Array(4 * 1024 * 1024 + 1)).body });
    expect(long.status).toBe(413);
    expect(long.headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('the preload', () => {
  it('exposes the bridge and nothing else', async () => {
    await import('../../../../electron/preload/index');
    expect([...contextBridge.exposed.keys()]).toEqual(['trellis']);
    const bridge = contextBridge.exposed.get('trellis')!;
    expect(Object.keys(bridge)).toEqual(['invoke', 'on']);
    await bridge['invoke']!('host.info' as never, {} as never);
    expect(ipcRenderer.invoked).toEqual([['trellis:invoke', 'host.info', {}]]);
    const heard: unknown[] = [];
    const off = bridge['on']!('workspace.changed' as never, ((payload: unknown) => heard.push(payload)) as never) as () => void;
    ipcRenderer.emit('trellis:event', { sender: 'hidden' }, 'workspace.changed', null);
    ipcRenderer.emit('trellis:event', {}, 'document.changed', 1);
    off();
    ipcRenderer.emit('trellis:event', {}, 'workspace.changed', 2);
    expect(heard).toEqual([null]);
    expect(() => bridge['on']!('anything' as never, (() => undefined) as never)).toThrow(/no event/);
  });
});

describe('the menu', () => {
  it('sends the id of an action to the window', () => {
    const template = Menu.template as { label: string; submenu: { label?: string; click?: () => void }[] }[];
    template.find((menu) => menu.label === 'Edit')?.submenu.find((item) => item.label === 'Undo')?.click?.();
    expect(contents.sent).toContainEqual(['trellis:event', 'menu.action', { action: 'edit.undo' }]);
  });
});

describe('the menu and the renderer', () => {
  it('name the same actions', async () => {
    const { menuActions } = await import('../../../../electron/main/menu');
    const { studioActions } = await import('../../../../renderer/app/actions/all-actions');
    const known = studioActions.map((action) => action.id);
    expect(menuActions.filter((action) => !known.includes(action))).toEqual([]);
  });
});

describe('quitting', () => {
  it('D-37 stays where the last edits are in memory only, unless a person wants to lose them', async () => {
    const folder = join(process.env['TRELLIS_WORKSPACES'] ?? '', 'going');
    expect(await invoke(from(own), 'workspace.create', { path: folder, starter: 'blank' })).toMatchObject({ ok: true });
    renameSync(folder, `${folder}-away`);
    expect(await invoke(from(own), 'document.apply', { commands: [{ name: 'record.create', payload: { records: [{ id: 'module:a', type: 'module', title: 'A' }] } }], focus: [] })).toMatchObject({ ok: true });
    app.emit('before-quit', { preventDefault: () => undefined });
    await expect.poll(() => electron.dialog.asked).toEqual(['Your last edits are not on the disk']);
    expect(app.quits).toBe(0);
    renameSync(`${folder}-away`, folder);
  });
  it('waits until the workspace is on the disk', async () => {
    let prevented = false;
    app.emit('before-quit', { preventDefault: () => void (prevented = true) });
    expect(prevented).toBe(true);
    await expect.poll(() => app.quits).toBe(1);
  });
});
