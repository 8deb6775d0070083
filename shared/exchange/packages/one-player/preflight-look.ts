import type { Finding } from '../../../kit/finding';
import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import { settingsId } from '../../../model/settings';
import { brandColours, contrastOf, leastContrast } from '../player/brand-colours';
import { playerLanguageOf } from '../player/player-languages';
import { isImage } from './package-assets';

/** What of language and look the player does otherwise than asked. */
export function preflightLook(document: TrellisDocument): readonly Finding[] {
  const { language, brand } = settingsOf(document);
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string, records: readonly string[]): void => void findings.push({ code, severity, message, records });
  if (!playerLanguageOf(language)) add('TRL-X060', 'warning', `The player does not speak “${language}”: your pages stay as they are, its own words are English. Put a message file into the package (player/messages.js), or set the language to en or de.`, [settingsId]);
  if (brand.accent !== null && brandColours(brand.accent).light.accent !== brand.accent) {
    const contrast = (Math.floor(contrastOf(brand.accent, '#ffffff') * 10) / 10).toFixed(1);
    add('TRL-X061', 'warning', `Text in your colour ${brand.accent} would be hard to read: ${contrast}:1 on white, ${leastContrast}:1 is needed there and on the side. The player darkens it to ${brandColours(brand.accent).light.accent}; choose that or a darker one to have it as it is.`, [settingsId]);
  }
  const logo = brand.logo === null ? undefined : document.tables.asset.get(brand.logo);
  if (brand.logo !== null && (!logo || !isImage(logo))) add('TRL-X062', 'warning', `The logo ${logo ? `“${logo.path}” is no image` : `${brand.logo} is not in this workspace`}: the player shows the name instead. Choose an SVG, PNG or JPEG.`, [settingsId]);
  return findings;
}
