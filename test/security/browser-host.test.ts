import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startBrowserHost, type BrowserHost } from '../../electron/hosts/browser';
import { createTestStudio, type TestStudio } from '../helpers/test-studio';

let host: BrowserHost;
let test: TestStudio;
let cookie = '';

const page = new TextEncoder().encode('<!doctype html><title>Trellis Studio</title>');

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A raw HTTP request: exactly these headers, exactly this target. */
function send(method: string, target: string, headers: Record<string, string | string[]> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: host.port, method, path: target, headers: { host: `127.0.0.1:${host.port}`, ...headers }, setHost: false, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Opens a WebSocket; 101 or the status of the refusal. */
function upgrade(target: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${target}`, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', (error) => (/Unexpected server response/.test(error.message) ? undefined : reject(error)));
  });
}

beforeAll(async () => {
  test = await createTestStudio();
  host = await startBrowserHost(test.studio, { warn: () => undefined }, [
    { path: 'index.html', bytes: page },
    { path: 'assets/app.js', bytes: new TextEncoder().encode('export {};') },
  ]);
  const opened = await send('GET', new URL(host.createUrl()).pathname + new URL(host.createUrl()).search);
  cookie = (opened.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
});
afterAll(async () => {
  await host.close();
  await test.dispose();
});

const own = (): string => `http://127.0.0.1:${host.port}`;

/** [what, expected status, method, target, headers] – {own}, {port}, {cookie} are filled in. */
type Row = readonly [string, number, string, string, Record<string, string>];
const session = { cookie: '{cookie}' };
const httpRows: readonly Row[] = [
  // benign
  ['the page', 200, 'GET', '/', session],
  ['the page by its name', 200, 'GET', '/index.html', session],
  ['the page, typed into the address bar', 200, 'GET', '/', { ...session, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['the page over localhost', 200, 'GET', '/', { ...session, host: 'localhost:{port}' }],
  ['a script of the page', 200, 'GET', '/assets/app.js', { ...session, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'script' }],
  ['a script with our own Origin', 200, 'GET', '/assets/app.js', { ...session, origin: '{own}' }],
  ['HEAD', 200, 'HEAD', '/', session],
  ['with a query', 200, 'GET', '/?x=1', session],
  ['a file that is not there', 404, 'GET', '/assets/none.js', session],
  // who are you
  ['no cookie', 401, 'GET', '/', {}],
  ['a script without a cookie', 401, 'GET', '/assets/app.js', {}],
  ['a wrong cookie', 401, 'GET', '/', { cookie: 'trellis-session-{port}=wrong' }],
  ['the cookie of another port', 401, 'GET', '/', { cookie: 'trellis-session-1=x' }],
  ['an empty cookie', 401, 'GET', '/', { cookie: 'trellis-session-{port}=' }],
  ['two session cookies (one planted by another port)', 401, 'GET', '/', { cookie: 'trellis-session-{port}=evil; {cookie}' }],
  ['a wrong token', 401, 'GET', '/open?token=wrong', {}],
  ['no token', 401, 'GET', '/open', {}],
  ['the token on another path', 401, 'GET', '/?token=x', {}],
  ['the session as a token', 401, 'GET', '/open?token={cookie}', {}],
  // DNS rebinding
  ['a foreign host', 403, 'GET', '/', { ...session, host: 'evil.example' }],
  ['a foreign host with our port', 403, 'GET', '/', { ...session, host: 'evil.example:{port}' }],
  ['a host that ends like ours', 403, 'GET', '/', { ...session, host: '127.0.0.1.evil.example:{port}' }],
  ['our address without the port', 403, 'GET', '/', { ...session, host: '127.0.0.1' }],
  ['another local port as host', 403, 'GET', '/', { ...session, host: '127.0.0.1:1' }],
  ['0.0.0.0', 403, 'GET', '/', { ...session, host: '0.0.0.0:{port}' }],
  ['a host with a trailing dot', 403, 'GET', '/', { ...session, host: 'localhost.:{port}' }],
  ['IPv6 loopback', 403, 'GET', '/', { ...session, host: '[::1]:{port}' }],
  // other origins
  ['Origin null (a sandboxed frame, a file)', 403, 'GET', '/', { ...session, origin: 'null' }],
  ['a foreign Origin', 403, 'GET', '/', { ...session, origin: 'https://evil.example' }],
  ['another local port as Origin', 403, 'GET', '/', { ...session, origin: 'http://127.0.0.1:1' }],
  ['https of ours as Origin', 403, 'GET', '/', { ...session, origin: 'https://127.0.0.1:{port}' }],
  ['localhost as Origin of 127.0.0.1', 403, 'GET', '/', { ...session, origin: 'http://localhost:{port}' }],
  ['an Origin that begins like ours', 403, 'GET', '/', { ...session, origin: '{own}.evil.example' }],
  ['an empty Origin', 403, 'GET', '/', { ...session, origin: '' }],
  ['a script for another site (cross-site)', 403, 'GET', '/assets/app.js', { ...session, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }],
  ['a script for another local port (same-site)', 403, 'GET', '/assets/app.js', { ...session, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }],
  ['the page in a frame of another site', 403, 'GET', '/', { ...session, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  // methods and bodies
  ['a form from another site', 415, 'POST', '/', { ...session, 'content-type': 'application/x-www-form-urlencoded' }],
  ['text/plain JSON (no preflight)', 415, 'POST', '/', { ...session, 'content-type': 'text/plain' }],
  ['multipart', 415, 'POST', '/', { ...session, 'content-type': 'multipart/form-data; boundary=x' }],
  ['JSON by POST: there is no such door', 405, 'POST', '/', { ...session, 'content-type': 'application/json' }],
  ['PUT', 405, 'PUT', '/', session],
  ['DELETE', 405, 'DELETE', '/', session],
  ['OPTIONS (a preflight)', 405, 'OPTIONS', '/', { ...session, 'access-control-request-method': 'POST' }],
  ['TRACE', 405, 'TRACE', '/', session],
  // paths
  ['traversal', 400, 'GET', '/../package.json', session],
  ['encoded traversal', 400, 'GET', '/%2e%2e/package.json', session],
  ['encoded slash', 400, 'GET', '/..%2fpackage.json', session],
  ['backslash', 400, 'GET', '/..\\package.json', session],
  ['a null byte', 400, 'GET', '/index.html%00.js', session],
  ['an absolute target of another host', 400, 'GET', 'http://evil.example/', session],
  ['a protocol-relative target', 400, 'GET', '//evil.example/', session],
  ['a source file', 404, 'GET', '/package.json', session],
  ['WebSocket path by GET', 404, 'GET', '/ws', session],
];

const fill = (text: string): string => text.replaceAll('{own}', own()).replaceAll('{port}', String(host.port)).replaceAll('{cookie}', cookie);

describe('the browser host: requests', () => {
  it.each(httpRows)('%s → %i', async (_what, expected, method, target, headers) => {
    const answer = await send(method, fill(target), Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])));
    expect(answer.status).toBe(expected);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    if (expected !== 200) expect(answer.body).not.toContain('<title>');
  });
});

describe('the browser host: WebSockets', () => {
  const rows: readonly (readonly [string, number, string, Record<string, string>])[] = [
    ['our own page', 101, '/ws', { cookie: '{cookie}', origin: '{own}' }],
    ['our own page with its window id', 101, '/ws?client=window-12345678', { cookie: '{cookie}', origin: '{own}' }],
    ['no cookie', 401, '/ws', { origin: '{own}' }],
    ['a wrong cookie', 401, '/ws', { cookie: 'trellis-session-{port}=wrong', origin: '{own}' }],
    ['no Origin (a program)', 403, '/ws', { cookie: '{cookie}' }],
    ['a foreign Origin', 403, '/ws', { cookie: '{cookie}', origin: 'https://evil.example' }],
    ['another local port', 403, '/ws', { cookie: '{cookie}', origin: 'http://127.0.0.1:1' }],
    ['Origin null', 403, '/ws', { cookie: '{cookie}', origin: 'null' }],
    ['a foreign host', 403, '/ws', { cookie: '{cookie}', origin: '{own}', host: 'evil.example' }],
    ['another path', 404, '/', { cookie: '{cookie}', origin: '{own}' }],
  ];
  it.each(rows)('%s → %i', async (_what, expected, target, headers) => {
    expect(await upgrade(fill(target), Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])))).toBe(expected);
  });
  it('closes on malformed frames and answers unknown channels and payloads with typed refusals', async () => {
    const open = (): Promise<WebSocket> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${host.port}/ws`, { headers: { cookie, origin: own() } });
        socket.on('open', () => resolve(socket));
      });
    for (const frame of ['not json', '[]', '{"id":-1,"channel":"host.info","request":{}}', '{"id":1,"channel":"host.info","request":{"x":{"$bytes":"%"}}}']) {
      const socket = await open();
      const closed = new Promise<number>((resolve) => socket.on('close', resolve));
      socket.send(frame);
      expect(await closed).toBe(1007);
    }
    const socket = await open();
    const replies: string[] = [];
    const two = new Promise<void>((resolve) => socket.on('message', (data) => { replies.push(String(data)); if (replies.length === 2) resolve(); }));
    socket.send('{"id":1,"channel":"constructor","request":{}}');
    socket.send('{"id":2,"channel":"workspace.open","request":{"path":7}}');
    await two;
    for (const reply of replies) expect(reply).toContain('"code":"invalid-request"');
    socket.terminate();
  });
});

describe('the token', () => {
  it('works once, leaves a HttpOnly SameSite=Strict cookie, and is nowhere in the answer', async () => {
    const url = new URL(host.createUrl());
    const first = await send('GET', url.pathname + url.search);
    expect(first.status).toBe(200);
    expect(first.headers['set-cookie']?.[0]).toMatch(/^trellis-session-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(first.body).not.toContain(url.searchParams.get('token'));
    expect(first.headers['referrer-policy']).toBe('no-referrer');
    expect((await send('GET', url.pathname + url.search)).status).toBe(401);
  });
  it('listens on 127.0.0.1 only', async () => {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: host.port });
      socket.on('connect', () => { socket.destroy(); resolve(false); });
      socket.on('error', () => resolve(true));
    });
    expect(refused).toBe(true);
  });
});
