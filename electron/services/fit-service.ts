import type { TargetFit } from '#shared/contract/shapes';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ExportOptions } from '#shared/exchange/export-options';
import { exportTargets } from '#shared/exchange/targets';
import type { AssetStore } from './asset-store';
import { planPackage, readAssets, type ExportPorts } from './export-service';
import type { TellStep } from './jobs';

/** What each target would keep of a role's rules, from one model: planned as an export is, without writing anything. Targets in their usual order; one that is refused says why. */
export async function fitOf(ports: ExportPorts, document: TrellisDocument, assets: AssetStore, role: string, options: ExportOptions, step: TellStep): Promise<readonly TargetFit[]> {
  const bytes = await readAssets(document, assets, role, step);
  const fits: TargetFit[] = [];
  for (const [done, target] of exportTargets.entries()) {
    await step({ stage: 'building', done, total: exportTargets.length });
    const planned = await planPackage(ports, document, bytes, { role, target, options });
    if (planned.ok) {
      const { rules, preflight } = planned.value;
      const count = (fate: (typeof rules)[number]['fate']): number => rules.filter((rule) => rule.fate === fate).length;
      fits.push({ target, kept: count('kept'), degraded: count('degraded'), dropped: count('dropped'), toRead: preflight.length, refused: '' });
    } else fits.push({ target, kept: 0, degraded: 0, dropped: 0, toRead: 0, refused: planned.error.find(({ severity }) => severity === 'error')?.message ?? 'It cannot be built.' });
  }
  return fits;
}
