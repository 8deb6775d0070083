import { Panel } from '@xyflow/react';
import { t } from '../../i18n/t';
import { LevelBars } from '../../ui/level-bars';

/** What the lines and signs mean. */
export function Legend({ remediation = false }: { readonly remediation?: boolean }) {
  return (
    <Panel position="bottom-left" className="legend" aria-label={t('map.legend')}>
      <span><i className="line" /> {t('edge.prerequisite')}</span>
      <span><i className="line recommended" /> {t('edge.recommended')}</span>
      {remediation && <span><i className="line remediation" /> {t('path.remediation')}</span>}
      <span><LevelBars level="intermediate" /> {t('column.level')}</span>
    </Panel>
  );
}
