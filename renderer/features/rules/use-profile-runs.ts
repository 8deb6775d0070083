import { useEffect, useState } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import type { Run } from '#shared/path/run';
import { programOf, runOrStart } from '../../store/programs';
import { useReplica } from '../../store/studio-context';

export interface ProfileRun {
  readonly profile: Profile;
  readonly run: Run;
}

/** Runs wait until editing rests this long. */
const restMs = 200;
/** No more profiles than can be looked at. */
const most = 24;

export function profilesOf(document: TrellisDocument, role: RecordId): readonly Profile[] {
  return [...document.tables.profile.values()].filter((profile) => profile.role === role).slice(0, most);
}

/** Runs of the role's stored profiles, one after another between frames; the old ones stand until the new ones are there. */
export function useProfileRuns(role: RecordId): { readonly runs: readonly ProfileRun[]; readonly isRefused: boolean; readonly total: number } {
  const document = useReplica((state) => state.document);
  const [state, setState] = useState<{ readonly role: RecordId; readonly runs: readonly ProfileRun[]; readonly isRefused: boolean }>({ role, runs: [], isRefused: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const profiles = profilesOf(document, role);
    const found: ProfileRun[] = [];
    const next = (): void => {
      const program = programOf(document, role);
      const profile = profiles[found.length];
      if (!program.ok || !profile) return setState({ role, runs: program.ok ? [...found] : [], isRefused: !program.ok });
      found.push({ profile, run: runOrStart(program.value, profile) });
      timer = setTimeout(next, 0);
    };
    timer = setTimeout(next, restMs);
    return () => clearTimeout(timer);
  }, [document, role]);
  const isCurrent = state.role === role;
  return { runs: isCurrent ? state.runs : [], isRefused: isCurrent && state.isRefused, total: profilesOf(document, role).length };
}
