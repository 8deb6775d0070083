import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ResponseOf } from '#shared/contract/contract';
import { t } from '../../../i18n/t';
import { asItIs, queueRun, unpersonal, type RunDesign } from '../../../store/cohort-runs';
import { keptTitle } from '../../../store/kept-title';
import { useStudio } from '../../../store/studio-context';

/** Adds a run of the form's people: on the design as it is, without personalisation, or on a kept state. The same form makes the same people for all of them. */
export function AddRun() {
  const studio = useStudio();
  const [kept, setKept] = useState<ResponseOf<'history.list'>['states']>([]);
  const read = (): void => void studio.bridge.invoke('history.list', {}).then(({ states }) => setKept(states), studio.fail);
  const designs = new Map<string, RunDesign>([
    ['as-it-is', asItIs()], ['static', unpersonal()],
    ...kept.map((state): [string, RunDesign] => [state.id, { asked: { kind: 'kept', id: state.id }, title: keptTitle(state) }]),
  ]);
  const add = (key: string): void => {
    const design = designs.get(key);
    if (design) void queueRun(studio, design);
  };
  return (
    <MenuTrigger onOpenChange={(isOpen) => isOpen && read()}>
      <AriaButton className="button quiet small" aria-label={t('cohort.addRun')}><Plus aria-hidden /> {t('cohort.addRunShort')}</AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu className="list add-run" aria-label={t('cohort.addRun')} onAction={(key) => add(String(key))}>
          {[...designs].map(([key, { title }]) => <MenuItem key={key} id={key} textValue={title} className="option">{title}{key === 'static' && <span className="hint">{t('cohort.design.staticHint')}</span>}</MenuItem>)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
