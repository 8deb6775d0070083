import { protocol } from 'electron';
import { maxStageBody, plain, type Stage, type StageAnswer } from '../services/play/stage';

export const scheme = 'trellis';
export const startUrl = `${scheme}://studio/index.html`;
/** Another host of the scheme is another origin: what plays there cannot see the studio. */
export const stageOrigin = `${scheme}://stage`;

/** Must run before the app is ready. Standard and secure: each host of the scheme gets an origin of its own, and no file access. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', woff2: 'font/woff2', ttf: 'font/ttf', json: 'application/json', ico: 'image/x-icon',
};

const headers = {
  'Content-Security-Policy':
    `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src ${stageOrigin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
};

/** What `protocol.handle` gives. */
export interface SchemeRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly body: ReadableStream<Uint8Array> | null;
}

/** Answers requests of our own scheme from memory, the studio's page from the built renderer and the stage from what is played: no request ever names a path of the disk. */
export function createSchemeHandler(files: readonly { readonly path: string; readonly bytes: Uint8Array }[], stage: Stage): (request: SchemeRequest) => Promise<Response> {
  const shell = new Map(files.map((file) => [file.path, file.bytes]));
  return async (request) => {
    const { url, method } = request;
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed?.protocol === `${scheme}:` && parsed.host === 'stage') {
      const answer = await stageAnswer(request, parsed, stage, shell);
      return new Response(answer.status === 204 ? null : new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
    }
    if (!parsed || parsed.protocol !== `${scheme}:` || parsed.host !== 'studio' || (method !== 'GET' && method !== 'HEAD')) return new Response('Refused.', { status: 403, headers });
    const bytes = shell.get(parsed.pathname === '/' ? 'index.html' : parsed.pathname.slice(1));
    if (!bytes) return new Response('Not found.', { status: 404, headers });
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': mediaTypes[(parsed.pathname === '/' ? 'html' : parsed.pathname.split('.').at(-1)) ?? ''] ?? 'application/octet-stream' } });
  };
}

async function stageAnswer({ method, headers: sent, body: stream }: SchemeRequest, { pathname, search }: URL, stage: Stage, shell: ReadonlyMap<string, Uint8Array>): Promise<StageAnswer> {
  try {
    const body = await bodyOf(stream);
    if (body === null) return plain(413, 'Refused.');
    return stage.answer({ method, origin: stageOrigin, path: pathname, query: search.slice(1), authorization: sent.get('authorization'), body }, shell, `${scheme}:`);
  } catch {
    return plain(500, 'Refused.');
  }
}

/** Null where it is too long: the rest is not read. */
async function bodyOf(stream: ReadableStream<Uint8Array> | null): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxStageBody) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}
