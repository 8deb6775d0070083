import { afterEach, describe, expect, it } from 'vitest';
import { startStageServer, type StageServer } from '#electron/hosts/stage-server';
import { openPlay, type PlayPorts } from '#electron/services/play/play-service';
import { createStage, type Stage, type StageAnswer } from '#electron/services/play/stage';
import type { PackageLaunch } from '#shared/exchange/packages/launches';

const unit: PackageLaunch = { title: 'A', href: 'index.html', standard: 'cmi5', id: 'urn:a', launchData: '', masteryScore: null, moveOn: 'Completed' };
const page = new TextEncoder().encode('<!doctype html>');
const shell = new Map([['stage/index.html', page]]);

function stageWith(key = 'k'): Stage {
  let n = 0;
  const stage = createStage(() => (++n).toString(16).padStart(32, 'a'));
  stage.listenAt('http://stage');
  stage.put(key, { files: new Map([['index.html', page]]), launches: [unit] }, 'window');
  return stage;
}
const ask = (stage: Stage, method: string, target: string, body = ''): StageAnswer => {
  const [path = '', query = ''] = target.split('?');
  return stage.answer({ method, origin: 'http://stage', path, query, authorization: 'Basic preview1', body }, shell, 'http://studio');
};
const textOf = ({ body }: StageAnswer): string => new TextDecoder().decode(body);

describe('the LRS', () => {
  it.each(['null', '5', '[null]', '{"verb":{"id":5}}', '{"verb":null}', '{"object":[]}', '{"id":1}', 'nonsense'])('refuses %s', (body) => {
    expect(ask(stageWith(), 'POST', '/lrs/k/statements', body).status).toBe(400);
  });
  it('takes odd names and scores for what they are', () => {
    const stage = stageWith();
    expect(ask(stage, 'POST', '/lrs/k/statements', '{"verb":{"id":"a/b"},"object":{"id":"o","definition":{"name":{"en":7}}},"result":{"score":{"scaled":{"toString":1}}}}').status).toBe(200);
    expect(JSON.parse(textOf(ask(stage, 'GET', '/lrs/k/log')))).toEqual([{ n: 1, call: 'POST statement', args: ['b', 'o'], result: '204' }]);
  });
  it('keeps 16 MB, and what is written over is not counted twice', () => {
    const stage = stageWith();
    const big = 'x'.repeat(4 * 1024 * 1024 - 1000);
    for (let n = 0; n < 8; n++) expect(ask(stage, 'PUT', '/lrs/k/activities/state?stateId=same', big).status).toBe(204);
    const answers = [1, 2, 3, 4].map((n) => ask(stage, 'PUT', `/lrs/k/activities/state?stateId=${n}`, big).status);
    expect(answers).toEqual([204, 204, 204, 413]);
    expect(ask(stage, 'POST', '/lrs/k/statements', `{"id":"${big}"}`).status).toBe(413);
  });
  it('drops old lines of the log and goes on counting', () => {
    const stage = stageWith();
    for (let n = 0; n < 5010; n++) ask(stage, 'GET', '/lrs/k/activities/state?stateId=a');
    expect(textOf(ask(stage, 'GET', '/lrs/k/log?count=1'))).toBe('{"count":5010}');
    const lines = JSON.parse(textOf(ask(stage, 'GET', '/lrs/k/log'))) as { n: number }[];
    expect([lines.length, lines[0]?.n, lines.at(-1)?.n]).toEqual([5000, 11, 5010]);
    expect(JSON.parse(textOf(ask(stage, 'GET', '/lrs/k/log?after=5009')))).toHaveLength(1);
  });
  it('gives each package and each fresh launch a registration of its own', () => {
    const stage = stageWith();
    stage.put('other', { files: new Map(), launches: [unit] }, 'window');
    const launch = (key: string, fresh: string): string => new URLSearchParams((JSON.parse(textOf(ask(stage, 'POST', `/lrs/${key}/launch?item=0&fresh=${fresh}`))) as { query: string }).query).get('registration') ?? '';
    const [first, again, fresh, other] = [launch('k', '0'), launch('k', '0'), launch('k', '1'), launch('other', '0')];
    expect(again).toBe(first);
    expect(new Set([first, fresh, other]).size).toBe(3);
    for (const uuid of [first, fresh, other]) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the stage', () => {
  it('bounds every kind of answer', () => {
    const stage = stageWith();
    const closed = "default-src 'none'; frame-ancestors 'none'; sandbox";
    const targets = [['GET', '/'], ['GET', '/play/none/index.html'], ['GET', '/play/k/none'], ['GET', '/play/k/%ff'], ['POST', '/play/k/index.html'], ['POST', '/stage/index.html'], ['GET', '/stage/none'], ['GET', '/lrs/k/log'], ['GET', '/lrs/k/none'], ['POST', '/lrs/k/statements'], ['GET', '/lrs/none/log']] as const;
    for (const [method, target] of targets) expect([target, ask(stage, method, target).headers['Content-Security-Policy']]).toEqual([target, closed]);
    for (const target of ['/play/k/index.html', '/stage/index.html']) expect(ask(stage, 'GET', target).headers['Content-Security-Policy']).toMatch(/^default-src .*webrtc 'block'; frame-ancestors/);
  });
  it('clears with its page what an earlier package stored', () => {
    const stage = stageWith();
    expect(ask(stage, 'GET', '/stage/index.html').headers['Clear-Site-Data']).toBe('"storage"');
    expect(ask(stage, 'GET', '/play/k/index.html').headers['Clear-Site-Data']).toBeUndefined();
  });
  it('takes the packages of a window that is gone, and tells its host', () => {
    const stage = stageWith();
    let told = 0;
    stage.listenAt('http://stage', () => told++);
    stage.put('mine', { files: new Map([['index.html', page]]), launches: [] }, 'other window');
    stage.leave('window');
    stage.leave('window');
    expect([ask(stage, 'GET', '/play/k/index.html').status, ask(stage, 'GET', '/play/mine/index.html').status, told]).toEqual([404, 200, 2]);
  });
  it('plays a package that lies in one folder of its archive', async () => {
    const stage = stageWith();
    const ports = { zipReader: { read: async () => ({ ok: true, value: [{ path: 'x/cmi5.xml', bytes: new TextEncoder().encode('<courseStructure><au id="urn:a"><title><langstring>A</langstring></title><url>go.html</url><launchParameters>p</launchParameters></au></courseStructure>') }, { path: 'x/go.html', bytes: page }] }) }, identity: { randomKey: () => 'w', sha256: () => '' } } as unknown as PlayPorts;
    const info = await openPlay(ports, { stage, owner: 'window' }, { name: 'a.zip', bytes: page });
    expect(info.launches).toMatchObject([{ href: 'go.html', launchData: 'p' }]);
    expect(ask(stage, 'GET', '/play/w/go.html').status).toBe(200);
  });
});

describe('the server of the stage', () => {
  let server: StageServer | undefined;
  afterEach(() => server?.close());
  it('refuses with bounds, and outlives what it cannot answer', async () => {
    const stage = stageWith();
    const broken: Stage = { ...stage, answer: (request, ...rest) => {
      if (request.path === '/throws') throw new Error('no');
      return stage.answer(request, ...rest);
    } };
    server = await startStageServer(broken, shell, () => 'http://studio');
    const get = async (path: string, headers = {}): Promise<readonly [number, boolean]> => {
      const response = await fetch(`${server?.origin}${path}`, { headers });
      return [response.status, (response.headers.get('content-security-policy') ?? '').length > 0];
    };
    expect(await get('/throws')).toEqual([500, true]);
    expect(await get('/stage/index.html', { origin: 'https://evil.example' })).toEqual([403, true]);
    expect(await get('/stage/index.html')).toEqual([200, true]);
  });
});
