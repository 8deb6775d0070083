import { describe, expect, it } from 'vitest';
import { cohortNumbers } from '#shared/simulate/cohort/cohort-numbers';
import { cohortSpecSchema } from '#shared/simulate/cohort/cohort-spec';
import { assumptionsOf, responseModelSchema } from '#shared/simulate/response/response-model';
import { assumptionWord } from '../../../../renderer/store/assumption-words';
import { keptTitle } from '../../../../renderer/store/kept-title';

describe('words for what is listed by name', () => {
  it('every number of the logistic model and of made-up people has a word; one that has none keeps its name', () => {
    const model = responseModelSchema.parse({});
    const spec = cohortSpecSchema.parse({ evidence: [{ subject: 'module:a', kind: 'recall', share: 0.5, mean: 70, sd: 10 }], otherEvidence: { share: 0.2, mean: 70, sd: 15, loading: 0.5 } });
    const names = [...assumptionsOf(model, false), ...assumptionsOf(model, true), ...cohortNumbers(spec)].map(({ name }) => name);
    expect(names.length).toBeGreaterThan(18);
    expect(names.filter((name) => assumptionWord(name) === name)).toEqual([]);
    expect(assumptionWord('evidence.1.mean')).toBe('Evidence 1: mean score');
    const traced = responseModelSchema.parse({ kind: 'bkt', bkt: { competencies: [{ competency: 'competency:a.b', prior: { value: 0.5 } }] } });
    const words = assumptionsOf(traced, false).map(({ name }) => ({ name, word: assumptionWord(name, (id) => (id === 'competency:a.b' ? 'Refunds' : id)) }));
    expect(words.filter(({ name, word }) => word === name)).toEqual([]);
    expect(words.find(({ name }) => name === 'bkt.prior competency:a.b')?.word).toBe('Mastered beforehand, Refunds');
    expect(assumptionWord('bkt.module.prior')).toBe('bkt.module.prior');
  });
  it('a backup is called one, a snapshot by its name', () => {
    expect(keptTitle({ id: 'b', kind: 'backup', name: '', at: 0 })).toMatch(/^Backup, /);
    expect(keptTitle({ id: 's', kind: 'snapshot', name: 'Before the pilot', at: 0 })).toMatch(/^Before the pilot, /);
    expect(keptTitle({ id: 's', kind: 'snapshot', name: '', at: 0 })).toMatch(/^Backup, /);
  });
});
