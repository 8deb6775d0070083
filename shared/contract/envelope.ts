import { z } from 'zod';
import { contractErrorSchema } from './contract-error';

/** What comes back over any transport for one call. */
export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: contractErrorSchema }),
]);
export type Reply = z.infer<typeof replySchema>;

/** Frames of the browser host's WebSocket, JSON with bytes as `{"$bytes": base64}`. */
export const clientFrameSchema = z.strictObject({ id: z.int().min(0), channel: z.string().max(80), request: z.unknown() });
export type ClientFrame = z.infer<typeof clientFrameSchema>;
export const hostFrameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply'), id: z.int(), reply: replySchema }),
  z.object({ kind: z.literal('event'), event: z.string(), payload: z.unknown() }),
]);
export type HostFrame = z.infer<typeof hostFrameSchema>;
