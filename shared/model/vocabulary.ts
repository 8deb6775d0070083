import { z } from 'zod';

/** Hundredths of a percent, 0 to 10,000: 59.9 % is 5990. Whole numbers, so that bounds compare exactly. */
export const scoreSchema = z.int().min(0).max(10_000);

/** A calendar day, `YYYY-MM-DD`, no time zone. */
export const dateSchema = z.string().refine(isCalendarDay, 'a calendar day as YYYY-MM-DD');

export const moduleKinds = [
  'training', 'micro', 'assessment', 'scheduled-session', 'job-aid', 'coaching', 'mentoring', 'community', 'performance-support', 'on-the-job', 'reflection', 'event',
] as const;
export const mediaFormats = [
  'video', 'reading', 'simulation', 'case-study', 'lab', 'quiz', 'workshop', 'job-aid', 'coaching', 'mentoring', 'community', 'practice', 'reflection', 'on-the-job',
] as const;
export type MediaFormat = (typeof mediaFormats)[number];
export const deliveryModes = ['self-paced', 'scheduled-session', 'coaching', 'on-the-job'] as const;
export const levels = ['foundation', 'intermediate', 'advanced'] as const;
export const riskClasses = ['low', 'medium', 'high'] as const;
export const evidenceKinds = ['self-report', 'recall', 'scenario', 'simulation', 'observed', 'record'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export const outcomeKinds = ['know', 'do'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];
export const bloomLevels = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const;
export const accessibilityFeatures = ['captions', 'transcript', 'audio-description', 'no-audio', 'wcag-a', 'wcag-aa', 'wcag-aaa'] as const;
export type AccessibilityFeature = (typeof accessibilityFeatures)[number];
/** What a learner may need of a module that plays. Source: WCAG 2.2, guideline 1.2. */
export const accessibilityNeeds = ['captions', 'transcript', 'audio-description', 'no-audio'] as const;
export type AccessibilityNeed = (typeof accessibilityNeeds)[number];

/** What a module was made from: by the organisation, chosen from elsewhere, or by its people. */
export const sourceKinds = ['own', 'curated', 'user-generated'] as const;
/** Where a module stands in its review. */
export const reviewStates = ['draft', 'in-review', 'approved', 'retired'] as const;
export type ReviewState = (typeof reviewStates)[number];

export const titleSchema = z.string().min(1).max(300);
export const textSchema = z.string().max(20_000);
export const tagListSchema = z.array(z.string().min(1).max(80)).max(200);
export const placeSchema = z.int();
export const pointSchema = z.strictObject({ x: z.number(), y: z.number(), pinned: z.boolean().default(false) });
export type Point = z.infer<typeof pointSchema>;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
