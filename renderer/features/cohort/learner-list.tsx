import { mostLearnersListed } from '#shared/contract/simulation-requests';
import { countText, t } from '../../i18n/t';
import { closeLearners, openLearner } from '../../store/cohort-learners';
import { nameOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { DialogFrame } from '../../ui/dialog-frame';

/** The learners behind a number, with a way into One learner for each. */
export function LearnerList() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const behind = useSession((state) => state.cohort.behind);
  if (!behind) return null;
  const { run, text, found } = behind;
  const columns = Object.keys(run.result.report.byGroup);
  return (
    <DialogFrame wide title={t('cohort.behind', { who: text })} closeLabel={t('cohort.close')} onClose={() => closeLearners(studio)}>
      {!found ? <p className="muted" role="status">{t('cohort.behindWaiting')}</p> : found.learners.length === 0 ? <p className="muted">{t('cohort.behindNone', { count: countText(found.searched) })}</p> : (
        <>
          <p className="muted">{t(found.learners.length >= mostLearnersListed || found.searched < run.result.report.learners ? 'cohort.behindSome' : 'cohort.behindAll', { count: found.learners.length })}</p>
          <table className="cohort-table" aria-label={t('cohort.behindTable')}>
            <thead><tr><th scope="col">{t('cohort.behindLearner')}</th><th scope="col">{t('path.role')}</th>{columns.map((name) => <th key={name} scope="col">{name}</th>)}<th scope="col" className="num">{t('cohort.column.mean')}</th><th scope="col" className="num">{t('cohort.column.static')}</th></tr></thead>
            <tbody>
              {found.learners.map((learner) => (
                <tr key={learner.row}>
                  <th scope="row"><button type="button" className="text-link" onClick={() => openLearner(studio, run, learner)}>{t('cohort.learnerRow', { row: countText(learner.row) })}</button></th>
                  <td>{nameOf(document, learner.role)}</td>{columns.map((name, at) => <td key={name}>{learner.groups[at] ?? ''}</td>)}
                  <td className="num">{countText(learner.minutes)}</td><td className="num">{countText(learner.baselineMinutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </DialogFrame>
  );
}
