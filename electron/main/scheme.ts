import { protocol } from 'electron';

export const scheme = 'trellis';
export const startUrl = `${scheme}://studio/index.html`;

/** Must run before the app is ready. Standard and secure: the page gets an origin of its own, `trellis://studio`, and no file access. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', woff2: 'font/woff2', ttf: 'font/ttf', json: 'application/json', ico: 'image/x-icon',
};

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
};

/** Answers requests of our own scheme from the built renderer in memory: no request ever names a path of the disk. */
export function createSchemeHandler(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): (request: { readonly url: string; readonly method: string }) => Response {
  const byPath = new Map(files.map((file) => [`/${file.path}`, file.bytes]));
  return ({ url, method }) => {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (!parsed || parsed.protocol !== `${scheme}:` || parsed.host !== 'studio' || (method !== 'GET' && method !== 'HEAD')) return new Response('Refused.', { status: 403, headers });
    const path = parsed.pathname === '/' ? '/index.html' : parsed.pathname;
    const bytes = byPath.get(path);
    if (!bytes) return new Response('Not found.', { status: 404, headers });
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': mediaTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream' } });
  };
}
