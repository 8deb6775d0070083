import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelNames, channels, eventNames } from '#shared/contract/contract';
import { replySchema } from '#shared/contract/envelope';
import { decodeWire, encodeWire } from '#shared/contract/wire';
import { dispatch } from '../../electron/ipc/dispatch';
import { handlers } from '../../electron/ipc/handlers';
import { createTestStudio, type TestStudio } from '../helpers/test-studio';

let test: TestStudio;
const warnings: string[] = [];
const logger = { warn: (message: string) => void warnings.push(message) };
const call = (channel: string, request: unknown): ReturnType<typeof dispatch> => dispatch(test.studio, logger, 'w', channel, request);
/** 1,000 payloads a channel in the full size, 60 in the short form that runs always. */
const payloads = process.env['TRELLIS_FULL'] === '1' ? 1000 : 60;

beforeAll(async () => {
  test = await createTestStudio();
});
afterAll(() => test.dispose());

describe('the contract', () => {
  it('binds every channel to one handler', () => {
    expect(Object.keys(handlers).sort()).toEqual([...channelNames].sort());
    expect(eventNames.length).toBeGreaterThan(3);
  });
  it.each(['constructor', '__proto__', 'toString', '', 'document', 'document.apply '])('refuses the channel %j', async (channel) => {
    expect(await call(channel, {})).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });
  it.each(channelNames)('%s survives random payloads with typed refusals', async (channel) => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withTypedArray: true, withDate: true, maxDepth: 3 }), async (payload) => {
        if (channels[channel].request.safeParse(payload).success) return;
        const reply = replySchema.parse(await call(channel, payload));
        expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
      }),
      { numRuns: payloads },
    );
    expect(warnings).toEqual([]);
  });
  it('offers to show a file in its folder only where it can', async () => {
    expect(await call('host.info', {})).toMatchObject({ ok: true, value: { canReveal: false } });
  });
  it('says no-workspace where one is needed', async () => {
    expect(await call('document.snapshot', {})).toMatchObject({ ok: false, error: { code: 'no-workspace' } });
  });
});

describe('a workspace through the contract', () => {
  it('creates, imports as one step, undoes, exports into releases/', async () => {
    expect(await call('workspace.create', { path: null, starter: 'blank', title: 'Ward rounds' })).toMatchObject({ ok: true, value: { title: 'Ward rounds', path: expect.stringMatching(/workspaces.ward-rounds$/) } });
    const bytes = new TextEncoder().encode('---\ntitle: Hand hygiene\nteaching: 10\nexercises: 5\n---\n\nWash.\n');
    const preview = await call('import.preview', { name: 'hygiene.md', files: [{ path: 'hygiene.md', bytes }] });
    expect(preview).toMatchObject({ ok: true, value: { kind: 'markdown', created: { courses: 1, modules: 1 } } });
    const token = preview.ok ? (preview.value as { token: string }).token : '';
    expect(await call('import.apply', { token })).toMatchObject({ ok: true, value: { label: 'Import hygiene.md' } });
    expect(await call('import.apply', { token })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await call('document.undo', {})).toMatchObject({ ok: true });
    expect(await call('document.snapshot', {})).toMatchObject({ ok: true, value: { records: [{ type: 'settings' }], history: { redo: 'Import hygiene.md' } } });
    expect(await call('export.preview', { role: 'role:none', target: 'json' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
  it('tells other windows what changed', async () => {
    const heard: string[] = [];
    test.studio.connect({ id: 'other', send: (event) => void heard.push(event) });
    await call('document.redo', {});
    expect(heard).toContain('document.changed');
    test.studio.disconnect('other');
  });
  it('only opens https addresses outside', async () => {
    for (const url of ['http://example.org', 'file:///etc/passwd', 'javascript:alert(1)', 'nonsense']) expect(await call('app.openExternal', { url })).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});

describe('the wire', () => {
  it('carries bytes and drops __proto__', () => {
    expect(decodeWire(encodeWire({ a: new Uint8Array([0, 255, 7]), b: 'é' }))).toEqual({ a: new Uint8Array([0, 255, 7]), b: 'é' });
    const hostile = decodeWire('{"__proto__":{"polluted":true},"x":1}') as Record<string, unknown>;
    expect(hostile['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  it('round-trips any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeWire(encodeWire(bytes))).toEqual(bytes);
    }));
  });
});
