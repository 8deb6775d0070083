/** A short id that none of the entries has: a, b, c… */
export function freeIdIn(entries: readonly { readonly id: string }[]): string {
  const isFree = (id: string): boolean => !entries.some((entry) => entry.id === id);
  return 'abcdefghijklmnopqrstuvwxyz'.split('').find(isFree) ?? crypto.randomUUID().slice(0, 6);
}
