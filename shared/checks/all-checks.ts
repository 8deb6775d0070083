import type { Check } from './check';
import { businessOutcomes } from './business-outcomes';
import { coverage } from './coverage';
import { danglingReferences } from './dangling-references';
import { links } from './links';
import { loops } from './loops';
import { moduleAuthoring } from './module-authoring';
import { moduleFields } from './module-fields';
import { moduleMetadata } from './module-metadata';
import { moduleNames } from './module-names';
import { moduleUse } from './module-use';
import { objectiveLanguage } from './objective-language';
import { questionQuality } from './question-quality';
import { questionSets } from './question-sets';
import { roleDesign } from './role-design';
import { roleEvidence } from './role-evidence';
import { roleRules, roleStructure, roleZones } from './roles';
import { zoneDesign } from './zone-design';

export const checks: readonly Check[] = [
  loops, danglingReferences, roleStructure, roleZones, roleRules, roleEvidence, roleDesign, zoneDesign, links, questionSets, moduleMetadata, moduleFields, moduleAuthoring, moduleUse, moduleNames, coverage, businessOutcomes, objectiveLanguage, questionQuality,
];
