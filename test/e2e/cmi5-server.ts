import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mediaTypeOf } from '#shared/exchange/files/media-type';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { fakeLrs, type CmiLaunch, type FakeLrs } from '../helpers/fake-lrs';

export interface Cmi5Server {
  /** The address of a new launch: another session, the same learner and registration. */
  readonly launch: (launch?: CmiLaunch) => string;
  /** Where the LMS takes people back to. */
  readonly home: string;
  readonly lrs: FakeLrs;
  readonly close: () => void;
}

const allowed = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, PUT, POST', 'access-control-allow-headers': 'authorization, content-type, x-experience-api-version', 'access-control-max-age': '600' };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function listen(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)));
}

/** Serves an unpacked package, and on another origin the LMS with its LRS, as a browser meets them. */
export async function serveCmi5(files: readonly PackageFile[]): Promise<Cmi5Server> {
  const lrs = fakeLrs();
  const byPath = new Map(files.map((file) => [`/${file.path}`, file]));
  const content = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    const file = byPath.get(path);
    if (file) response.writeHead(200, { 'content-type': `${mediaTypeOf(path)}; charset=utf-8` }).end(file.bytes);
    else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  const lms = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/home' || url.pathname === '/favicon.ico') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Back at the LMS</h1>');
    if (request.method === 'OPTIONS') return void response.writeHead(204, allowed).end();
    void bodyOf(request).then((body) => {
      const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]));
      const answer = lrs.handle({ method: request.method ?? 'GET', url, headers, body });
      response.writeHead(answer.status, { ...allowed, 'content-type': 'application/json' }).end(answer.body);
    });
  });
  const [at, origin] = await Promise.all([listen(content), listen(lms)]);
  return {
    lrs, home: `${origin}/home`,
    launch: (launch) => `${at}/index.html${lrs.launch(origin, launch)}`,
    close: () => [content, lms].forEach((server) => server.close()),
  };
}
