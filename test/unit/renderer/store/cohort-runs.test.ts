import { describe, expect, it } from 'vitest';
import { changeDraft } from '../../../../renderer/store/cohort-verbs';
import { asItIs, commonOf, dropWaiting, queueRun, unpersonal, type CohortRun } from '../../../../renderer/store/cohort-runs';
import { createReplica } from '../../../../renderer/store/replica';
import { createSession } from '../../../../renderer/store/session';
import type { Studio } from '../../../../renderer/store/studio';

interface Asked {
  readonly design: { readonly kind: string };
  readonly answer: (learners: number, isComplete?: boolean) => Promise<void>;
  readonly fail: (message: string) => Promise<void>;
}

/** A window whose host answers when the test says so. */
function open() {
  const asked: Asked[] = [];
  let tell: ((progress: { done: number; total: number }) => void) | null = null;
  const settle = async (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));
  const studio = {
    session: createSession(), replica: createReplica(), announce: () => undefined, fail: () => undefined,
    bridge: {
      on: (_event: string, listener: typeof tell) => { tell = listener; return () => { tell = null; }; },
      invoke: async (_channel: string, { design }: { design: Asked['design'] }) => new Promise((resolve, reject) => {
        asked.push({ design, answer: async (learners, isComplete = true) => { resolve({ report: { learners }, isComplete }); await settle(); }, fail: async (message) => { reject(new Error(message)); await settle(); } });
      }),
    },
  } as unknown as Studio;
  return { studio, asked, tell: (done: number, total: number) => tell?.({ done, total }), cohort: () => studio.session.getState().cohort };
}

describe('the queue of runs', () => {
  it('runs one at a time, in the order in which they were asked for', async () => {
    const { studio, asked, tell, cohort } = open();
    void queueRun(studio, asItIs());
    void queueRun(studio, unpersonal());
    expect(asked.map(({ design }) => design.kind)).toEqual(['as-it-is']);
    tell(500, 1000);
    expect(cohort().progress).toMatchObject({ done: 500, total: 1000 });
    expect(cohort().progress!.left).toBeGreaterThanOrEqual(0);
    await asked[0]!.answer(1000);
    expect(asked.map(({ design }) => design.kind)).toEqual(['as-it-is', 'static']);
    await asked[1]!.answer(1000);
    expect(cohort()).toMatchObject({ queue: [], progress: null, shown: 'run-2' });
    expect(cohort().runs.map(({ title }) => title)).toEqual(['Personalisation off', 'Design as it is']);
    expect(commonOf(cohort().runs[0]!, cohort().runs[1]!)).toBe('same');
  });
  it('names each run by what differs from the others of its design', async () => {
    const { studio, asked, cohort } = open();
    for (const draft of [{}, {}, { seed: 7 }, { isModelled: true, learners: 200 }, { seed: 1, isModelled: false, learners: 15_000, choices: 'authored' as const }]) {
      changeDraft(studio, draft);
      const run = queueRun(studio, asItIs());
      await asked.at(-1)!.answer(10, draft.seed !== 7);
      await run;
    }
    expect(cohort().runs.map(({ title }) => title).reverse()).toEqual(['Design as it is', 'Design as it is, again (2)', 'Design as it is, seed 7, called off', 'Design as it is, modelled, 200 learners, seed 7', 'Design as it is, other people']);
    expect(commonOf(cohort().runs[0]!, cohort().runs[4]!)).toBe('neither');
  });
  it('group columns make nobody another, and how attempts go is told apart from who is drawn', async () => {
    const { studio, asked, cohort } = open();
    for (const draft of [{}, { columns: [{ name: 'Region', values: 'North, South' }] }, { isModelled: true }]) {
      changeDraft(studio, draft);
      const run = queueRun(studio, asItIs());
      await asked.at(-1)!.answer(10);
      await run;
    }
    const [modelled, grouped, first] = cohort().runs as [CohortRun, CohortRun, CohortRun];
    expect([modelled.title, grouped.title]).toEqual(['Design as it is, modelled, other groups', 'Design as it is, other groups']);
    expect([commonOf(grouped, first), commonOf(modelled, grouped), commonOf(modelled, first)]).toEqual(['same', 'people', 'people']);
  });
  it('a run that fails is kept with its reason, and the next has its turn; one that waits may be taken out, one under way not', async () => {
    const { studio, asked, cohort } = open();
    for (const design of [asItIs(), unpersonal(), asItIs()]) void queueRun(studio, design);
    dropWaiting(studio, 'run-2');
    dropWaiting(studio, 'run-1');
    expect(cohort().queue.map(({ key }) => key)).toEqual(['run-1', 'run-3']);
    await asked[0]!.fail('The role cannot be walked.');
    expect(cohort().failed).toMatchObject([{ order: { key: 'run-1' }, message: 'The role cannot be walked.' }]);
    await asked[1]!.answer(0);
    expect(cohort()).toMatchObject({ runs: [], queue: [], shown: null });
  });
});
