import { DOMParser, type Element } from '@xmldom/xmldom';

/**
 * A second reading of SCORM 2004 sequencing, from the specification's pseudo-code alone (SCORM 2004 4th Edition, Sequencing and Navigation, Appendix C; numbers in the comments).
 * It reads an `imsmanifest.xml` and shares no code with the exporter. Choice, Continue and Start; pre-condition rules, rollup, objectives and their maps. What an exporter of
 * paths does not use is refused, so that nothing is silently read as something else.
 */
export interface Sequencer {
  /** Activities that launch a SCO, in the order of the tree. */
  readonly launches: readonly string[];
  /** Whether a choice request for the activity would deliver it (NB.2.1, SB.2.9, DB.1.1). */
  readonly canChoose: (activity: string) => boolean;
  /** Whether a skip rule holds for it or for a cluster around it (UP.2). */
  readonly isSkipped: (activity: string) => boolean;
  /** What Start (null) or Continue from an activity delivers; null: nothing (SB.2.5, SB.2.7). */
  readonly flow: (from: string | null) => string | null;
  /** Delivers, takes what the content says, ends the attempt and rolls up (DB.2, UP.4, RB.1.5). */
  readonly attempt: (activity: string, said: Said) => void;
  readonly satisfied: (activity: string) => boolean | null;
  readonly completed: (activity: string) => boolean | null;
  readonly root: string;
}

/** What content reports; null: nothing. `scaled` −1 to 1. */
export interface Said {
  readonly success: boolean | null;
  readonly completion: boolean | null;
  readonly scaled: number | null;
}

type Known<T> = T | null;
interface Status {
  satisfied: Known<boolean>;
  measure: Known<number>;
  completed: Known<boolean>;
}
interface Map_ {
  readonly target: string;
  readonly reads: ReadonlySet<keyof Status>;
  readonly writes: ReadonlySet<keyof Status>;
}
interface Objective {
  readonly id: string;
  readonly minMeasure: number | null;
  readonly maps: Map_[];
  readonly local: Status;
}
interface Condition {
  readonly condition: string;
  readonly not: boolean;
  readonly objective: string | null;
  readonly measure: number;
}
interface Activity {
  readonly id: string;
  readonly parent: Activity | null;
  readonly children: Activity[];
  readonly launches: boolean;
  readonly element: Element | null;
  readonly flags: (name: string) => string | null;
  readonly rules: readonly { readonly action: string; readonly all: boolean; readonly conditions: readonly Condition[] }[];
  readonly rollups: readonly { readonly set: string; readonly count: number; readonly when: string; readonly action: string }[];
  readonly primary: Objective;
  readonly objectives: readonly Objective[];
  attempts: number;
}

const known = new Set(['satisfied', 'objectiveStatusKnown', 'objectiveMeasureKnown', 'objectiveMeasureLessThan', 'objectiveMeasureGreaterThan', 'completed', 'activityProgressKnown', 'attempted', 'always']);

export function readSequencing(manifest: string): Sequencer {
  const document = new DOMParser().parseFromString(manifest, 'text/xml').documentElement!;
  const sco = new Set([...document.getElementsByTagName('resource')].filter((resource) => resource.getAttribute('adlcp:scormType') === 'sco').map((resource) => resource.getAttribute('identifier')));
  const organization = document.getElementsByTagName('organization')[0]!;
  const globals = new Map<string, Status>();
  const root = readActivity(organization, null, sco);
  const all: Activity[] = [];
  const visit = (activity: Activity): void => {
    all.push(activity);
    activity.children.forEach(visit);
  };
  visit(root);
  const byId = new Map(all.map((activity) => [activity.id, activity]));
  const of = (id: string): Activity => byId.get(id) ?? refuse(`no activity ${id}`);

  // Tracking model (SN 4.2): a read map stands for the local value as far as the global one is known.
  const read = (objective: Objective, field: keyof Status): Known<boolean | number> => {
    const map = objective.maps.find((candidate) => candidate.reads.has(field));
    const shared = map && globals.get(map.target)?.[field];
    if (shared !== undefined && shared !== null) return shared;
    if (field === 'satisfied' && objective.minMeasure !== null) {
      const measure = read(objective, 'measure');
      return measure === null ? null : (measure as number) >= objective.minMeasure;
    }
    return objective.local[field];
  };
  const changed = new Set<string>();
  const write = (objective: Objective): void => {
    for (const map of objective.maps) {
      for (const field of map.writes) {
        const value = field === 'satisfied' && objective.minMeasure !== null ? read(objective, field) : objective.local[field];
        const target = globals.get(map.target) ?? { satisfied: null, measure: null, completed: null };
        globals.set(map.target, target);
        if (value === null || target[field] === value) continue;
        (target as Record<keyof Status, unknown>)[field] = value;
        changed.add(map.target);
      }
    }
  };

  // UP.2.1: a condition is true, false or unknown; `not` leaves unknown unknown.
  const evaluate = (activity: Activity, { condition, not, objective: name, measure }: Condition): Known<boolean> => {
    const objective = name === null ? activity.primary : ([activity.primary, ...activity.objectives].find(({ id }) => id === name) ?? refuse(`no objective ${name} in ${activity.id}`));
    const compare = (test: (value: number) => boolean): Known<boolean> => {
      const value = read(objective, 'measure');
      return value === null ? null : test(value as number);
    };
    const value: Known<boolean> =
      condition === 'satisfied' ? (read(objective, 'satisfied') as Known<boolean>)
        : condition === 'objectiveStatusKnown' ? read(objective, 'satisfied') !== null
          : condition === 'objectiveMeasureKnown' ? read(objective, 'measure') !== null
            : condition === 'objectiveMeasureLessThan' ? compare((score) => score < measure)
              : condition === 'objectiveMeasureGreaterThan' ? compare((score) => score > measure)
                : condition === 'completed' ? (read(objective, 'completed') as Known<boolean>)
                  : condition === 'activityProgressKnown' ? read(objective, 'completed') !== null
                    : condition === 'attempted' ? activity.attempts > 0 : true;
    return value === null ? null : not ? !value : value;
  };
  // UP.2: true only when the combination is true.
  const ruleHolds = (activity: Activity, action: string): boolean =>
    activity.rules.filter((rule) => rule.action === action).some(({ all: every, conditions }) => {
      const values = conditions.map((condition) => evaluate(activity, condition));
      return every ? values.length > 0 && values.every((value) => value === true) : values.some((value) => value === true);
    });
  const pathTo = (activity: Activity): readonly Activity[] => (activity.parent ? [...pathTo(activity.parent), activity] : [activity]);
  const isDisabled = (activity: Activity): boolean => ruleHolds(activity, 'disabled');

  // SB.2.2, SB.2.1: forward only.
  const following = (activity: Activity): Activity | null => {
    if (!activity.parent) return null;
    const at = activity.parent.children.indexOf(activity);
    return activity.parent.children[at + 1] ?? following(activity.parent);
  };
  const traverse = (activity: Activity | null): Activity | null => {
    if (!activity) return null;
    if (activity.parent?.flags('flow') !== 'true') return null;
    if (ruleHolds(activity, 'skip')) return traverse(following(activity));
    if (isDisabled(activity)) return null;
    return activity.children.length > 0 ? traverse(activity.children[0]!) : activity;
  };

  // RB.1.4, RB.1.4.2, RB.1.2 b, RB.1.3 b.
  const counts = (child: Activity, action: string): boolean => {
    const isObjective = action === 'satisfied' || action === 'notSatisfied';
    if (child.flags('tracked') === 'false' || child.flags(isObjective ? 'rollupObjectiveSatisfied' : 'rollupProgressCompletion') === 'false') return false;
    const required = child.flags({ satisfied: 'requiredForSatisfied', notSatisfied: 'requiredForNotSatisfied', completed: 'requiredForCompleted', incomplete: 'requiredForIncomplete' }[action] ?? '') ?? 'always';
    if (required === 'ifNotSkipped') return !ruleHolds(child, 'skip');
    if (required === 'ifAttempted') return child.attempts > 0;
    return required === 'always' || refuse(`consideration ${required}`);
  };
  const rollUp = (cluster: Activity): void => {
    for (const rule of cluster.rollups) {
      const bag = cluster.children.filter((child) => counts(child, rule.action)).map((child) => evaluate(child, { condition: rule.when, not: false, objective: null, measure: 0 }));
      const trues = bag.filter((value) => value === true).length;
      const holds = rule.set === 'all' ? trues === bag.length && bag.length > 0 : rule.set === 'any' ? trues > 0 : rule.set === 'atLeastCount' ? trues >= rule.count : refuse(`child activity set ${rule.set}`);
      if (!holds) continue;
      if (rule.action === 'satisfied') cluster.primary.local.satisfied = true;
      else if (rule.action === 'completed') cluster.primary.local.completed = true;
      else refuse(`rollup action ${rule.action}`);
    }
    write(cluster.primary);
  };
  const rollUpPath = (from: Activity | null): void => {
    for (let activity = from; activity; activity = activity.parent) rollUp(activity);
  };

  return {
    root: root.id,
    launches: all.filter((activity) => activity.launches).map(({ id }) => id),
    canChoose: (id) => {
      const target = of(id);
      const path = pathTo(target);
      if (path.some((activity) => ruleHolds(activity, 'hiddenFromChoice'))) return false;
      if (target.parent?.flags('choice') !== 'true') return false;
      return !path.some(isDisabled);
    },
    isSkipped: (id) => pathTo(of(id)).some((activity) => ruleHolds(activity, 'skip')),
    flow: (from) => (from === null ? traverse(root.children[0] ?? null) : traverse(following(of(from))))?.id ?? null,
    attempt: (id, { success, completion, scaled }) => {
      const activity = of(id);
      activity.attempts += 1;
      const { local } = activity.primary;
      if (success !== null) local.satisfied = success;
      if (completion !== null) local.completed = completion;
      if (scaled !== null) local.measure = scaled;
      // UP.4: what the content did not say, unless it says everything itself.
      if (activity.flags('completionSetByContent') !== 'true' && local.completed === null) local.completed = true;
      if (activity.flags('objectiveSetByContent') !== 'true' && local.satisfied === null) local.satisfied = true;
      changed.clear();
      write(activity.primary);
      rollUpPath(activity.parent);
      // SN 4.6: status shared through a global objective is rolled up where it is read into a primary objective.
      for (let round = 0; changed.size > 0; round++) {
        if (round > all.length) refuse('shared objectives change without end');
        const readers = all.filter(({ primary }) => primary.maps.some((map) => map.reads.size > 0 && changed.has(map.target)));
        changed.clear();
        readers.forEach((reader) => rollUpPath(reader.parent));
      }
    },
    satisfied: (id) => read(of(id).primary, 'satisfied') as Known<boolean>,
    completed: (id) => read(of(id).primary, 'completed') as Known<boolean>,
  };
}

function refuse(what: string): never {
  throw new Error(`sequencing evaluator: ${what}`);
}

const named = (element: Element | undefined, name: string): readonly Element[] => (element ? [...element.childNodes].filter((node): node is Element => node.nodeName === name) : []);
const attribute = (element: Element | undefined, name: string): string | null => (element?.hasAttribute(name) ? element.getAttribute(name) : null);

function readActivity(element: Element, parent: Activity | null, sco: ReadonlySet<string | null>): Activity {
  const [sequencing] = named(element, 'imsss:sequencing');
  const holders = ['imsss:controlMode', 'imsss:rollupRules', 'imsss:deliveryControls', 'adlseq:rollupConsiderations'].flatMap((name) => named(sequencing, name));
  const [objectives] = named(sequencing, 'imsss:objectives');
  const extensions = named(named(sequencing, 'adlseq:objectives')[0], 'adlseq:objective');
  const own = [...named(objectives, 'imsss:primaryObjective'), ...named(objectives, 'imsss:objective')].map((objective) => readObjective(objective, extensions));
  const activity: Activity = {
    id: attribute(element, 'identifier') ?? refuse('an item without identifier'), parent, children: [], element, attempts: 0,
    launches: sco.has(attribute(element, 'identifierref')),
    flags: (name) => holders.map((holder) => attribute(holder, name)).find((value) => value !== null) ?? null,
    rules: named(named(sequencing, 'imsss:sequencingRules')[0], 'imsss:preConditionRule').map((rule) => {
      const [conditions] = named(rule, 'imsss:ruleConditions');
      return { action: attribute(named(rule, 'imsss:ruleAction')[0], 'action') ?? '', all: (attribute(conditions, 'conditionCombination') ?? 'all') === 'all', conditions: named(conditions, 'imsss:ruleCondition').map(readCondition) };
    }),
    rollups: named(named(sequencing, 'imsss:rollupRules')[0], 'imsss:rollupRule').map((rule) => ({
      set: attribute(rule, 'childActivitySet') ?? 'all', count: Number(attribute(rule, 'minimumCount') ?? 0), when: attribute(named(named(rule, 'imsss:rollupConditions')[0], 'imsss:rollupCondition')[0], 'condition') ?? '',
      action: attribute(named(rule, 'imsss:rollupAction')[0], 'action') ?? '',
    })),
    primary: own[0] ?? { id: '', minMeasure: null, maps: [], local: { satisfied: null, measure: null, completed: null } },
    objectives: own.slice(1),
  };
  activity.children.push(...named(element, 'item').map((item) => readActivity(item, activity, sco)));
  if (activity.children.length > 0 && activity.rollups.length === 0) refuse(`the default rollup of ${activity.id} is not read here`);
  return activity;
}

function readCondition(element: Element): Condition {
  const condition = attribute(element, 'condition') ?? '';
  if (!known.has(condition)) refuse(`condition ${condition}`);
  return { condition, not: attribute(element, 'operator') === 'not', objective: attribute(element, 'referencedObjective'), measure: Number(attribute(element, 'measureThreshold') ?? 0) };
}

/** Maps with the defaults of the binding: reads true, writes false. */
function readObjective(element: Element, extensions: readonly Element[]): Objective {
  const id = attribute(element, 'objectiveID') ?? '';
  const fields = (map: Element, kind: 'read' | 'write', names: Readonly<Partial<Record<keyof Status, string>>>): ReadonlySet<keyof Status> => new Set((Object.keys(names) as (keyof Status)[]).filter((field) => (attribute(map, `${kind}${names[field] ?? ''}`) ?? String(kind === 'read')) === 'true'));
  const toMap = (names: Readonly<Partial<Record<keyof Status, string>>>) => (map: Element): Map_ => ({ target: attribute(map, 'targetObjectiveID') ?? '', reads: fields(map, 'read', names), writes: fields(map, 'write', names) });
  const isByMeasure = attribute(element, 'satisfiedByMeasure') === 'true';
  return {
    id,
    minMeasure: isByMeasure ? Number(named(element, 'imsss:minNormalizedMeasure')[0]?.textContent ?? 1) : null,
    maps: [...named(element, 'imsss:mapInfo').map(toMap({ satisfied: 'SatisfiedStatus', measure: 'NormalizedMeasure' })), ...extensions.filter((extension) => attribute(extension, 'objectiveID') === id).flatMap((extension) => named(extension, 'adlseq:mapInfo')).map(toMap({ completed: 'CompletionStatus' }))],
    local: { satisfied: null, measure: null, completed: null },
  };
}
