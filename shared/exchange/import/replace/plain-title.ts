/** A title as it is compared with another: letter case, width of characters and blanks do not count. */
export function plainTitle(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
