import { z } from 'zod';

/** What the studio tells the page that plays a package: launch this. `resume`: with what the last launch left behind. */
export const messageSchema = z.strictObject({
  kind: z.literal('start'),
  launch: z.int().min(0),
  href: z.string(),
  standard: z.enum(['scorm12', 'scorm2004', 'cmi5']),
  masteryScore: z.number().nullable(),
  /** What the manifest asks the run-time to say at launch; empty where it asks nothing. */
  launchData: z.string(),
  learner: z.string().max(200),
  mode: z.enum(['normal', 'review']),
  resume: z.boolean(),
});
export type StartMessage = z.infer<typeof messageSchema>;

/** One call of the package to its run-time. `at`: milliseconds since the page was there; `error`: the run-time's code, 0 for none. */
export const stageCallSchema = z.object({ kind: z.literal('call'), n: z.int(), at: z.int(), call: z.string(), args: z.array(z.string()), result: z.string(), error: z.string() });
export type StageCall = z.infer<typeof stageCallSchema>;

/** What the page tells the studio. */
export const stageMessageSchema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('ready') }), z.object({ kind: z.literal('started'), launch: z.int() }), stageCallSchema]);
export type StageMessage = z.infer<typeof stageMessageSchema>;
