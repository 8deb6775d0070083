import { tracingFields, type Traced, type TracingField, type TracingForm } from '#shared/model/tracing';
import { bktSchema, type Bkt } from '#shared/simulate/response/bkt';

/** What the numbers are kept to, in percent. */
const grain = 100;
const rounded = (value: number): number => Math.round(value * grain) / grain;

/** The engine's own numbers, in percent: assumptions, all of them. */
export const plainTracing: TracingForm = { ...formOf(bktSchema.parse({})), competencies: [] };

function formOf(bkt: Bkt): Omit<TracingForm, 'competencies'> {
  const traced = (field: TracingField): Traced => {
    const { value, range, source } = bkt[field];
    return { value: rounded(100 * value), low: rounded(100 * (range?.low ?? value)), high: rounded(100 * (range?.high ?? value)), source };
  };
  return { prior: traced('prior'), learn: traced('learn'), guess: traced('guess'), slip: traced('slip'), forget: traced('forget') };
}

/** One scope of the numbers: a competency, or null for all that have none of their own. */
export type Scope = string | null;

/** The number of a scope itself; undefined where a competency goes by that of all. */
export function ownOf(tracing: TracingForm, scope: Scope, field: TracingField): Traced | undefined {
  return scope === null ? tracing[field] : tracing.competencies.find(({ competency }) => competency === scope)?.[field];
}

/** The number that counts for a scope. */
export function tracedOf(tracing: TracingForm, scope: Scope, field: TracingField): Traced {
  return ownOf(tracing, scope, field) ?? tracing[field];
}

/** The most that a value, or the upper end of its range, may be: guess and slip together stay under 100 %, wherever one of them is in its range. */
export function mostOf(tracing: TracingForm, scope: Scope, field: TracingField, end: 'value' | 'high'): number {
  if (field !== 'guess' && field !== 'slip') return 100;
  const other = field === 'guess' ? 'slip' : 'guess';
  const scopes = scope === null ? [null, ...tracing.competencies.filter((one) => !one[field]).map(({ competency }) => competency)] : [scope];
  const others = scopes.map((one) => tracedOf(tracing, one, other)[end === 'value' ? 'high' : 'value']);
  return Math.max(0, rounded(100 - 1 / grain - Math.max(...others)));
}

/** Whether a competency can go by the number of all again. */
export function canClear(tracing: TracingForm, competency: string, field: TracingField): boolean {
  const { value, high } = tracing[field];
  return value <= mostOf(tracing, competency, field, 'value') && high <= mostOf(tracing, competency, field, 'high');
}

/** With another value; its range is widened to hold it. One that had none of its own takes the range of all along. */
export function withValue(tracing: TracingForm, scope: Scope, field: TracingField, value: number | null): TracingForm {
  if (value === null) return withTraced(tracing, scope, field, undefined);
  const own = ownOf(tracing, scope, field);
  if (own) return withTraced(tracing, scope, field, { ...own, value, low: Math.min(own.low, value), high: Math.max(own.high, value) });
  const { value: usual, low, high } = tracing[field];
  return withTraced(tracing, scope, field, { value, low: rounded(Math.max(0, value - (usual - low))), high: rounded(Math.max(value, Math.min(mostOf(tracing, scope, field, 'high'), value + (high - usual)))), source: '' });
}

/** With another range or source. */
export function withPart(tracing: TracingForm, scope: Scope, field: TracingField, part: Partial<Omit<Traced, 'value'>>): TracingForm {
  const own = ownOf(tracing, scope, field);
  return own ? withTraced(tracing, scope, field, { ...own, ...part }) : tracing;
}

function withTraced(tracing: TracingForm, scope: Scope, field: TracingField, traced: Traced | undefined): TracingForm {
  if (scope === null) return traced ? { ...tracing, [field]: traced } : tracing;
  return { ...tracing, competencies: tracing.competencies.map((one) => (one.competency === scope ? withOwn(one, field, traced) : one)) };
}

/** Fields in their order, so that the same numbers are the same text. */
function withOwn(one: TracingForm['competencies'][number], field: TracingField, traced: Traced | undefined): TracingForm['competencies'][number] {
  const changed = { ...one, [field]: traced };
  return { competency: one.competency, ...Object.fromEntries(tracingFields.flatMap((name) => (changed[name] ? [[name, changed[name]]] : []))) };
}

export function withCompetency(tracing: TracingForm, competency: string): TracingForm {
  return tracing.competencies.some((one) => one.competency === competency) ? tracing : { ...tracing, competencies: [...tracing.competencies, { competency }] };
}

export function withoutCompetency(tracing: TracingForm, competency: string): TracingForm {
  return { ...tracing, competencies: tracing.competencies.filter((one) => one.competency !== competency) };
}
