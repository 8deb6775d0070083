import type { RecordId } from '#shared/model/ids';
import type { Program } from '#shared/path/program';
import { t } from '../../i18n/t';
import { setFailures } from '../../store/simulation-verbs';
import { useSession, useStudio } from '../../store/studio-context';
import { Segments } from '../../ui/segments';

const counts = ['0', '1', '2', '3', '4'].map((value) => ({ value, label: value }));

/** Makes the learner fail attempts at a module before passing, and watches where the path branches; nothing is saved. */
export function AttemptTrial({ program, module, who }: { readonly program: Program; readonly module: RecordId; readonly who: 'a' | 'b' }) {
  const studio = useStudio();
  const failures = useSession((state) => state.simulation.failures[who][module] ?? 0);
  const found = program.modules.find(({ id }) => id === module);
  if (!found || (found.passMark === null && found.failures.length === 0)) return null;
  return (
    <section className="trial">
      <h3>{t('attempt.title')}</h3>
      <div className="row attempt-count"><span>{t('attempt.fails')}</span><Segments label={t('attempt.fails')} value={String(failures)} choices={counts} onChange={(value) => setFailures(studio, who, module, Number(value))} /></div>
      <p className="muted">{t('attempt.then')}</p>
    </section>
  );
}
