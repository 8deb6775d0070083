import { namedPrices } from '../cost/prices';
import { cohortNumbers } from '../cohort/cohort-numbers';
import { parametersOf } from '../response/response-model';
import type { Design, Lever } from './lever';

const noRange = 'No range was given: say {"value", "range": {"low", "high"}} in the specification, or from where to where.';
const beyond = { low: 'It cannot be less.', high: 'It cannot be more.' };

/** Every number of the response model and of the people that are made up, and every price. */
export function assumptionLevers({ spec, model, costs }: Design): readonly Lever[] {
  const modelled = model === null ? [] : parametersOf(model, spec === null).map(({ name, parameter, limits, isWhole, with: set }): Lever => {
    const range = withinLimits(parameter.range ?? null, limits, parameter.value);
    return {
      name, kind: 'assumption', title: titleOf(name, parameter.source), value: parameter.value, range: range && range.low < range.high ? range : null, limits, beyond, grain: isWhole ? 1 : 0, note: range ? '' : noRange,
      with: (design, value) => (design.model === null ? design : withModel(design, set(design.model, value))),
    };
  });
  const drawn = spec === null ? [] : cohortNumbers(spec).map(({ name, value, limits, with: set }): Lever => {
    const range = spec.ranges[name] ?? null;
    return {
      name, kind: 'assumption', title: name, value, range: range && range.low < range.high ? range : null, limits, beyond, grain: 0, note: range ? '' : noRange,
      // Ranges are of the value as it is: a specification with another one does not carry them on.
      with: (design, to) => (design.spec === null ? design : { ...design, spec: { ...set(design.spec, to), ranges: {} } }),
    };
  });
  const priced = costs === null ? [] : namedPrices(costs).map(({ name, parameter, limits, with: set }): Lever => {
    const range = parameter.range ?? null;
    return {
      name, kind: 'assumption', isPrice: true, title: titleOf(name, parameter.source), value: parameter.value, range: range && range.low < range.high ? range : null, limits, beyond, grain: 0, note: range ? '' : noRange,
      with: (design, value) => (design.costs === null ? design : withCosts(design, set(design.costs, value))),
    };
  });
  return [...modelled, ...drawn, ...priced];
}

/** A range as far as the number can go beside the others. */
function withinLimits(range: Lever['range'], limits: Lever['limits'], value: number): Lever['range'] {
  return range && { low: Math.max(range.low, limits.low), high: Math.max(value, Math.min(range.high, limits.high)) };
}

function titleOf(name: string, source: string): string {
  return source === '' ? name : `${name} (${source})`;
}

function withCosts(design: Design, costs: Design['costs']): Design {
  return { ...design, costs, spec: design.spec && { ...design.spec, costs } };
}

function withModel(design: Design, model: Design['model']): Design {
  return { ...design, model, spec: design.spec && { ...design.spec, model } };
}
