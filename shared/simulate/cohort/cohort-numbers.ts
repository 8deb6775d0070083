import type { CohortSpec } from './cohort-spec';

/** A number that the people of a cohort rest on, under its name, and how the specification looks with another one. */
export interface CohortNumber {
  readonly name: string;
  readonly value: number;
  readonly limits: { readonly low: number; readonly high: number };
  readonly with: (spec: CohortSpec, value: number) => CohortSpec;
}

type Numbers = Pick<CohortSpec, 'ability' | 'evidence' | 'otherEvidence'>;

const scoreLimits = { share: [0, 1], mean: [0, 100], sd: [0, 100], loading: [0, 1] } as const;
const scoreFields = Object.keys(scoreLimits) as (keyof typeof scoreLimits)[];
/** Abilities further off do not differ in what they show. */
const farthest = 10;

/** `ability.mean`, `otherEvidence.share`, `evidence.1.loading` (the first of `evidence`)…: what `ranges` may name. */
export function cohortNumbers({ ability, evidence, otherEvidence }: Numbers): readonly CohortNumber[] {
  const abilities = (['mean', 'sd'] as const).map((field): CohortNumber => ({
    name: `ability.${field}`, value: ability[field], limits: { low: field === 'sd' ? 0 : -farthest, high: farthest },
    with: (spec, value) => ({ ...spec, ability: { ...spec.ability, [field]: value } }),
  }));
  const named = evidence.flatMap((one, at) => scoreFields.map((field): CohortNumber => ({
    name: `evidence.${at + 1}.${field}`, value: one[field], limits: limitsOf(field),
    with: (spec, value) => ({ ...spec, evidence: spec.evidence.map((other, index) => (index === at ? { ...other, [field]: value } : other)) }),
  })));
  const others = otherEvidence === null ? [] : scoreFields.map((field): CohortNumber => ({
    name: `otherEvidence.${field}`, value: otherEvidence[field], limits: limitsOf(field),
    with: (spec, value) => (spec.otherEvidence === null ? spec : { ...spec, otherEvidence: { ...spec.otherEvidence, [field]: value } }),
  }));
  return [...abilities, ...named, ...others];
}

function limitsOf(field: keyof typeof scoreLimits): CohortNumber['limits'] {
  const [low, high] = scoreLimits[field];
  return { low, high };
}
