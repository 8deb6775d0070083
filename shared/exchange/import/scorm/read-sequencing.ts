import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childOf, childrenOf } from '../../files/xml/xml-element';
import { passMarkOf } from './pass-mark';

export interface ItemSequencing {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  readonly passMark: number | null;
}

/**
 * The prerequisites that SCORM 2004 sequencing spells out: an item whose precondition "disabled" tests "not satisfied" of an objective that reads a
 * global objective waits for the item whose primary objective writes it. Everything else in sequencing is left to the imported package.
 */
export function readSequencing(item: XmlElement, collections: ReadonlyMap<string, XmlElement>): ItemSequencing {
  const own = childOf(item, 'sequencing');
  if (!own) return { writes: [], reads: [], passMark: null };
  const shared = collections.get(attributeOf(own, 'IDRef') ?? '');
  const nodes = shared ? [own, shared] : [own];
  const objectives = nodes.flatMap((node) => childrenOf(node, 'objectives'));
  const primary = objectives.flatMap((node) => childrenOf(node, 'primaryObjective'));
  const globals = new Map<string, string[]>();
  for (const objective of [...primary, ...objectives.flatMap((node) => childrenOf(node, 'objective'))]) {
    const targets = childrenOf(objective, 'mapInfo').filter((map) => attributeOf(map, 'readSatisfiedStatus') !== 'false').map(targetOf);
    globals.set(attributeOf(objective, 'objectiveID') ?? '', targets);
  }
  const waitsFor = nodes.flatMap((node) => childrenOf(node, 'sequencingRules')).flatMap((rules) => childrenOf(rules, 'preConditionRule')).filter(isDisabled).flatMap(notSatisfied);
  const writes = primary.flatMap((objective) => childrenOf(objective, 'mapInfo')).filter((map) => attributeOf(map, 'writeSatisfiedStatus') === 'true').map(targetOf);
  const measure = primary.map((objective) => childOf(objective, 'minNormalizedMeasure')?.text.trim() ?? '').find((text) => text !== '');
  return { writes, reads: [...new Set(waitsFor.flatMap((id) => globals.get(id) ?? []))].filter((target) => !writes.includes(target)), passMark: passMarkOf(measure ?? '', 1) };
}

function targetOf(map: XmlElement): string {
  return attributeOf(map, 'targetObjectiveID') ?? '';
}

function isDisabled(rule: XmlElement): boolean {
  return childrenOf(rule, 'ruleAction').some((action) => attributeOf(action, 'action') === 'disabled');
}

function notSatisfied(rule: XmlElement): readonly string[] {
  return childrenOf(rule, 'ruleConditions')
    .flatMap((conditions) => childrenOf(conditions, 'ruleCondition'))
    .filter((condition) => attributeOf(condition, 'operator') === 'not' && /^(satisfied|completed)$/.test(attributeOf(condition, 'condition') ?? ''))
    .map((condition) => attributeOf(condition, 'referencedObjective') ?? '');
}
