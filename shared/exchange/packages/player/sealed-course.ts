import { createRandom, hashString } from '../../../kit/random';
import { decodeUtf8, encodeUtf8 } from '../../../kit/text';
import { createBitReader, createBitWriter } from './bit-text';
import type { PlayerCourse, PlayerModule, PlayerOption, PlayerPreAssessment, PlayerQuestion, PlayerTest } from './player-course';

/** A question as it is asked: nothing in it tells the right answer. */
type AskedQuestion = Pick<PlayerQuestion, 'id' | 'kind' | 'text' | 'points'> & { readonly options?: readonly PlayerOption[]; readonly prompts?: readonly PlayerOption[]; readonly matches?: readonly string[] };

/** A test in a package. `keys`: what tells right from wrong, and the feedback, of all questions, not readable as text. */
export interface SealedTest extends Omit<PlayerTest, 'questions'> {
  readonly questions: readonly AskedQuestion[];
  readonly keys: string;
}

/** The course as it lies in a package. */
export type SealedCourse = Omit<PlayerCourse, 'modules' | 'preAssessments'> & {
  readonly modules: readonly (Omit<PlayerModule, 'test'> & { readonly test: SealedTest | null })[];
  readonly preAssessments: readonly (SealedTest & Pick<PlayerPreAssessment, 'module' | 'kind'>)[];
};

/**
 * Takes the answers out of sight. This keeps them from whoever opens the file and reads, or searches a page's source; it is no encryption: the player has to open
 * them, so whoever can run a debugger can too. A test whose secrecy matters belongs where the learner's machine does not score it.
 */
export function sealCourse(course: PlayerCourse): SealedCourse {
  return {
    ...course,
    modules: course.modules.map((module) => ({ ...module, test: module.test && sealTest(module.test) })),
    preAssessments: course.preAssessments.map(({ module, kind, ...test }) => ({ ...sealTest(test), module, kind })),
  };
}

/** The course with its answers. Throws a RangeError when its keys are not those of its questions. */
export function openCourse(course: SealedCourse): PlayerCourse {
  return {
    ...course,
    modules: course.modules.map((module) => ({ ...module, test: module.test && openTest(module.test) })),
    preAssessments: course.preAssessments.map(({ module, kind, ...test }) => ({ ...openTest(test), module, kind })),
  };
}

function sealTest({ questions, ...test }: PlayerTest): SealedTest {
  const asked = questions.map((question): AskedQuestion => ({ id: question.id, kind: question.kind, text: question.text, points: question.points, ...shownOf(question) }));
  const keys = questions.map((question) => ({ ...keyOf(question), ...(question.feedback === '' ? {} : { feedback: question.feedback }) }));
  return { ...test, questions: asked, keys: scramble(test.id, encodeUtf8(JSON.stringify(keys))) };
}

/** What there is to choose from. */
function shownOf(question: PlayerQuestion): Pick<AskedQuestion, 'options' | 'prompts' | 'matches'> {
  if (question.kind === 'matching') return { prompts: question.prompts, matches: question.matches };
  return 'options' in question ? { options: question.options } : {};
}

function keyOf(question: PlayerQuestion): object {
  if (question.kind === 'multiple' || question.kind === 'matching') return { answers: question.answers };
  return question.kind === 'numeric' ? { answer: question.answer, tolerance: question.tolerance } : { answer: question.answer };
}

function openTest({ questions, keys, ...test }: SealedTest): PlayerTest {
  const opened = unscramble(test.id, keys);
  if (opened.length !== questions.length) throw new RangeError(`The answers of ${test.id} are not those of its questions.`);
  return { ...test, questions: questions.map((question, index) => ({ ...question, feedback: '', ...opened[index] }) as PlayerQuestion) };
}

/** Bytes drawn for a test, the same each time. */
function keystream(id: string): () => number {
  const random = createRandom(hashString(id));
  return () => Math.floor(random() * 256);
}

function scramble(id: string, bytes: Uint8Array): string {
  const next = keystream(id);
  const bits = createBitWriter();
  for (const byte of bytes) bits.write(byte ^ next(), 8);
  return `${bytes.length}.${bits.text()}`;
}

function unscramble(id: string, text: string): readonly object[] {
  const next = keystream(id);
  const [length = '', rest = ''] = text.split('.');
  const reader = createBitReader(rest);
  const bytes = Uint8Array.from({ length: Number(length) }, () => (reader?.read(8) ?? 0) ^ next());
  const decoded = decodeUtf8(bytes);
  if (!reader || !decoded.ok) throw new RangeError(`The answers of ${id} cannot be read.`);
  return JSON.parse(decoded.value) as readonly object[];
}
