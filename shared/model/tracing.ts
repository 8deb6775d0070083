import { z } from 'zod';
import { idOf } from './ids';

/** What knowledge tracing knows a competency by (Corbett and Anderson 1995; docs/spec/simulate.md, S-19). */
export const tracingFields = ['prior', 'learn', 'guess', 'slip', 'forget'] as const;
export type TracingField = (typeof tracingFields)[number];

const percent = z.number().min(0).max(100);

/** One probability in percent: its value, from where to where it may be instead, and where it is from; without a `source` it is an assumption. */
const tracedSchema = z
  .strictObject({ value: percent, low: percent, high: percent, source: z.string().max(500).default('') })
  .refine(({ value, low, high }) => low <= value && value <= high, 'the value lies outside its range');
export type Traced = z.infer<typeof tracedSchema>;

/** Knowledge tracing as a form has it: for every competency, and for single ones what differs. Guess and slip together stay under 100 %. */
export const tracingSchema = z
  .strictObject({
    prior: tracedSchema, learn: tracedSchema, guess: tracedSchema, slip: tracedSchema, forget: tracedSchema,
    competencies: z.array(z.strictObject({ competency: idOf('competency'), prior: tracedSchema.optional(), learn: tracedSchema.optional(), guess: tracedSchema.optional(), slip: tracedSchema.optional(), forget: tracedSchema.optional() })).max(2000).default([]),
  })
  .superRefine((tracing, refusal) => {
    const refuse = (path: (string | number)[], message: string): void => void refusal.addIssue({ code: 'custom', path, message });
    const isMixed = (one: Partial<Record<TracingField, Traced | undefined>>): boolean => (one.guess ?? tracing.guess).value + (one.slip ?? tracing.slip).value >= 100;
    if (isMixed({})) refuse(['guess'], 'guess and slip together have to stay under 100 %');
    tracing.competencies.forEach((one, at) => {
      if (tracing.competencies.findIndex(({ competency }) => competency === one.competency) < at) refuse(['competencies', at], `${one.competency} is there twice`);
      if (isMixed(one)) refuse(['competencies', at], 'guess and slip together have to stay under 100 %');
    });
  });
export type TracingForm = z.infer<typeof tracingSchema>;
