import { useEffect, useState } from 'react';
import type { ResponseOf } from '#shared/contract/contract';
import { t } from '../../i18n/t';
import { compareDesign, compareKeptDesign } from '../../store/simulation-verbs';
import { keptTitle } from '../../store/kept-title';
import { useSession, useStudio } from '../../store/studio-context';
import { SelectBox } from '../../ui/select-box';

const plain = 'none';
const unpersonalised = 'static';

/** Puts another design beside the one as it is, for the same learner: without personalisation, or an earlier state that is kept. */
export function DesignChoice() {
  const studio = useStudio();
  const design = useSession((state) => state.simulation.design);
  const [kept, setKept] = useState<ResponseOf<'history.list'>['states']>([]);
  const read = (): void => void studio.bridge.invoke('history.list', {}).then(({ states }) => setKept(states), studio.fail);
  useEffect(read, [studio]);
  const states = kept.map((state) => ({ value: state.id, label: keptTitle(state) }));
  const choose = (value: string): void => {
    if (value === plain) compareDesign(studio, null);
    else if (value === unpersonalised) compareDesign(studio, { key: unpersonalised, title: t('design.static'), document: null });
    else void compareKeptDesign(studio, value, states.find((one) => one.value === value)?.label ?? '');
  };
  return (
    <section className="design-choice" aria-label={t('design.title')}>
      <h3 className="section-title">{t('design.title')}</h3>
      <SelectBox label={t('design.choose')} value={design?.key ?? plain} choices={[{ value: plain, label: t('design.none') }, { value: unpersonalised, label: t('design.static') }, ...states]} onChange={choose} onOpenChange={(open) => open && read()} />
    </section>
  );
}
