import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { scenarioText, type ScenarioOutcome } from '#shared/checks/scenarios';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { openedScenario, openScenario } from '../../store/simulation-verbs';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { useScenarios } from './use-scenarios';

export const holds = (outcome: ScenarioOutcome | undefined): boolean => outcome?.kind === 'ran' && outcome.result.holds;

/** The saved scenarios and whether each still holds; a click plays it. */
export function ScenarioList() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const opened = useSession(openedScenario);
  const outcomes = useScenarios();
  const scenarios = [...document.tables.scenario.values()];
  return (
    <section className="scenarios" aria-label={t('scenario.title')}>
      <h3 className="section-title">{t('scenario.title')} {scenarios.length > 0 && <span className="count">{t('scenario.hold', { held: scenarios.filter(({ id }) => holds(outcomes.get(id))).length, count: scenarios.length })}</span>}</h3>
      {scenarios.length === 0 && <p className="muted">{t('scenario.none')}</p>}
      <ul>
        {scenarios.map((scenario) => {
          const outcome = outcomes.get(scenario.id);
          const Icon = !outcome ? CircleDashed : holds(outcome) ? CircleCheck : CircleX;
          return (
            <li key={scenario.id}>
              <button type="button" className="outline-item scenario" aria-current={opened === scenario.id} onClick={() => openScenario(studio, scenario)}>
                <Icon className={!outcome ? '' : holds(outcome) ? 'ok' : 'err'} role="img" aria-label={t(!outcome ? 'scenario.running' : holds(outcome) ? 'scenario.holds' : 'scenario.fails')} />
                <span className="scenario-text"><span className="truncate">{scenario.title}</span>{outcome && !holds(outcome) && <small>{scenarioText(outcome, (id) => nameOf(document, id))}</small>}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
