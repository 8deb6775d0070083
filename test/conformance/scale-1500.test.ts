import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LearnerState } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { Program } from '#shared/path/program';
import { moduleId, readWorkload, roleKey, scoreOf, wishesOf, workloadDocument, type Curriculum } from '../helpers/reference-workload';
import { hasSharedData, readSharedJson, sharedDataPath } from '../helpers/shared-data';

function stateOf({ salt, modules, roles }: Curriculum, role: string, key: string, e: number): LearnerState {
  const event = { kind: 'recall' as const, passed: null, at: '2026-10-01', source: '', attempt: null, completed: false, serves: null, expires: null };
  const evidence = modules.flatMap(({ ix }) => (scoreOf(salt, e, ix) < 0 ? [] : [{ ...event, subject: moduleId(ix), score: scoreOf(salt, e, ix) }]));
  const choices = Object.fromEntries((roles[role]?.zones ?? []).map((list, z) => [`zone:${key}.e${z}`, wishesOf(salt, e, z, list.modules).map(moduleId)]));
  return { evidence, choices, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] };
}

describe.skipIf(!hasSharedData('scale-1500'))('the reference workload (scale-1500)', () => {
  it('the public compile and evaluate give the published totals and the SHA-256 over all 1,500 paths', { timeout: 120_000 }, () => {
    const workload = readWorkload(sharedDataPath('scale-1500'));
    const document = workloadDocument(workload);
    const expected = readSharedJson<Record<string, unknown>>('scale-1500/expected.json');
    const programs = new Map<string, Program>();
    const hash = createHash('sha256');
    const totals = { minutes: 0, items: 0, skipped: 0, remediated: 0 };
    for (const { ix, id, role, department } of workload.employees) {
      const key = roleKey(role, department);
      const compiled = programs.get(key) ?? compile(document, `role:${key}`);
      if ('ok' in compiled && !compiled.ok) throw new Error(JSON.stringify(compiled.error.slice(0, 3)));
      const program = 'ok' in compiled ? compiled.value : compiled;
      programs.set(key, program);
      const path = evaluate(program, stateOf(workload.curriculum, role, key, ix), { explain: true });
      const skipped = path.steps.filter((step) => step.state === 'waived').length;
      const remediated = path.steps.filter((step) => step.reasons.some((reason) => reason.code === 'band-extend')).length;
      hash.update(`${id},${path.minutes},${path.steps.length},${skipped},${remediated},${path.steps.map((step) => step.module.slice(8)).join('-')}\n`);
      totals.minutes += path.minutes;
      totals.items += path.steps.length;
      totals.skipped += skipped;
      totals.remediated += remediated;
    }
    expect(totals).toEqual({ minutes: expected['totalMinutes'], items: expected['totalPathItems'], skipped: expected['totalSkipped'], remediated: expected['totalRemediated'] });
    expect(hash.digest('hex')).toBe(expected['sha256OfLines']);
  });
});
