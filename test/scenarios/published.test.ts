import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#shared/document/read-document';
import { allRecords, createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import type { ReleasePlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { usualOptions } from '#shared/exchange/export-options';
import { republishImpact } from '#shared/exchange/release/impact';
import { learnersUnderWay } from '#shared/exchange/release/under-way';
import type { ExportTarget } from '#shared/exchange/targets';
import { evaluate } from '#shared/path/evaluate';
import { describeReason } from '#shared/path/reason-text';
import { runLearner } from '#shared/path/run';
import { recordOf } from '../helpers/documents';
import { courseOf, programOf } from '../helpers/play';
import { exportInput } from '../helpers/sample-role';
import { trellis, trellisJson, withFolder } from '../helpers/cli';

const fileOf = (name: string): string => fileURLToPath(new URL(`../fixtures/scenarios/${name}.json`, import.meta.url));
function read(name: string): TrellisDocument {
  const document = readDocument(JSON.parse(readFileSync(fileOf(name), 'utf8')));
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
}
const changed = (document: TrellisDocument, ...records: readonly object[]): TrellisDocument => {
  const fresh = new Map(records.map((raw) => [(raw as { id: string }).id, recordOf(raw)]));
  return createDocument([...[...allRecords(document)].filter(({ id }) => !fresh.has(id)), ...fresh.values()]);
};
function planOf(document: TrellisDocument, target: ExportTarget): ReleasePlan {
  const plan = planExport(exportInput(document, { player: [{ path: 'player.js', bytes: new Uint8Array([1]) }], xsd: [] }, target));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}
const impact = (was: TrellisDocument, is: TrellisDocument): ReturnType<typeof republishImpact> => {
  const [last, next] = [planOf(was, 'modules'), planOf(is, 'modules')];
  return republishImpact({ ...last, target: 'modules', options: usualOptions }, { ...next, target: 'modules', options: usualOptions });
};

describe('67: what each step is for is told in its designer’s words', () => {
  const document = read('67-why-per-step');
  const words = ['Without it you cannot enter the ward on your first day.', 'So that you find the crash trolley in the dark.'];
  it('in the package, with every step', () => {
    expect(courseOf(document).modules.map(({ why }) => why)).toEqual(words);
    const unit = new TextDecoder().decode(planOf(document, 'cmi5-multi').files.find(({ path }) => path === 'cmi5.xml')?.bytes);
    for (const text of words) expect(unit).toContain(text);
  });
});

it('67: and in the preview: trace tells it with every step', { timeout: 60_000 }, () =>
  withFolder(async (folder) => {
    copyFileSync(fileOf('67-why-per-step'), join(folder, 'course.trellis.json'));
    const asked = ['trace', folder, '--role', 'role:r', '--profile', 'profile:new'] as const;
    const { steps } = await trellisJson<{ steps: readonly { why: string }[] }>(...asked);
    expect(steps.map(({ why }) => why)).toEqual(['Without it you cannot enter the ward on your first day.', 'So that you find the crash trolley in the dark.']);
    expect((await trellis(...asked)).out).toContain('So that you find the crash trolley in the dark.');
  }));

describe('72: validity, recertification, and who keeps which release', () => {
  const document = read('72-validity-and-releases');
  it('an expired completion opens the module again and says so; one that holds does not', () => {
    const program = programOf(document);
    const [fresh, stale] = ['fresh', 'stale'].map((key) => evaluate(program, document.tables.profile.get(`profile:${key}`)!).steps);
    expect([fresh, stale].map((steps) => steps?.map(({ state }) => state))).toEqual([['credited', 'open'], ['open', 'locked']]);
    const reason = stale?.[0]?.reasons.find(({ code }) => code === 'completion-expired');
    expect(reason && describeReason(reason, (id) => id)).toBe('The completion of 2025-03-01 has expired.');
    expect(runLearner(program, document.tables.profile.get('profile:stale')!).path.minutes).toBe(50);
  });
  it('the build sheet carries validity, the interval, and what holds when the path changes', () => {
    const page = new TextDecoder().decode(planOf(document, 'modules').files.find(({ path }) => path === 'build-sheet.html')?.bytes);
    for (const text of ['Validity (days)', '365', 'When the path changes', 'A completion of “Gowning” is 365 days old', 'Learners under way keep the release that they began with', 'Expiry, and assigning it again.']) expect(page).toContain(text);
  });
  it('learners under way keep the old release where the path changes, until somebody decided where passes may not count, and not where only words change', () => {
    const gown = { id: 'module:gown', type: 'module', title: 'Gowning', minutes: 30, validityDays: 365 };
    const cases = [
      [changed(document, { ...gown, title: 'Putting on the gown' }), 'replace', null],
      [changed(document, { ...gown, validityDays: 180 }), 'ask', 3],
      [changed(document, { id: 'module:air', type: 'module', title: 'Air', minutes: 5 }, { id: 'zone:core', type: 'zone', role: 'role:r', title: 'Core', policy: 'core-testable', modules: ['module:gown', 'module:room', 'module:air'], place: 1 }), 'new-course', 3],
    ] as const;
    for (const [next, advice, keep] of cases) {
      const found = impact(document, next);
      expect([found.advice, learnersUnderWay(found, 3).keep]).toEqual([advice, keep]);
      expect(learnersUnderWay(found, 3).advice).toContain('release 3');
    }
  });
});
