import { useSession } from '../store/studio-context';

/**
 * What `studio.announce` says, for screen readers. Two places take turns: the same words twice are a change, and are said twice.
 * `data-live-announcer` keeps it within hearing while a dialog hides the rest of the window.
 */
export function Announcer() {
  const { text, at } = useSession((state) => state.announcement);
  return (
    <div className="visually-hidden" data-live-announcer="true">
      {[0, 1].map((turn) => <div key={turn} aria-live="polite" aria-atomic="true">{at % 2 === turn ? text : ''}</div>)}
    </div>
  );
}
