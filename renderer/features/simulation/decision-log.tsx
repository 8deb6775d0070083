import type { Profile } from '#shared/model/profile';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { asOfDay } from '../../store/verbs';
import { exemptionText } from './exemption-text';

interface Entry {
  readonly module: RecordId;
  readonly at: string;
  readonly text: string;
}

/** All challenges, exemptions and releases of a learner, latest first; each leads to its step. */
export function DecisionLog({ profile }: { readonly profile: Profile }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const today = asOfDay(studio);
  const entries: readonly Entry[] = [
    ...(profile.challenges ?? []).flatMap(({ module, text, at, answer }): readonly Entry[] => [
      { module, at, text: `${t('decisions.said', { at })}: ${text}` },
      ...(answer ? [{ module, at: answer.at, text: `${t(answer.decision === 'override' ? 'decisions.overridden' : 'decisions.kept')} – ${t('decisions.answered', { by: answer.by, at: answer.at })}: ${answer.text}` }] : []),
    ]),
    ...profile.overrides.map((one): Entry => ({ module: one.module, at: one.until, text: exemptionText(one, today) })),
    ...profile.releases.map(({ module, ...one }): Entry => ({ module, at: one.at, text: t('decisions.released', one) })),
  ];
  if (entries.length === 0) return null;
  const show = (module: RecordId): void => studio.session.setState((state) => ({ simulation: { ...state.simulation, module } }));
  return (
    <section className="decisions">
      <h3>{t('decisions.log')}</h3>
      <ol className="stack">
        {[...entries].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map((entry, index) => (
          <li key={index} className="decision"><button type="button" className="link-button" onClick={() => show(entry.module)}>{nameOf(document, entry.module)}</button><span>{entry.text}</span></li>
        ))}
      </ol>
    </section>
  );
}
