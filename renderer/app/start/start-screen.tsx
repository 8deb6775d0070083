import { FilePlus2, FolderOpen, History, Import, Sprout } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ResponseOf } from '#shared/contract/contract';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { Logo } from '../logo';
import { createWorkspace, openWorkspace, pickFolder } from './open-workspace';
import './start.css';

type Starters = ResponseOf<'workspace.starters'>;

/** What is shown while no workspace is open: go on, open, begin, import, or look at the sample. */
export function StartScreen() {
  const studio = useStudio();
  const [starters, setStarters] = useState<Starters | null>(null);
  useEffect(() => {
    void studio.bridge.invoke('workspace.starters', {}).then(setStarters).catch(studio.fail);
  }, [studio]);
  const [latest] = starters?.recents ?? [];
  const [sample, ...others] = starters?.samples ?? [];
  return (
    <main className="start">
      <div className="start-inner">
        <header>
          <Logo />
          <span>{t('app.name')}</span>
        </header>
        <h1>{t('start.title')}</h1>
        <p className="lead">{t('start.lead')}</p>
        <div className="start-columns">
          <section aria-label={t('start.begin')}>
            <h2>{t('start.begin')}</h2>
            {latest && <Entry icon={<History />} title={`${t('start.continue')}: ${latest.title}`} hint={latest.path} onPress={() => void openWorkspace(studio, latest.path)} />}
            <Entry icon={<FolderOpen />} title={t('start.open')} hint={t('start.openHint')} onPress={() => void pickFolder(studio, 'open')} />
            {(starters?.templates ?? []).map((template) => (
              <Entry key={template.name} icon={<FilePlus2 />} title={t('start.newFrom', { title: template.title })} hint={template.description} onPress={() => void createWorkspace(studio, template.name)} />
            ))}
            <Entry icon={<Import />} title={t('start.import')} hint={t('start.importHint')} onPress={() => void createWorkspace(studio, starters?.templates[0]?.name ?? 'blank').then((done) => done && studio.openDialog({ kind: 'import' }))} />
            <h2>{t('start.recents')}</h2>
            {starters && starters.recents.length === 0 && <p className="muted">{t('start.noRecents')}</p>}
            {(starters?.recents ?? []).map((recent) => (
              <AriaButton key={recent.path} className="start-recent" onPress={() => void openWorkspace(studio, recent.path)}>
                <span>{recent.title}</span>
                <span className="muted truncate">{recent.path}</span>
              </AriaButton>
            ))}
          </section>
          {sample && (
            <div>
              <SampleCard title={sample.title} description={sample.description} onOpen={(tour) => void createWorkspace(studio, sample.name).then((done) => done && tour && studio.openDialog({ kind: 'tour', step: 1 }))} />
              {others.length > 0 && <h2>{t('start.otherSamples')}</h2>}
              {others.map(({ name, title, description }) => (
                <Entry key={name} icon={<Sprout />} title={title} hint={description} isLong onPress={() => void createWorkspace(studio, name)} />
              ))}
            </div>
          )}
        </div>
      </div>
    </main>
  );
}

function Entry({ icon, title, hint, isLong = false, onPress }: { readonly icon: ReactNode; readonly title: string; readonly hint: string; readonly isLong?: boolean; readonly onPress: () => void }) {
  return (
    <AriaButton className={isLong ? 'start-entry long' : 'start-entry'} onPress={onPress}>
      {icon}
      <span>
        <strong>{title}</strong>
        {hint && <small className={isLong ? undefined : 'truncate'}>{hint}</small>}
      </span>
    </AriaButton>
  );
}

function SampleCard({ title, description, onOpen }: { readonly title: string; readonly description: string; readonly onOpen: (tour: boolean) => void }) {
  return (
    <section className="sample-card" aria-label={t('start.sample')}>
      <svg viewBox="0 0 320 120" aria-hidden className="sample-art">
        <rect x="8" y="10" width="190" height="46" rx="8" className="core" /><rect x="8" y="64" width="190" height="46" rx="8" className="testable" /><rect x="238" y="10" width="74" height="100" rx="8" className="elective" />
        {[20, 80, 140].map((x) => <rect key={x} x={x} y="24" width="44" height="18" rx="4" className="node" />)}
        {[20, 80, 140].map((x) => <rect key={x} x={x} y="78" width="44" height="18" rx="4" className="node" />)}
        {[22, 51, 80].map((y) => <rect key={y} x="252" y={y} width="46" height="18" rx="4" className="node" />)}
        <path d="M64 33h16M124 33h16M64 87h16M124 87h16M198 33c20 0 20 27 40 27M198 87c20 0 20-27 40-27" />
      </svg>
      <h2><Sprout aria-hidden /> {title}</h2>
      <p>{description}</p>
      <div className="row">
        <Button look="primary" onPress={() => onOpen(true)}>{t('start.sampleTour')}</Button>
        <Button onPress={() => onOpen(false)}>{t('start.openSample')}</Button>
      </div>
    </section>
  );
}
