import type { PlayerCourse } from './player-course';
import { hasDraws } from './drawn-test';
import { isScoredBySco, pointsOf } from './player-course';
import { decodeScos, encodeScos, mostScoValue, type ScoState } from './sco-state';
import { bitsFor, createBitReader, createBitWriter } from './bit-text';

/** One thing that the learner did, in order. `points`: earned, or a `scoValue` where content objects score the module; modules and tests as numbers of the course. */
export type ProgressEvent =
  | { readonly kind: 'attempt'; readonly module: number; readonly points: number | null }
  | { readonly kind: 'pre'; readonly test: number; readonly points: number }
  | { readonly kind: 'skip'; readonly test: number };

/** All that a launch must bring back. */
export interface Progress {
  readonly events: readonly ProgressEvent[];
  /** Per zone of the program: chosen modules, as indices. */
  readonly choices: readonly (readonly number[])[];
  /** Per module of the program: 0 as designed, n for the n-th of its formats. May be shorter; what is missing is 0. */
  readonly versions: readonly number[];
  /** What imported content objects keep. */
  readonly scos: readonly ScoState[];
  /** Which learner it is to the draw of questions: a whole number below 2^32. Kept where the course draws, so that a launch draws as the one before. */
  readonly seed: number;
  /** Where the learner was; −1 for none. */
  readonly module: number;
  readonly page: number;
}

/** What of a course the encoding depends on. */
export interface ProgressShape {
  readonly structure: string;
  /** Points of each module's test, or the greatest `scoValue` where content objects score it; null without either. */
  readonly testPoints: readonly (number | null)[];
  readonly prePoints: readonly number[];
  readonly candidates: readonly (readonly number[])[];
  /** Other formats of each module. Those without take no room. */
  readonly formats: readonly number[];
  /** Whether questions are drawn. */
  readonly draws: boolean;
}

export const emptyProgress: Progress = { events: [], choices: [], versions: [], scos: [], seed: 0, module: -1, page: 0 };

const version = '1';
const pageBits = 8;
const countBits = 14;

export function progressShape(course: Pick<PlayerCourse, 'structure' | 'modules' | 'preAssessments' | 'program'>): ProgressShape {
  return {
    structure: course.structure,
    testPoints: course.modules.map((module) => (module.test ? pointsOf(module.test) : isScoredBySco(module) ? mostScoValue : null)),
    prePoints: course.preAssessments.map(pointsOf),
    candidates: course.program.zones.map((zone) => zone.candidates),
    formats: course.program.modules.map((module) => module.formats.length),
    draws: hasDraws(course),
  };
}

/** Text of at most a few characters per event: `1`, the structure hash, then bits, then what content objects keep. 500 modules with pre-assessments and tests stay under 4,096 characters. */
export function encodeProgress(shape: ProgressShape, progress: Progress): string {
  const bits = createBitWriter();
  const moduleBits = bitsFor(shape.testPoints.length);
  const preBits = bitsFor(Math.max(0, shape.prePoints.length - 1));
  bits.write(progress.module + 1, moduleBits);
  bits.write(Math.min(progress.page, 2 ** pageBits - 1), pageBits);
  shape.candidates.forEach((list, zone) => list.forEach((module) => bits.write(progress.choices[zone]?.includes(module) ? 1 : 0, 1)));
  shape.formats.forEach((count, module) => bits.write(progress.versions[module] ?? 0, bitsFor(count)));
  if (shape.draws) for (const half of [progress.seed >>> 16, progress.seed & 0xffff]) bits.write(half, 16);
  bits.write(progress.events.length, countBits);
  for (const event of progress.events) {
    bits.write(event.kind === 'attempt' ? 0 : 1, 1);
    if (event.kind === 'attempt') {
      const points = shape.testPoints[event.module] ?? null;
      bits.write(event.module, moduleBits);
      if (points !== null) bits.write(event.points ?? 0, bitsFor(points));
      continue;
    }
    bits.write(event.kind === 'pre' ? 0 : 1, 1);
    bits.write(event.test, preBits);
    if (event.kind === 'pre') bits.write(event.points, bitsFor(shape.prePoints[event.test] ?? 0));
  }
  return version + shape.structure + bits.text() + encodeScos(progress.scos);
}

/** What was saved. `isCut`: what some content objects kept did not come back; `changed`: it belongs to another structure of the course; `unreadable`: it is not ours or is cut off. */
export type DecodedProgress = { readonly kind: 'empty' } | { readonly kind: 'changed' } | { readonly kind: 'unreadable' } | { readonly kind: 'read'; readonly progress: Progress; readonly isCut?: true };

export function decodeProgress(shape: ProgressShape, text: string): DecodedProgress {
  if (text === '') return { kind: 'empty' };
  if (!text.startsWith(version)) return { kind: 'unreadable' };
  if (text.slice(1, 1 + shape.structure.length) !== shape.structure) return { kind: 'changed' };
  const end = text.indexOf('.') < 0 ? text.length : text.indexOf('.');
  const reader = createBitReader(text.slice(1 + shape.structure.length, end));
  const { states, isCut } = decodeScos(text.slice(end));
  if (!reader) return { kind: 'unreadable' };
  try {
    return { kind: 'read', progress: { ...readProgress(shape, (width) => orThrow(reader.read(width))), scos: states }, ...(isCut ? { isCut } : {}) };
  } catch {
    return { kind: 'unreadable' };
  }
}

function orThrow(value: number | undefined): number {
  if (value === undefined) throw new RangeError('cut off');
  return value;
}

function readProgress(shape: ProgressShape, read: (width: number) => number): Omit<Progress, 'scos'> {
  const moduleBits = bitsFor(shape.testPoints.length);
  const preBits = bitsFor(Math.max(0, shape.prePoints.length - 1));
  const module = within(read(moduleBits), shape.testPoints.length) - 1;
  const page = read(pageBits);
  const choices = shape.candidates.map((list) => list.filter(() => read(1) === 1));
  const versions = shape.formats.some((count) => count > 0) ? shape.formats.map((count) => within(read(bitsFor(count)), count)) : [];
  const seed = shape.draws ? read(16) * 2 ** 16 + read(16) : 0;
  const events: ProgressEvent[] = [];
  for (let left = read(countBits); left > 0; left--) events.push(readEvent(shape, read, moduleBits, preBits));
  return { events, choices, versions, seed, module, page };
}

function readEvent(shape: ProgressShape, read: (width: number) => number, moduleBits: number, preBits: number): ProgressEvent {
  if (read(1) === 0) {
    const module = within(read(moduleBits), shape.testPoints.length - 1);
    const most = shape.testPoints[module] ?? null;
    return { kind: 'attempt', module, points: most === null ? null : within(read(bitsFor(most)), most) };
  }
  const isSkipped = read(1) === 1;
  const test = within(read(preBits), shape.prePoints.length - 1);
  if (isSkipped) return { kind: 'skip', test };
  const most = shape.prePoints[test] ?? 0;
  return { kind: 'pre', test, points: within(read(bitsFor(most)), most) };
}

function within(value: number, most: number): number {
  if (value > most) throw new RangeError('out of range');
  return value;
}

/** Characters that the progress takes when every pre-assessment is answered and every module is tried `attempts` times. */
export function estimateProgress(shape: ProgressShape, attempts: number): number {
  const events: ProgressEvent[] = shape.prePoints.map((points, test) => ({ kind: 'pre', test, points }));
  shape.testPoints.forEach((points, module) => {
    for (let attempt = 0; attempt < (points === null ? 1 : attempts); attempt++) events.push({ kind: 'attempt', module, points });
  });
  return encodeProgress(shape, { events: events.slice(0, 2 ** countBits - 1), choices: [], versions: [], scos: [], seed: 0, module: 0, page: 0 }).length;
}
