import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../i18n/t';
import { useSession, useStudio } from '../../store/studio-context';
import { IconButton } from '../../ui/button';

const stepMs = 800;

/** Play, step and a slider over the moments of a run. */
export function PlayControls({ total }: { readonly total: number }) {
  const studio = useStudio();
  const moment = useSession((state) => state.simulation.moment);
  const [playing, setPlaying] = useState(false);
  const go = (next: number | null): void => studio.session.setState((state) => ({ simulation: { ...state.simulation, moment: next === null ? null : Math.max(0, Math.min(total, next)) } }));
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      const next = (moment ?? -1) + 1;
      go(next >= total ? null : next);
      if (next >= total) setPlaying(false);
    }, stepMs);
    return () => clearTimeout(timer);
  });
  const at = moment ?? total;
  return (
    <div className="play" role="group" aria-label={t('sim.slider')}>
      <IconButton size="small" label={t('sim.first')} onPress={() => go(0)}><SkipBack /></IconButton>
      <IconButton size="small" label={t('sim.previous')} isDisabled={at === 0} onPress={() => go(at - 1)}><StepBack /></IconButton>
      <IconButton look="primary" label={playing ? t('sim.pause') : t('sim.play')} onPress={() => { if (!playing && moment === null) go(0); setPlaying(!playing); }}>{playing ? <Pause /> : <Play />}</IconButton>
      <IconButton size="small" label={t('sim.next')} isDisabled={moment === null} onPress={() => go(at + 1 >= total ? null : at + 1)}><StepForward /></IconButton>
      <IconButton size="small" label={t('sim.last')} onPress={() => { setPlaying(false); go(null); }}><SkipForward /></IconButton>
      <input type="range" aria-label={t('sim.slider')} aria-valuetext={t('sim.step', { step: at, total })} min={0} max={total} value={at} onChange={(event) => { setPlaying(false); go(Number(event.target.value) >= total ? null : Number(event.target.value)); }} />
      <span className="count num">{moment === null ? t('sim.whole', { total }) : t('sim.step', { step: at, total })}</span>
    </div>
  );
}
