import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { maxStageBody, plain, type Stage } from '../services/play/stage';

/** The stage on a port of its own: another origin than the studio's. */
export interface StageServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** `shell`: built files of the run-time page. `frames`: the studio's origins. */
export async function startStageServer(stage: Stage, shell: ReadonlyMap<string, Uint8Array>, frames: () => string): Promise<StageServer> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;
  server.on('request', (request, response) => {
    const refuse = (status: number): void => {
      const { headers, body } = plain(status, 'Refused.');
      if (response.headersSent) response.destroy();
      else response.writeHead(status, { ...headers, Connection: 'close' }).end(body);
    };
    const asked = request.headers.origin;
    // Frames of the package that are sandboxed have the origin "null"; another site, or another program's page, has its own.
    if (request.headers.host !== host || (asked !== undefined && asked !== origin && asked !== 'null')) return refuse(403);
    const target = request.url ?? '';
    if (!target.startsWith('/') || !URL.canParse(target, origin)) return refuse(400);
    const [path = '', query = ''] = target.split(/\?(.*)/s);
    bodyOf(request).then((body) => {
      const answer = stage.answer({ method: request.method ?? '', origin, path, query, authorization: request.headers.authorization ?? null, body }, shell, frames());
      response.writeHead(answer.status, { ...answer.headers, ...(answer.status === 204 ? {} : { 'Content-Length': String(answer.body.length) }) });
      response.end(request.method === 'HEAD' || answer.status === 204 ? undefined : answer.body);
    }, () => refuse(413)).catch(() => refuse(500));
  });
  return {
    origin,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxStageBody) throw new RangeError('body too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
