import type { Delivery } from './lrs';
import type { Statement } from './statements';

/** What has to reach the LRS, in order: what is learnt first, then what is said of it. */
export interface Outbox {
  /** `isDefined`: a cmi5 defined statement is tried until it is taken; any other is given up when the LRS refuses it. */
  readonly say: (statement: Statement, isDefined: boolean) => void;
  /** Replaces what has not been sent yet. */
  readonly keep: (progress: string) => void;
  readonly isEmpty: () => boolean;
  /** Sends one after the other, until all are taken or one is not; says so. Nothing when it is sending already. */
  readonly send: () => void;
  /** Sends all at once, for a page that closes. Nothing is heard of it. */
  readonly sendNow: () => void;
}

export interface OutboxTools {
  readonly putProgress: (text: string) => Promise<Delivery>;
  readonly putStatement: (statement: Statement) => Promise<Delivery>;
  readonly taken: (statement: Statement) => void;
  /** `isAll`: nothing was refused or failed since the last time. */
  readonly settled: (isAll: boolean) => void;
}

export function createOutbox({ putProgress, putStatement, taken, settled }: OutboxTools): Outbox {
  let progress: string | undefined;
  let statements: readonly { readonly statement: Statement; readonly isDefined: boolean }[] = [];
  let isSending = false;
  /** Under way now: the text, or the first statement. */
  let travelling: string | Statement | undefined;

  const isEmpty = (): boolean => progress === undefined && statements.length === 0;
  const sendProgress = async (text: string): Promise<boolean> => {
    travelling = text;
    const isTaken = (await putProgress(text)) === 'taken';
    if (isTaken && progress === text) progress = undefined;
    return isTaken;
  };
  const sendStatement = async ({ statement, isDefined }: (typeof statements)[number]): Promise<Delivery> => {
    travelling = statement;
    const delivery = await putStatement(statement);
    if (delivery === 'taken' || (delivery === 'refused' && !isDefined)) statements = statements.slice(1);
    if (delivery === 'taken') taken(statement);
    return delivery;
  };
  const sendAll = async (): Promise<void> => {
    isSending = true;
    let isKept = true;
    let isSaid = true;
    while (!isEmpty()) {
      const [next] = statements;
      if (progress !== undefined && isKept) isKept = await sendProgress(progress);
      // A document that is not taken does not keep back what the learner has reached.
      else if (next) {
        isSaid = (await sendStatement(next)) === 'taken' && isSaid;
        if (statements[0] === next) break;
      } else break;
    }
    isSending = false;
    travelling = undefined;
    settled(isKept && isSaid);
  };
  return {
    say: (statement, isDefined) => void (statements = [...statements, { statement, isDefined }]),
    keep: (text) => void (progress = text),
    isEmpty,
    send: () => {
      if (!isSending) void sendAll();
    },
    sendNow: () => {
      if (progress !== undefined && progress !== travelling) void putProgress(progress);
      for (const { statement } of statements) if (statement !== travelling) void putStatement(statement);
    },
  };
}
