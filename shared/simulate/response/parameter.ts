import { z } from 'zod';

/** From the least to the most that is thought possible, both included. */
export const rangeSchema = z.strictObject({ low: z.number(), high: z.number() }).refine(({ low, high }) => low <= high, 'a range goes from low to high');
export type Range = z.infer<typeof rangeSchema>;

/** One number that a modelled run rests on: what is taken for true (`assumption`), or what somebody found, with where. `range`: what it may be instead; a sweep goes through it. */
export const parameterSchema = z
  .strictObject({ value: z.number(), basis: z.enum(['assumption', 'finding']).default('assumption'), source: z.string().max(500).default(''), range: rangeSchema.optional() })
  .refine(({ basis, source }) => basis !== 'finding' || source.trim() !== '', 'a finding names its source; without one it is an assumption')
  .refine(({ value, range }) => !range || (value >= range.low && value <= range.high), 'the value lies outside its range');
export type Parameter = z.infer<typeof parameterSchema>;

/** Values that a parameter can have at all. */
export type Limits = Range;

/** A parameter with limits and, where nothing is said, a value and a range that are assumptions. */
export function parameter(value: number, limits: readonly [number, number], range: readonly [number, number]): z.ZodDefault<z.ZodType<Parameter>> {
  return limited(parameterSchema, limits).default({ value, basis: 'assumption', source: '', range: { low: range[0], high: range[1] } }) as unknown as z.ZodDefault<z.ZodType<Parameter>>;
}

/** A parameter that has to be given, from one number to another. */
export function limited(schema: typeof parameterSchema, [low, high]: readonly [number, number]): typeof parameterSchema {
  return schema.refine(({ value, range }) => [value, ...(range ? [range.low, range.high] : [])].every((number) => number >= low && number <= high), `a number from ${low} to ${high}, and so its range`);
}
