import { z } from 'zod';

export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  records: z.array(z.string()),
  fix: z.object({ label: z.string(), command: z.unknown() }).optional(),
});

export const errorCodes = [
  /** The request does not fit its schema, or the channel does not exist. */
  'invalid-request',
  /** The rules of the document forbid it; `findings` say why. */
  'refused',
  'no-workspace',
  'not-found',
  /** Another Trellis writes this workspace, or the file changed outside. */
  'conflict',
  /** This workspace is open for reading only. */
  'read-only',
  'unsupported',
  'cancelled',
  /** Reading or writing failed (disk full, no permission…). */
  'io',
  'internal',
] as const;

/** An error that crosses the contract: what happened, and the next step, in one message for people. */
export const contractErrorSchema = z.object({ code: z.enum(errorCodes), message: z.string(), findings: z.array(findingSchema).default([]) });
export type ContractError = z.infer<typeof contractErrorSchema>;

/** Thrown by services where a Result would be noise; every host maps it back to data. */
export class StudioError extends Error {
  readonly detail: ContractError;
  constructor(code: ContractError['code'], message: string, findings: readonly z.infer<typeof findingSchema>[] = []) {
    super(message);
    this.name = 'StudioError';
    this.detail = { code, message, findings: [...findings] };
  }
}
