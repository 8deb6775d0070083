import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ReplicaState } from './replica';
import type { SessionState } from './session';
import type { Studio } from './studio';

const StudioContext = createContext<Studio | null>(null);

export function StudioProvider({ studio, children }: { readonly studio: Studio; readonly children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio needs a StudioProvider above it.');
  return studio;
}

export function useReplica<T>(selector: (state: ReplicaState) => T): T {
  return useStore(useStudio().replica, selector);
}

export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useStudio().session, selector);
}

/** Runs `handler` each time that the signal of this name is raised (not for what was raised before). */
export function useSignal(name: string, handler: () => void): void {
  const signal = useSession((state) => state.signal);
  const seen = useRef(signal.at);
  useEffect(() => {
    if (signal.at === seen.current) return;
    seen.current = signal.at;
    if (signal.name === name) handler();
  });
}
