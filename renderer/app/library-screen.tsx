import { lazy, Suspense } from 'react';
import { BreakdownCentre } from '../features/breakdown/breakdown-centre';
import { LibraryCentre } from '../features/library/library-centre';
import { t } from '../i18n/t';
import { useSession, useStudio } from '../store/studio-context';
import { Segments } from '../ui/segments';

/** Monaco is large: it comes with the first source that is looked at. */
const SourceCentre = lazy(async () => ({ default: (await import('../features/source/source-centre')).SourceCentre }));

/** The library as a grid, or as a source course beside what it becomes. */
export function LibraryScreen() {
  const studio = useStudio();
  const view = useSession((state) => state.libraryView);
  const views = <Segments label={t('library.view')} value={view} choices={(['grid', 'breakdown', 'source'] as const).map((value) => ({ value, label: t(`library.view.${value}`) }))} onChange={(libraryView) => studio.session.setState({ libraryView })} />;
  if (view === 'source') return <Suspense fallback={<p className="muted">{t('source.loading')}</p>}><SourceCentre views={views} /></Suspense>;
  return view === 'breakdown' ? <BreakdownCentre views={views} /> : <LibraryCentre views={views} />;
}
