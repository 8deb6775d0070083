import { quoteSafely } from '../../../kit/quote';
import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childOf, childrenOf, childText } from '../../files/xml/xml-element';
import type { ImportNote } from '../import-plan';

/** What completes a module of Canvas: an item, and the score (hundredths of a percent) where one is asked as a percentage. */
export interface CanvasRequirement {
  readonly item: string;
  readonly kind: string;
  readonly score: number | null;
}

/** A module of Canvas: a folder of the outline. */
export interface CanvasModule {
  readonly identifier: string;
  readonly title: string;
  /** Identifiers of modules that have to be completed before it opens. */
  readonly needs: readonly string[];
  readonly requirements: readonly CanvasRequirement[];
  readonly isSequential: boolean;
  /** Items and modules that learners do not see yet. */
  readonly unpublished: readonly string[];
}

/** Reads `course_settings/module_meta.xml` of Canvas; empty where it is something else. */
export function readModuleMeta(root: XmlElement): readonly CanvasModule[] {
  if (root.local !== 'modules') return [];
  return childrenOf(root, 'module').map((module) => {
    const items = childrenOf(childOf(module, 'items') ?? none, 'item');
    const unpublished = [module, ...items].filter((element) => childText(element, 'workflow_state') === 'unpublished').map(idOf);
    return {
      identifier: idOf(module),
      title: childText(module, 'title'),
      needs: childrenOf(childOf(module, 'prerequisites') ?? none, 'prerequisite').map((needed) => childText(needed, 'identifierref')),
      requirements: childrenOf(childOf(module, 'completionRequirements') ?? none, 'completionRequirement').map(readRequirement),
      isSequential: childText(module, 'require_sequential_progress') === 'true',
      unpublished,
    };
  });
}

const none: XmlElement = { name: '', prefix: '', local: '', namespace: '', attributes: new Map(), children: [], text: '' };
const idOf = (element: XmlElement): string => attributeOf(element, 'identifier') ?? '';

function readRequirement(element: XmlElement): CanvasRequirement {
  const percent = childText(element, 'min_percentage');
  const score = percent === '' ? NaN : Math.round(Number(percent) * 100);
  return { item: childText(element, 'identifierref'), kind: attributeOf(element, 'type') ?? '', score: score >= 0 && score <= 10_000 ? score : null };
}

/** A score in points cannot be taken over: what it is out of is not in the cartridge. */
export function requirementNotes(modules: readonly CanvasModule[]): readonly ImportNote[] {
  return modules.flatMap(({ requirements, title, identifier }) => {
    const scored = requirements.filter(({ kind, score }) => kind === 'min_score' && score === null);
    return scored.length === 0 ? [] : [{ code: 'score-requirement', where: identifier, message: `The module ${quoteSafely(title)} asks for a least score in points at ${scored.length} of its items. Set the pass marks of these modules as percentages.` }];
  });
}
