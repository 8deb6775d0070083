/** Files that ship with the studio: the player, schemas, samples, templates. */
export interface Resources {
  /** Every file below a folder of the shipped resources, paths relative to it, sorted. Empty where the folder is missing. */
  readonly folder: (path: string) => Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]>;
}
