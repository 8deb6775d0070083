import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { clientFrameSchema, type HostFrame } from '#shared/contract/envelope';
import { decodeWire, encodeWire } from '#shared/contract/wire';
import { dispatch } from '../ipc/dispatch';
import type { Logger } from '../ports/machine';
import type { Studio } from '../services/studio';
import { startStageServer } from './stage-server';
import { cookieName, judge, sameSecret, securityHeaders, type Policy, type Verdict } from './http-policy';

const maxMessageBytes = 300 * 1024 * 1024;

export interface StaticFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A running browser host. */
export interface BrowserHost {
  readonly port: number;
  /** A fresh address that works once. */
  readonly createUrl: () => string;
  readonly close: () => Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', woff2: 'font/woff2', ttf: 'font/ttf', json: 'application/json', ico: 'image/x-icon',
};

/** Serves the studio on 127.0.0.1 only. `files`: the built renderer, held in memory, so that no request ever names a path of the disk. */
export async function startBrowserHost(studio: Studio, logger: Logger, files: readonly StaticFile[], port = 0): Promise<BrowserHost> {
  const byPath = new Map(files.map((file) => [`/${file.path}`, file.bytes]));
  const session = randomBytes(32).toString('base64url');
  const tokens = new Set<string>();
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  const stage = await startStageServer(studio.stage, new Map(files.map((file) => [file.path, file.bytes])), () => `http://127.0.0.1:${actual} http://localhost:${actual}`);
  studio.stage.listenAt(stage.origin);
  const policy: Policy = {
    port: actual,
    isSession: (value) => sameSecret(value, session),
    isToken: (value) => {
      const known = [...tokens].find((token) => sameSecret(token, value));
      return known !== undefined && tokens.delete(known);
    },
  };
  const judgeRequest = (request: IncomingMessage, kind: 'http' | 'websocket'): Verdict => judge(policy, { method: request.method ?? '', url: request.url ?? '', headers: request.headers, kind });

  server.on('request', (request, response) => {
    answer(response, judgeRequest(request, 'http'), { port: actual, host: request.headers.host ?? '', session, byPath, stage: stage.origin });
    request.resume();
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const verdict = judgeRequest(request, 'websocket');
    if (verdict.allow !== 'websocket') {
      const status = verdict.allow === false ? verdict.status : 400;
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => connectWindow(studio, logger, webSocket, verdict.client ?? randomBytes(8).toString('hex')));
  });
  return {
    port: actual,
    createUrl: () => {
      const token = randomBytes(32).toString('base64url');
      tokens.add(token);
      return `http://127.0.0.1:${actual}/open?token=${token}`;
    },
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      await stage.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface AnswerContext {
  readonly port: number;
  readonly host: string;
  readonly session: string;
  readonly byPath: ReadonlyMap<string, Uint8Array>;
  /** Origin of the frames that the studio shows. */
  readonly stage: string;
}

function answer(response: ServerResponse, verdict: Verdict, { port, host, session, byPath, stage }: AnswerContext): void {
  const headers = securityHeaders(port, host, stage);
  const send = (status: number, type: string, body: Uint8Array | string, more: Readonly<Record<string, string>> = {}, head = false): void => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': String(bytes.length), ...more });
    response.end(head ? undefined : bytes);
  };
  if (verdict.allow === 'exchange') {
    // A page that moves on by itself, not a redirect: a SameSite=Strict cookie is not sent on a redirect that began at another site.
    const cookie = `${cookieName(port)}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    return send(200, mediaTypes['html'] ?? '', '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="data:,"><title>Trellis Studio</title>', { 'Set-Cookie': cookie });
  }
  if (verdict.allow === 'static') {
    const bytes = byPath.get(verdict.path);
    const type = mediaTypes[verdict.path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return bytes ? send(200, type, bytes, {}, verdict.head) : send(404, 'text/plain; charset=utf-8', 'Not found.\n');
  }
  const status = verdict.allow === false ? verdict.status : 400;
  const text = status === 401 ? 'This address has been used or belongs to another start of Trellis. Open the studio again from where you started it.\n' : 'Refused.\n';
  send(status, 'text/plain; charset=utf-8', text, status === 405 ? { Allow: 'GET, HEAD' } : {});
}

function connectWindow(studio: Studio, logger: Logger, socket: WebSocket, client: string): void {
  const send = (frame: HostFrame): void => {
    if (socket.readyState === socket.OPEN) socket.send(encodeWire(frame));
  };
  studio.connect({ id: client, send: (event, payload) => send({ kind: 'event', event, payload }) });
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(1003, 'text only');
    let frame;
    try {
      frame = clientFrameSchema.safeParse(decodeWire(String(data)));
    } catch {
      return socket.close(1007, 'malformed');
    }
    if (!frame.success) return socket.close(1007, 'malformed');
    const { id, channel, request } = frame.data;
    void dispatch(studio, logger, client, channel, request).then((reply) => send({ kind: 'reply', id, reply }));
  });
  socket.on('error', (error) => logger.warn(`window: ${error.message}`));
  socket.on('close', () => studio.disconnect(client));
}
