import type { Batch } from '../batch/batch';
import { stepStates, type Scratch } from '../batch/scratch';
import { createTokens, writeTokens, writeToken, type ByteWriter, type Tokens } from './byte-writer';

/** Columns of a learner's line, after the row and (in a file) the learner's pseudonym. */
export const lineColumns = ['role', 'end', 'minutes', 'baselineMinutes', 'steps', 'waived', 'credited', 'exempt', 'extended', 'inserted', 'failed', 'path'] as const;

const ends = createTokens(['finished', 'escalated', 'stopped']);

/** Texts of one program's lines: its role, and each module in each state. */
export interface LineTokens {
  readonly role: Tokens;
  /** `module + modules * state`: a space, the module's key, and the state unless it is done. */
  readonly steps: Tokens;
}

export function lineTokens({ plan: { program } }: Batch): LineTokens {
  const keys = program.modules.map((module) => module.id.slice(module.id.indexOf(':') + 1));
  return { role: createTokens([program.role]), steps: createTokens(stepStates.flatMap((state) => keys.map((key) => (state === 'done' ? ` ${key}` : ` ${key}:${state}`)))) };
}

/** One learner: `row,role,end,…,path\n`; the path as keys of modules in order, parted by spaces. This is what block hashes are made of. */
export function writeLine(writer: ByteWriter, row: number, scratch: Scratch, tokens: LineTokens, modules: number): void {
  writer.reserve(256 + tokens.role.room + scratch.steps * tokens.steps.room);
  writer.number(row);
  writer.byte(comma);
  writeToken(writer, tokens.role, 0);
  writer.byte(comma);
  writeToken(writer, ends, scratch.end);
  for (const value of [scratch.minutes, scratch.baselineMinutes, scratch.steps, scratch.waived, scratch.credited, scratch.exempt, scratch.extended, scratch.inserted, scratch.failed]) {
    writer.byte(comma);
    writer.number(value);
  }
  const start = writer.length;
  writeTokens(writer, tokens.steps, scratch.modules, scratch.states, modules, scratch.steps);
  if (scratch.steps === 0) writer.byte(comma);
  else writer.bytes[start] = comma;
  writer.byte(newline);
}

const [comma, newline] = [44, 10] as const;
