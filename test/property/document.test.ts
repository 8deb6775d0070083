import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyCommand, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff, composeDiffs, reverseDiff, type RecordsDiff } from '#shared/document/diff';
import { readDocument } from '#shared/document/read-document';
import { createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { bundleSchema, createBundle, writeBundle } from '#shared/exchange/descriptions/bundle/bundle';
import { nodePorts } from '../../electron/hosts/node-studio';
import type { DocumentSession } from '../../electron/services/session/document-session';
import { openSession } from '../../electron/services/session/open-session';
import { writeStarter } from '../../electron/services/starters';
import { documentOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { naughtyTexts } from '../helpers/naughty-text';
import { questionsOf } from '../helpers/random-questions';

const full = Boolean(process.env['TRELLIS_FULL']);
const key = fc.constantFrom('a', 'b', 'c', 'd');
const text = fc.oneof(fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }), fc.constantFrom(...naughtyTexts));
const module = (name: string): string => `module:${name}`;
const questionsOfAnyKind = questionsOf(text);
const command: fc.Arbitrary<AnyCommand> = fc.oneof(
  fc.tuple(key, text).map(([id, title]) => ({ name: 'record.create', payload: { records: [{ id: module(id), type: 'module', title }] } })),
  fc.tuple(key, text).map(([id, description]) => ({ name: 'record.update', payload: { updates: [{ id: module(id), set: { description, custom: { [description.slice(0, 80)]: description } } }] } })),
  key.map((id) => ({ name: 'record.remove', payload: { ids: [module(id)] } })),
  fc.tuple(key, key, fc.constantFrom('prerequisite', 'corequisite', 'recommended')).map(([from, to, kind]) => ({ name: 'edge.add', payload: { id: `edge:${from}-${to}-${kind}`, kind, from: module(from), to: module(to) } })),
  fc.tuple(fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }), fc.constantFrom('zone:one', 'zone:two', null)).map(([ids, zone]) => ({ name: 'zone.assign', payload: { role: 'role:r', zone, modules: ids.map(module) } })),
  fc.tuple(key, questionsOfAnyKind, fc.option(fc.integer({ min: 1, max: 5 }), { nil: null })).map(([id, questions, draw]) => ({ name: 'record.create', payload: { records: [{ id: `question-set:${id}`, type: 'question-set', title: id, module: module(id), purpose: 'post', questions, draw }] } })),
  fc.tuple(key, questionsOfAnyKind, fc.option(fc.integer({ min: 1, max: 5 }), { nil: null })).map(([id, questions, draw]) => ({ name: 'record.update', payload: { updates: [{ id: `question-set:${id}`, set: { questions, draw } }] } })),
  fc.tuple(fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }), text).map(([ids, tag]) => ({ name: 'module.tag', payload: { modules: ids.map(module), add: [tag.slice(0, 80)] } })),
);
const write = (document: TrellisDocument): string => writeDocument(document, 'test');
const blank = (): TrellisDocument => documentOf(roleOf(), moduleOf('a'), zoneOf('one', 'core-locked', ['a']), zoneOf('two', 'elective', []));

it('D-5 D-8 D-9 any sequence of commands can be taken back, composed, written and read', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      let document = blank();
      const states: { readonly text: string; readonly diff: RecordsDiff }[] = [];
      for (const one of commands) {
        const applied = applyCommand(document, one);
        if (!applied.ok) continue;
        states.push({ text: write(document), diff: applied.value.diff });
        document = applyDiff(document, applied.value.diff);
      }
      const end = write(document);
      const read = readDocument(JSON.parse(end));
      expect(read.ok && write(read.value)).toBe(end);
      expect(read.ok && new Map([...read.value.tables.module].sort())).toEqual(new Map([...document.tables.module].sort()));
      const whole = composeDiffs(states.map(({ diff }) => diff));
      expect(write(applyDiff(blank(), whole))).toBe(end);
      for (const { text: before, diff } of states.reverse()) {
        document = applyDiff(document, reverseDiff(diff));
        expect(write(document)).toBe(before);
      }
    }),
    { numRuns: full ? 10_000 : 300 },
  );
}, full ? 3_600_000 : 120_000);

const step = fc.oneof({ weight: 6, arbitrary: command }, { weight: 3, arbitrary: fc.constant('undo' as const) }, { weight: 2, arbitrary: fc.constant('redo' as const) }, { weight: 1, arbitrary: fc.constantFrom('save' as const, 'reopen' as const) });

it('D-17 D-18 D-22 D-23 D-35 edits, undo, redo, saving and opening on a real disk keep the state equal', async () => {
  const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), 'trellis-property-'));
      let session: DocumentSession | null = null;
      try {
        await writeStarter(ports.files, ports.resources, join(folder, 'ws'), 'blank', '2026-11-22', 'test');
        const open = (): Promise<DocumentSession> => openSession(ports, join(folder, 'ws'), { changed: () => undefined, saveState: () => undefined });
        session = await open();
        session.apply('w', { commands: [{ name: 'record.create', payload: { records: [roleOf(), zoneOf('one', 'core-locked', []), zoneOf('two', 'elective', [])] } }], focus: [] });
        let now = write(session.document());
        const past = ['start'];
        let future: string[] = [];
        for (const one of steps) {
          if (one === 'save') {
            await session.flush();
            expect(write(read(await readFile(join(folder, 'ws', 'course.trellis.json'), 'utf8')))).toBe(now);
          } else if (one === 'reopen') {
            await session.close();
            session = await open();
          } else if (one === 'undo') {
            const before = past.at(-1);
            if (before === undefined) expect(() => session?.undo('w')).toThrow(/nothing to undo/);
            else {
              session.undo('w');
              future.push(now);
              past.pop();
              now = before === 'start' ? write(session.document()) : before;
            }
          } else if (one === 'redo') {
            const after = future.at(-1);
            if (after === undefined) expect(() => session?.redo('w')).toThrow(/nothing to redo/);
            else {
              session.redo('w');
              past.push(now);
              future.pop();
              now = after;
            }
          } else {
            const revision: number = session.revision();
            try {
              session.apply('w', { commands: [one], focus: [] });
            } catch {
              expect(session.revision()).toBe(revision);
            }
            if (session.revision() !== revision) {
              past.push(now);
              future = [];
              now = write(session.document());
            }
          }
          expect(write(session.document())).toBe(now);
        }
        await session.close();
        session = await open();
        expect(write(session.document())).toBe(now);
      } finally {
        await session?.close().catch(() => undefined);
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: full ? 10_000 : 40 },
  );
}, full ? 3_600_000 : 120_000);

function read(source: string): TrellisDocument {
  const document = readDocument(JSON.parse(source));
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}

it.each(naughtyTexts)('D-28 survives edit, save, open and export: %j', (title) => {
  const custom = title === '__proto__' ? {} : { [title.slice(0, 80)]: title };
  const document = documentOf(roleOf({ title }), moduleOf('a', { title, description: title, tags: [title.slice(0, 80)], custom }), zoneOf('one', 'core-locked', ['a']), { id: 'page:a', type: 'page', module: 'module:a', title, body: [title] });
  const opened = read(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(write(document))));
  expect(opened.tables.module.get('module:a')).toEqual(document.tables.module.get('module:a'));
  expect(opened.tables.page).toEqual(document.tables.page);
  const bundle = bundleSchema.parse(JSON.parse(writeBundle(createBundle(document, null, 'test'))));
  expect(write(createDocument(bundle.records))).toBe(write(document));
  expect(bundle.roles[0]?.title).toBe(title);
});

const pick = (most: number): fc.Arbitrary<string> => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...naughtyTexts) }, { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }) }).map((one) => one.slice(0, most));
const named = fc.record({ title: pick(300), body: fc.array(pick(2000), { maxLength: 4 }), tags: fc.array(pick(80), { maxLength: 4 }), long: fc.tuple(pick(300), fc.nat(60)).map(([one, times]) => one.repeat(times).slice(0, 20_000)), custom: fc.dictionary(pick(80).filter((name) => name !== '__proto__'), pick(2000), { maxKeys: 3, noNullPrototype: true }) });

it('D-28 any text is identical after save, open, export as a bundle, import of its records, save', async () => {
  const ports = nodePorts({ out: '', resources: '', version: '0.0.0' });
  const quiet = { changed: () => undefined, saveState: () => undefined };
  await fc.assert(
    fc.asyncProperty(fc.array(named, { minLength: 1, maxLength: 6 }), async (texts) => {
      const folder = await mkdtemp(join(tmpdir(), 'trellis-text-'));
      try {
        const records = [roleOf(), ...texts.flatMap(({ title, body, tags, long, custom }, index) => [{ id: `module:m${index}`, type: 'module', title, description: long, tags, custom }, { id: `page:m${index}`, type: 'page', module: `module:m${index}`, title, body }, { id: `glossary-term:m${index}`, type: 'glossary-term', term: title, definition: title }])];
        const saved: string[] = [];
        let incoming: readonly object[] = records;
        for (const workspace of ['first', 'second'].map((name) => join(folder, name))) {
          await writeStarter(ports.files, ports.resources, workspace, 'blank', '2026-11-22', 'test');
          const session = await openSession(ports, workspace, quiet);
          session.apply('w', { commands: [{ name: 'records.import', payload: { name: 'x', records: incoming } }], focus: [] });
          await session.close();
          const again = await openSession(ports, workspace, quiet);
          for (const [index, { title, body, tags, long, custom }] of texts.entries()) {
            expect(again.document().tables.module.get(`module:m${index}`)).toMatchObject({ title, tags, description: long });
            expect(Object.entries(again.document().tables.module.get(`module:m${index}`)?.custom ?? {}).sort()).toEqual(Object.entries(custom).sort());
            expect(again.document().tables.page.get(`page:m${index}`)).toMatchObject({ title, body });
          }
          const bundle = bundleSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(writeBundle(createBundle(again.document(), null, 'test'))))));
          incoming = bundle.records.filter((record) => record.type !== 'settings');
          await again.close();
          saved.push(await readFile(join(workspace, 'course.trellis.json'), 'utf8'));
        }
        expect(saved[1]).toBe(saved[0]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: full ? 1000 : 40 },
  );
}, 600_000);
