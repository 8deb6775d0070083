import type { TrellisDocument } from '../document/trellis-document';
import type { RecordId } from '../model/ids';
import type { Role } from '../model/role';

/** The roles whose zones, gates and rules hold for a role: its ancestors from the top down, then itself. A loop of inheritance ends where it closes; a check names it. */
export function lineageOf(document: TrellisDocument, role: Role): readonly Role[] {
  const line: Role[] = [];
  const seen = new Set<RecordId>();
  for (let at: Role | undefined = role; at && !seen.has(at.id); at = at.inherits ? document.tables.role.get(at.inherits) : undefined) {
    seen.add(at.id);
    line.unshift(at);
  }
  return line;
}

/** Whether a role inherits from itself over others. */
export function inheritsItself(document: TrellisDocument, role: Role): boolean {
  const [first] = lineageOf(document, role);
  return first?.inherits !== undefined && first.inherits !== null && document.tables.role.has(first.inherits);
}
