import type { TrellisDocument } from '#shared/document/trellis-document';
import { bandRange } from '#shared/path/bands';
import { indexEvidence } from '#shared/path/evidence';
import { readRule } from '#shared/path/read-rule';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import type { Rule } from '#shared/model/rule';
import { rangeText } from '../../i18n/rule-sentence';
import { percentText, t } from '../../i18n/t';
import { programOf } from '../../store/programs';
import { nameOf, rulesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/text-input';

import { subjectOf } from './use-simulation';

/** Scores just under and at every bound of the rule, and just above where the bound belongs below: where decisions turn. */
export function boundaryScores(rule: Rule | undefined): readonly number[] {
  const bands = rule?.bands ?? [];
  const bounds = bands.flatMap((band) => [band.from, band.to]).filter((score) => score > 0 && score < 10_000);
  const above = bands.flatMap((band) => (band.toInclusive && band.to < 10_000 ? [band.to + 10] : []));
  return [...new Set([...bounds.flatMap((score) => [score - 10, score]), ...above])].sort((a, b) => a - b);
}

/** The score that the rule reads of what is recorded: of several sources their weighted mean. */
function recordedScore(document: TrellisDocument, role: RecordId, rule: Rule | undefined, profile: Profile): number | null {
  const compiled = programOf(document, role);
  const band = compiled.ok ? compiled.value.modules.find((module) => module.id === rule?.module)?.rules.find((one) => one.id === rule?.id) : undefined;
  if (!compiled.ok || !band) return null;
  return readRule({ program: compiled.value, evidence: indexEvidence(profile.evidence, compiled.value.asOf) }, band, null)?.score ?? null;
}

interface Props {
  readonly role: RecordId;
  readonly module: RecordId;
  readonly profile: Profile;
  readonly who: 'a' | 'b';
}

/** Tries another score for the module; nothing is saved. */
export function ScoreTrial({ role, module, profile, who }: Props) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const tried = useSession((state) => state.simulation.whatIf[who]);
  const rule = rulesOf(document, role).find((item) => item.module === module && item.kind === 'score-bands');
  const subject = subjectOf(document, role, module);
  const recorded = recordedScore(document, role, rule, profile);
  const score = tried[subject] ?? recorded;
  const set = (value: number | null): void => studio.session.setState((state) => {
    const next = { ...state.simulation.whatIf[who] };
    if (value === null) delete next[subject];
    else next[subject] = Math.max(0, Math.min(10_000, Math.round(value)));
    return { simulation: { ...state.simulation, whatIf: { ...state.simulation.whatIf, [who]: next } } };
  });
  const commit = (text: string): void => {
    const value = Number(text.replace(',', '.').replace('%', ''));
    if (text.trim() === '') set(null);
    else if (Number.isFinite(value)) set(value * 100);
  };
  if (!rule) return null;
  return (
    <>
      <section>
        <h3>{t('why.change')}</h3>
        <table className="band-table">
          <tbody>
            {rule.bands.map((band, index) => {
              const { lo, hi } = bandRange(band);
              const isNow = score !== null && score >= lo && score <= hi;
              return <tr key={index} className={isNow ? 'now' : ''}><th scope="row">{rangeText(band)}</th><td>{t(`rules.short.${band.action.do}`)}</td><td className="num">{isNow ? t('why.now') : ''}</td></tr>;
            })}
          </tbody>
        </table>
      </section>
      <section className="trial">
        <div className="row">
          <h3 className="grow">{t('why.score')}</h3>
          <TextInput label={t('why.scoreOf', { subject: nameOf(document, subject) })} value={score === null ? '' : String(score / 100)} onCommit={commit} /> %
        </div>
        <input type="range" min={0} max={1000} aria-label={t('why.setScore', { name: profile.title })} aria-valuetext={score === null ? t('why.nothing') : percentText(score)} value={score === null ? 0 : Math.round(score / 10)} onChange={(event) => set(Number(event.target.value) * 10)} />
        <div className="row wrap">
          <span className="muted">{t('why.try')}</span>
          {boundaryScores(rule).map((value) => <Button key={value} size="small" pressed={score === value} aria-label={t('why.tryScore', { score: percentText(value) })} onPress={() => set(value)}>{value / 100}</Button>)}
          <span className="spacer" />
          <span className="muted">{t('why.recorded', { score: recorded === null ? t('why.nothing') : percentText(recorded) })}</span>
        </div>
        <p className="muted">{t('why.notSaved')}</p>
      </section>
    </>
  );
}
