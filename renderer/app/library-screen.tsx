import { BreakdownCentre } from '../features/breakdown/breakdown-centre';
import { LibraryCentre } from '../features/library/library-centre';
import { useSession } from '../store/studio-context';

/** The library as a grid, or as a source course beside what it becomes. */
export function LibraryScreen() {
  return useSession((state) => state.libraryView) === 'breakdown' ? <BreakdownCentre /> : <LibraryCentre />;
}
