/** What a field has sent and not seen come back yet. What comes back late from own commits must not overwrite what was done since; anything else is another's. */
export interface Echoes {
  readonly send: (value: string) => void;
  /** Whether this was sent; what was sent before it is then done with, too. */
  readonly isEcho: (value: string) => boolean;
  readonly forget: () => void;
}

export function createEchoes(): Echoes {
  let sent: string[] = [];
  return {
    send: (value) => void sent.push(value),
    isEcho: (value) => {
      const at = sent.indexOf(value);
      sent = sent.slice(at + 1);
      return at >= 0;
    },
    forget: () => {
      sent = [];
    },
  };
}
