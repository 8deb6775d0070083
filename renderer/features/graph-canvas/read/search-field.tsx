import { Search } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { t } from '../../../i18n/t';
import { changeCanvas } from '../../../store/canvas-view';
import { modulesOf } from '../../../store/selectors';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { matchesOf } from './marks';

/** Words that let matching modules stand out; Enter goes to the next of them, Shift+Enter to the one before. */
export function SearchField({ matches }: { readonly matches: number | null }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const search = useSession((state) => state.canvas.search);
  const at = useRef(-1);
  const go = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && search !== '') {
      event.stopPropagation();
      changeCanvas(studio.session, { search: '' });
    }
    if (event.key !== 'Enter') return;
    const found = matchesOf(document, search);
    const list = found ? modulesOf(document).filter(({ id }) => found.has(id)) : [];
    if (list.length === 0) return;
    at.current = (at.current + (event.shiftKey ? list.length - 1 : 1)) % list.length;
    const module = list[at.current]!;
    studio.select([module.id]);
    studio.signal('zoom-to');
    studio.announce(t('map.match', { at: at.current + 1, count: list.length, title: module.title }));
  };
  return (
    <label className="canvas-search">
      <Search aria-hidden />
      <input className="input" type="search" aria-label={t('map.search')} placeholder={t('map.search')} value={search} onChange={(event) => { at.current = -1; changeCanvas(studio.session, { search: event.target.value }); }} onKeyDown={go} />
      {matches !== null && <span className="count" role="status">{t('map.matches', { count: matches })}</span>}
    </label>
  );
}
