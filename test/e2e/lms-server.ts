import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { mediaTypeOf } from '#shared/exchange/files/media-type';
import type { PackageFile } from '#shared/exchange/packages/package-file';

const runtimes = { scorm12: { file: 'scorm12.min.js', class: 'Scorm12API', name: 'API', events: ['LMSCommit', 'LMSFinish'] }, scorm2004: { file: 'scorm2004.min.js', class: 'Scorm2004API', name: 'API_1484_11', events: ['Commit', 'Terminate'] } } as const;

/** A small LMS: scorm-again as the run-time, data kept in the browser's session between launches, the package in a frame. */
const pageFor = ({ class: className, name, events }: (typeof runtimes)[keyof typeof runtimes], start: string): string => `<!doctype html><meta charset="utf-8"><title>LMS</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
<script src="/scorm-again.js"></script>
<script>
window.${name} = new ${className}({ autocommit: false, logLevel: 4 });
const saved = sessionStorage.getItem('cmi');
if (saved) window.${name}.loadFromJSON(JSON.parse(saved), '');
window.commits = 0;
const keep = () => { window.commits++; sessionStorage.setItem('cmi', JSON.stringify(window.${name}.cmi.toJSON())); };
${events.map((event) => `window.${name}.on('${event}', keep);`).join('\n')}
</script><iframe title="course" src="/package/${start}"></iframe>`;

export interface LmsServer {
  readonly url: string;
  readonly close: () => void;
}

/** Serves an unpacked package below /package, the LMS page at the top (without the course at /menu), and the package alone at /package/index.html. `start`: the file that is launched. */
export async function serveLms(files: readonly PackageFile[], standard: keyof typeof runtimes = 'scorm12', start = 'index.html'): Promise<LmsServer> {
  const kind = runtimes[standard];
  const page = pageFor(kind, start);
  const runtime = readFileSync(fileURLToPath(new URL(`../../node_modules/scorm-again/dist/${kind.file}`, import.meta.url)));
  const byPath = new Map(files.map((file) => [`/package/${file.path}`, file]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    const send = (type: string, body: string | Uint8Array): void => void response.writeHead(200, { 'content-type': type }).end(body);
    const file = byPath.get(path);
    if (path === '/') send('text/html', page);
    else if (path === '/menu') send('text/html', page.replace(/<iframe.*/, ''));
    else if (path === '/scorm-again.js') send('text/javascript', runtime);
    else if (file) send(`${mediaTypeOf(path)}; charset=utf-8`, file.bytes);
    else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/**
 * Serves many packages of the same player at one address, told apart by `?case=` of the page, so that the browser compiles the player once. The page at the top has the run-times of both standards and an empty
 * frame. `add` returns the address of a package.
 */
export async function serveMany(): Promise<LmsServer & { readonly add: (files: readonly PackageFile[]) => string; readonly clear: () => void }> {
  const packages = new Map<string, ReadonlyMap<string, PackageFile>>();
  const scripts = Object.values(runtimes).map(({ file }) => readFileSync(fileURLToPath(new URL(`../../node_modules/scorm-again/dist/${file}`, import.meta.url))));
  const page = `<!doctype html><meta charset="utf-8"><title>LMS</title>${scripts.map((_, index) => `<script src="/runtime-${index}.js"></script>`).join('')}<iframe title="course" width="1000" height="700"></iframe>`;
  let count = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const asked = url.searchParams.get('case') ?? new URL(request.headers.referer ?? 'http://localhost').searchParams.get('case') ?? '';
    const path = decodeURIComponent(url.pathname).slice('/package/'.length);
    const file = url.pathname.startsWith('/package/') ? packages.get(asked)?.get(path) : undefined;
    const script = scripts[Number(/^\/runtime-(\d)\.js$/.exec(url.pathname)?.[1] ?? -1)];
    const send = (type: string, body: string | Uint8Array, cache: string): void => void response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': cache }).end(body);
    if (url.pathname === '/') send('text/html', page, 'no-store');
    else if (script) send('text/javascript', script, 'no-store');
    else if (file) send(mediaTypeOf(path), file.bytes, path.startsWith('player/') ? 'max-age=3600, immutable' : 'no-store');
    else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void (server.closeAllConnections(), server.close()),
    add: (files) => {
      packages.set(String(count), new Map(files.map((file) => [file.path, file])));
      return `/package/index.html?case=${count++}`;
    },
    clear: () => packages.clear(),
  };
}
