import type { Check } from './check';
import { coverage } from './coverage';
import { danglingReferences } from './dangling-references';
import { links } from './links';
import { loops } from './loops';
import { moduleMetadata } from './module-metadata';
import { moduleUse } from './module-use';
import { objectiveLanguage } from './objective-language';
import { questionQuality } from './question-quality';
import { questionSets } from './question-sets';
import { roleDesign } from './role-design';
import { roles } from './roles';
import { zoneDesign } from './zone-design';

export const checks: readonly Check[] = [loops, danglingReferences, roles, roleDesign, zoneDesign, links, questionSets, moduleMetadata, moduleUse, coverage, objectiveLanguage, questionQuality];
