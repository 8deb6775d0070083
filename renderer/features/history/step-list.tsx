import { CircleDot, CornerDownLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { HistoryStep } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { timeText } from '../../i18n/time-text';

const beginning = 'beginning';

/** The steps of Undo, newest first; choosing one goes there. Those undone stay listed until something new is done. */
export function StepList() {
  const studio = useStudio();
  const revision = useReplica((state) => state.revision);
  const [steps, setSteps] = useState<readonly HistoryStep[]>([]);
  useEffect(() => void studio.bridge.invoke('history.steps', {}).then((answer) => setSteps(answer.steps)).catch(studio.fail), [studio, revision]);
  const current = steps.findLast((step) => step.done && step.own)?.id ?? beginning;
  const rows: readonly { readonly id: string; readonly step: HistoryStep | null }[] = [...[...steps].reverse().map((step) => ({ id: step.id, step })), { id: beginning, step: null }];
  const go = (id: string): void => {
    if (id !== current) void studio.jump(id === beginning ? null : id);
  };
  return (
    <ListBox
      aria-label={t('history.steps')} className="list history-list tall" selectionMode="none" items={rows} dependencies={[current]} onAction={(key) => go(String(key))}
      disabledKeys={steps.filter((step) => !step.own).map((step) => step.id)}
    >
      {({ id, step }) => (
        <ListBoxItem id={id} textValue={step?.label ?? t('history.beginning')} className={`list-item history-step ${step && !step.done ? 'undone' : ''}`} data-here={id === current || undefined}>
          {id === current ? <CircleDot aria-hidden className="accent" /> : <CornerDownLeft aria-hidden className="faint" />}
          <span className="history-state">
            <strong>{step?.label ?? t('history.beginning')}</strong>
            <small>
              {step ? `${timeText(step.at)} · ${t('history.stepRecords', { count: step.records })}` : t('history.reach')}
              {step && !step.done && ` · ${t('history.undone')}`}{step && !step.own && ` · ${t('history.otherWindow')}`}{id === current && ` · ${t('history.here')}`}
            </small>
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
