import { createHash, timingSafeEqual } from 'node:crypto';

/** What a request shows of itself before anything is done with it. Header names in lower case, as Node gives them. */
export interface RequestFacts {
  readonly method: string;
  /** As sent: path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly kind: 'http' | 'websocket';
}

export type Verdict =
  | { readonly allow: 'static'; readonly path: string; readonly head: boolean }
  | { readonly allow: 'exchange' }
  | { readonly allow: 'websocket'; readonly client: string | null }
  | { readonly allow: false; readonly status: 400 | 401 | 403 | 404 | 405 | 415; readonly why: string };

export interface Policy {
  readonly port: number;
  readonly isSession: (value: string) => boolean;
  /** Consumes a one-time token. */
  readonly isToken: (value: string) => boolean;
}

const refuse = (status: 400 | 401 | 403 | 404 | 405 | 415, why: string): Verdict => ({ allow: false, status, why });

/** Name of the session cookie: cookies do not tell ports apart, names do. */
export function cookieName(port: number): string {
  return `trellis-session-${port}`;
}

/**
 * Decides one request of the browser host. Order matters: Host (DNS rebinding), Origin and fetch metadata (other sites, other local ports), method,
 * path, then who it is. After Jupyter's token exchange, Vite's CVE-2025-24010 and code-server's CVE-2023-26114.
 */
export function judge(policy: Policy, request: RequestFacts): Verdict {
  const hosts = [`127.0.0.1:${policy.port}`, `localhost:${policy.port}`];
  const host = single(request.headers['host']);
  if (host === null || !hosts.includes(host)) return refuse(403, 'host');
  const own = `http://${host}`;
  const origin = request.headers['origin'];
  if (origin !== undefined && origin !== own) return refuse(403, 'origin');
  const url = parsePath(request.url);
  if (!url) return refuse(400, 'url');
  if (request.kind === 'websocket') return judgeWebSocket(policy, request, url, origin === own);
  if (request.method !== 'GET' && request.method !== 'HEAD') return request.method === 'POST' && !isJson(request) ? refuse(415, 'content type') : refuse(405, 'method');
  const token = url.searchParams.get('token');
  const site = single(request.headers['sec-fetch-site']);
  const mode = single(request.headers['sec-fetch-mode']);
  if (site !== null && site !== 'same-origin' && site !== 'none' && mode !== 'navigate') return refuse(403, 'fetch metadata');
  const framed = single(request.headers['sec-fetch-dest']);
  if (framed !== null && ['iframe', 'frame', 'embed', 'object'].includes(framed)) return refuse(403, 'framed');
  if (url.pathname === '/open') {
    if (request.method !== 'GET') return refuse(405, 'method');
    return token !== null && policy.isToken(token) ? { allow: 'exchange' } : refuse(401, 'token');
  }
  if (!hasSession(policy, request)) return refuse(401, 'session');
  return { allow: 'static', path: url.pathname === '/' ? '/index.html' : url.pathname, head: request.method === 'HEAD' };
}

function judgeWebSocket(policy: Policy, request: RequestFacts, url: URL, fromOwnPage: boolean): Verdict {
  if (request.method !== 'GET') return refuse(405, 'method');
  if (!fromOwnPage) return refuse(403, 'origin');
  if (url.pathname !== '/ws') return refuse(404, 'path');
  if (!hasSession(policy, request)) return refuse(401, 'session');
  const client = url.searchParams.get('client');
  return { allow: 'websocket', client: client !== null && /^[a-z0-9-]{8,64}$/.test(client) ? client : null };
}

function single(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Only origin-form targets (`/path?query`): an absolute target would smuggle another host in. */
function parsePath(target: string): URL | null {
  if (!target.startsWith('/') || target.startsWith('//') || /[\\\s]|%(?:00|2f|5c|2e)/i.test(target) || target.split('?')[0]?.split('/').includes('..')) return null;
  return URL.canParse(target, 'http://127.0.0.1') ? new URL(target, 'http://127.0.0.1') : null;
}

function isJson(request: RequestFacts): boolean {
  return /^application\/json(?:;|$)/i.test(single(request.headers['content-type']) ?? '');
}

function hasSession(policy: Policy, request: RequestFacts): boolean {
  const name = cookieName(policy.port);
  const values = (single(request.headers['cookie']) ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  return values.length === 1 && policy.isSession(values[0] ?? '');
}

/** Compares secrets in constant time, whatever their lengths. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Sent with every answer. `connect-src`: the page's own WebSocket only; `stage`: the origin where packages are played, the only one that may be framed. */
export function securityHeaders(port: number, host: string, stage: string): Readonly<Record<string, string>> {
  const socket = `ws://${host === `localhost:${port}` ? host : `127.0.0.1:${port}`}`;
  return {
    'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ${socket}; worker-src 'self'; frame-src ${stage}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'X-Frame-Options': 'DENY',
  };
}
