import type { XmlNode } from '../../files/xml/write-xml';

/** One condition of a sequencing rule. `objective`: id of an objective of the same activity; undefined: the activity's own. `measure`: threshold, −1 to 1. */
export interface Condition {
  readonly condition: 'satisfied' | 'objectiveStatusKnown' | 'objectiveMeasureKnown' | 'objectiveMeasureLessThan' | 'completed' | 'activityProgressKnown' | 'always';
  readonly not?: boolean;
  readonly objective?: string;
  readonly measure?: number;
}

export interface PreConditionRule {
  readonly action: 'skip' | 'disabled' | 'hiddenFromChoice';
  readonly combination: 'all' | 'any';
  readonly conditions: readonly Condition[];
}

/** A local objective and the global one that it shares. `completion`: shared through adlseq:mapInfo (completion status) instead of imsss:mapInfo (satisfaction, measure). */
export interface Objective {
  readonly id: string;
  readonly map: { readonly target: string; readonly reads: boolean; readonly writes: boolean; readonly measure: boolean; readonly completion: boolean } | null;
  /** Primary objectives: satisfied by the measure from here on; null: by what the content says. */
  readonly minMeasure: number | null;
}

export interface RollupRule {
  readonly children: 'all' | 'any' | 'atLeastCount';
  readonly count: number | null;
  readonly when: 'satisfied' | 'completed';
  readonly action: 'satisfied' | 'completed';
}

export interface Sequencing {
  /** Set on clusters. */
  readonly control: { readonly choice: boolean; readonly flow: boolean } | null;
  readonly rules: readonly PreConditionRule[];
  readonly rollupRules: readonly RollupRule[];
  /** Whether its parent's status depends on it: `ifNotSkipped` while no skip rule holds. */
  readonly counts: 'always' | 'ifNotSkipped' | 'never';
  readonly primary: Objective | null;
  readonly objectives: readonly Objective[];
}

export const uncounted: Sequencing = { control: null, rules: [], rollupRules: [], counts: 'never', primary: null, objectives: [] };

/**
 * `imsss:sequencing`, every flag written out: reads default to true, delivery controls to false, and clusters forget what was done before they were entered again. Source: IMS Simple
 * Sequencing 1.0 binding; SCORM 2004 4th Edition, Sequencing and Navigation 3.
 */
export function sequencingNode({ control, rules, rollupRules, counts, primary, objectives }: Sequencing): XmlNode {
  const all = [...(primary ? [primary] : []), ...objectives];
  const shared = all.filter(({ map }) => map?.completion);
  return {
    name: 'imsss:sequencing',
    children: [
      ...(control ? [controlNode(control)] : []),
      ...(rules.length > 0 ? [{ name: 'imsss:sequencingRules', children: rules.map(ruleNode) }] : []),
      { name: 'imsss:rollupRules', attributes: { rollupObjectiveSatisfied: String(counts !== 'never'), rollupProgressCompletion: String(counts !== 'never'), objectiveMeasureWeight: '0' }, children: rollupRules.map(rollupNode) },
      ...(primary ? [{ name: 'imsss:objectives', children: [objectiveNode(primary, 'imsss:primaryObjective'), ...objectives.map((objective) => objectiveNode(objective, 'imsss:objective'))] }] : []),
      { name: 'imsss:deliveryControls', attributes: { tracked: 'true', completionSetByContent: 'true', objectiveSetByContent: 'true' } },
      ...(counts === 'ifNotSkipped' ? [considerations] : []),
      ...(shared.length > 0 ? [{ name: 'adlseq:objectives', children: shared.map(completionNode) }] : []),
    ],
  };
}

const considerations: XmlNode = {
  name: 'adlseq:rollupConsiderations',
  attributes: { requiredForSatisfied: 'ifNotSkipped', requiredForNotSatisfied: 'ifNotSkipped', requiredForCompleted: 'ifNotSkipped', requiredForIncomplete: 'ifNotSkipped', measureSatisfactionIfActive: 'true' },
};

function controlNode({ choice, flow }: { readonly choice: boolean; readonly flow: boolean }): XmlNode {
  return { name: 'imsss:controlMode', attributes: { choice: String(choice), choiceExit: 'true', flow: String(flow), forwardOnly: 'false', useCurrentAttemptObjectiveInfo: 'false', useCurrentAttemptProgressInfo: 'false' } };
}

function ruleNode({ action, combination, conditions }: PreConditionRule): XmlNode {
  return {
    name: 'imsss:preConditionRule',
    children: [
      {
        name: 'imsss:ruleConditions',
        attributes: { conditionCombination: combination },
        children: conditions.map(({ condition, not, objective, measure }) => ({ name: 'imsss:ruleCondition', attributes: { referencedObjective: objective, measureThreshold: measure === undefined ? undefined : measure.toFixed(4), operator: not ? 'not' : 'noOp', condition } })),
      },
      { name: 'imsss:ruleAction', attributes: { action } },
    ],
  };
}

function rollupNode({ children, count, when, action }: RollupRule): XmlNode {
  return {
    name: 'imsss:rollupRule',
    attributes: { childActivitySet: children, minimumCount: count === null ? undefined : String(count) },
    children: [{ name: 'imsss:rollupConditions', attributes: { conditionCombination: 'any' }, children: [{ name: 'imsss:rollupCondition', attributes: { operator: 'noOp', condition: when } }] }, { name: 'imsss:rollupAction', attributes: { action } }],
  };
}

function objectiveNode({ id, map, minMeasure }: Objective, name: 'imsss:primaryObjective' | 'imsss:objective'): XmlNode {
  const own = map && !map.completion;
  return {
    name,
    attributes: { satisfiedByMeasure: minMeasure === null ? 'false' : 'true', objectiveID: id },
    children: [
      ...(minMeasure === null ? [] : [{ name: 'imsss:minNormalizedMeasure', text: minMeasure.toFixed(4) }]),
      ...(own ? [{ name: 'imsss:mapInfo', attributes: { targetObjectiveID: map.target, readSatisfiedStatus: String(map.reads), readNormalizedMeasure: String(map.reads && map.measure), writeSatisfiedStatus: String(map.writes), writeNormalizedMeasure: String(map.writes && map.measure) } }] : []),
    ],
  };
}

function completionNode({ id, map }: Objective): XmlNode {
  const flag = (isOn: boolean): string => String(isOn);
  return {
    name: 'adlseq:objective',
    attributes: { objectiveID: id },
    children: [{
      name: 'adlseq:mapInfo',
      attributes: {
        targetObjectiveID: map?.target ?? '', readRawScore: 'false', readMinScore: 'false', readMaxScore: 'false', readCompletionStatus: flag(map?.reads ?? false), readProgressMeasure: 'false', writeRawScore: 'false', writeMinScore: 'false',
        writeMaxScore: 'false', writeCompletionStatus: flag(map?.writes ?? false), writeProgressMeasure: 'false',
      },
    }],
  };
}
