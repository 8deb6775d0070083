import { z } from 'zod';
import { idOf } from './ids';
import { forgetInState, learnerStateSchema, referencesOfState } from './profile';
import { defineRecordKind } from './record-kind';
import { dateSchema, textSchema, titleSchema } from './vocabulary';

/** How a step of a run that has ended stands; `off`: the module is not on the path. */
export const heldStates = ['done', 'waived', 'credited', 'exempt', 'escalated', 'locked', 'off'] as const;
export type HeldState = (typeof heldStates)[number];

/**
 * A regression scenario: one learner on one role's path, and how the run has to end. `learner`: what was known when it was saved, a copy that later edits of a
 * profile do not touch. `asOf`: the day of the run. `whole`: `steps` are the whole path, in its order, retakes and inserted steps included; otherwise only the
 * modules named are held, each by how it ends.
 */
export const scenarioSchema = z.strictObject({
  id: idOf('scenario'),
  type: z.literal('scenario'),
  title: titleSchema,
  note: textSchema.default(''),
  role: idOf('role'),
  learner: learnerStateSchema,
  asOf: dateSchema,
  end: z.enum(['finished', 'escalated']),
  whole: z.boolean().default(true),
  steps: z.array(z.strictObject({ module: idOf('module'), state: z.enum(heldStates) })).min(1).max(20_000),
});
export type Scenario = z.infer<typeof scenarioSchema>;

export const scenarioKind = defineRecordKind({
  type: 'scenario',
  label: 'scenario',
  schema: scenarioSchema,
  references: ({ role, learner, steps }) => [role, ...referencesOfState(learner), ...steps.map(({ module }) => module)],
  forget: (scenario, ids) => {
    const steps = scenario.steps.filter(({ module }) => !ids.has(module));
    return ids.has(scenario.role) || steps.length === 0 ? null : { ...scenario, learner: forgetInState(scenario.learner, ids), steps };
  },
});
