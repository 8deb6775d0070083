import { z } from 'zod';
import type { TrellisDocument } from '../../document/trellis-document';
import type { CohortSpec } from '../cohort/cohort-spec';
import type { Costs } from '../cost/prices';
import type { ResponseModel } from '../response/response-model';

/** Everything that a sweep may vary. `spec`: of people who do not exist, else null. `model`: how attempts go, the specification's own where there is one; null: as given. */
export interface Design {
  readonly document: TrellisDocument;
  readonly spec: CohortSpec | null;
  readonly model: ResponseModel | null;
  /** What is priced, the specification's own where there is one; null: nothing. */
  readonly costs: Costs | null;
}

/** One number of a design that can be moved while everything else stays. Thresholds are in percent. */
export interface Lever {
  /** `rule:KEY/bound:K`, `rule:KEY/when:K` (K from 1), or the name of an assumption. */
  readonly name: string;
  readonly kind: 'threshold' | 'assumption';
  /** Prices change nothing of what learners do: the same run is reckoned anew. */
  readonly isPrice?: boolean;
  readonly title: string;
  readonly value: number;
  /** What is proposed; null: nothing, and `note` says why. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** Beyond these the design is none any more, which `beyond` explains. */
  readonly limits: { readonly low: number; readonly high: number };
  readonly beyond: { readonly low: string; readonly high: string };
  /** Smallest step that means anything. */
  readonly grain: number;
  readonly note: string;
  readonly with: (design: Design, value: number) => Design;
}

/** A lever that is asked for; without numbers as it is proposed. */
export const leverRequestSchema = z.strictObject({ lever: z.string().min(1).max(300), low: z.number().optional(), high: z.number().optional(), steps: z.int().min(2).max(101).optional() });
export type LeverRequest = z.infer<typeof leverRequestSchema>;
