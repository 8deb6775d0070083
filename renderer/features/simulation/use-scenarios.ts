import { useEffect, useState } from 'react';
import { tryScenario, type ScenarioOutcome } from '#shared/checks/scenarios';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { programOf } from '../../store/programs';
import { useReplica } from '../../store/studio-context';

const restMs = 200;

/** What each saved scenario gives on the design as it is: run one after another between frames once editing rests; until then what they gave before. */
export function useScenarios(): ReadonlyMap<RecordId, ScenarioOutcome> {
  const document = useReplica((state) => state.document);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<RecordId, ScenarioOutcome>>(new Map());
  useEffect(() => {
    const scenarios = [...document.tables.scenario.values()];
    const found = new Map<RecordId, ScenarioOutcome>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = (): void => {
      const scenario = scenarios[found.size];
      if (!scenario) return setOutcomes(found);
      found.set(scenario.id, outcomeOf(document, scenario.id));
      timer = setTimeout(next, 0);
    };
    timer = setTimeout(next, restMs);
    return () => clearTimeout(timer);
  }, [document]);
  return outcomes;
}

function outcomeOf(document: TrellisDocument, id: RecordId): ScenarioOutcome {
  const scenario = document.tables.scenario.get(id);
  return scenario ? tryScenario(scenario, (role, asOf) => programOf(document, role, asOf)) : { kind: 'refused', because: '' };
}
