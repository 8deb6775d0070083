import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { scenarioText, tryScenario } from '#shared/checks/scenarios';
import { t } from '../../i18n/t';
import { programOf } from '../../store/programs';
import { nameOf } from '../../store/selectors';
import { acceptScenario, openedScenario, removeScenario } from '../../store/simulation-verbs';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { holds } from './scenario-list';

/** The scenario that is looked at: its name, what it holds, and what to do when it no longer does. */
export function ScenarioPanel() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const id = useSession(openedScenario);
  const scenario = id ? document.tables.scenario.get(id) : undefined;
  const outcome = useMemo(() => (scenario ? tryScenario(scenario, (role, asOf) => programOf(document, role, asOf)) : undefined), [document, scenario]);
  if (!scenario) return null;
  const name = (record: string): string => nameOf(document, record);
  return (
    <section className="scenario-panel">
      <div className="row"><h3 className="grow">{t('scenario.one')}</h3><IconButton size="small" label={t('scenario.remove')} onPress={() => void removeScenario(studio, scenario)}><Trash2 /></IconButton></div>
      <TextInput label={t('scenario.name')} value={scenario.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, scenario.id, { title: title.trim() })} />
      <p className="muted">{scenario.whole ? t('scenario.holdsWhole', { count: scenario.steps.length, day: scenario.asOf }) : t('scenario.holdsSome', { what: scenario.steps.map(({ module, state }) => `${name(module)}: ${t(`held.${state}`)}`).join('; '), day: scenario.asOf })}</p>
      {outcome && (holds(outcome) ? <p className="note ok">{t('scenario.holds')}</p> : (
        <>
          <p className="note err">{scenarioText(outcome, name)}</p>
          {outcome.kind === 'ran' && <Button size="small" onPress={() => void acceptScenario(studio, scenario, outcome.result.run)}>{t('scenario.accept')}</Button>}
        </>
      ))}
    </section>
  );
}
