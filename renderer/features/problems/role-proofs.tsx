import { ShieldCheck } from 'lucide-react';
import type { Guarantee } from '#shared/checks/guarantees/guarantee';
import { t } from '../../i18n/t';
import { currentRole, rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { EmptyState } from '../../ui/empty-state';
import { GuaranteeRow } from './guarantee-list';
import { useGuarantees } from './use-guarantees';
import './problems.css';

const count = (guarantees: readonly Guarantee[], holds: Guarantee['holds']): number => guarantees.filter((one) => one.holds === holds).length;

/** What fails stands first. */
const urgency = { false: 0, undecided: 1, true: 2 } as const;

/** What is proven of the role at hand, with the learner who shows a fault, and how the other roles stand. */
export function RoleProofs() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const role = currentRole(document, useSession((state) => state.role));
  const { byRole, isComplete } = useGuarantees(true);
  if (!role) return <EmptyState icon={<ShieldCheck aria-hidden />} title={t('proofs.title')} text={t('guarantees.noRoles')} />;
  const own = [...(byRole.get(role.id) ?? [])].sort((a, b) => urgency[`${a.holds}`] - urgency[`${b.holds}`]);
  const shared = own.length > 1 && own.every((one) => one.holds === 'undecided' && one.because === own[0]?.because) ? own[0]?.because : undefined;
  const others = rolesOf(document).filter((one) => one.id !== role.id && byRole.has(one.id));
  return (
    <div className="proofs">
      <div className="panel-head">
        <h2>{t('proofs.title')}</h2>
        <span className="muted truncate">{role.title}</span>
        <span className="spacer" />
        <Counts guarantees={own} />
      </div>
      <div className="panel-scroll" tabIndex={0} role="region" aria-label={t('guarantees.of', { role: role.title })}>
        {shared && <p className="note warn proofs-note"><strong>{t('proofs.none')}</strong> {shared}</p>}
        {own.length === 0 && <p className="problems-none muted">{t('guarantees.proving')}</p>}
        <ul className="guarantees">{own.map((one) => <GuaranteeRow key={`${role.id} ${one.code}`} guarantee={shared ? { ...one, because: '' } : one} isOpen={one.holds === false} />)}</ul>
        {others.length > 0 && (
          <section className="other-roles">
            <h3 className="section-title">{t('proofs.others')}</h3>
            <ul>
              {others.map((one) => (
                <li key={one.id}><button type="button" className="outline-item" onClick={() => studio.session.setState({ role: one.id, selection: [] })}><span className="truncate">{one.title}</span><Counts guarantees={byRole.get(one.id) ?? []} /></button></li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <p className="proofs-foot muted">{t(!isComplete ? 'guarantees.proving' : shared ? 'proofs.none' : 'proofs.allStates')}</p>
    </div>
  );
}

function Counts({ guarantees }: { readonly guarantees: readonly Guarantee[] }) {
  if (guarantees.length === 0) return null;
  const [failing, open] = [count(guarantees, false), count(guarantees, 'undecided')];
  return (
    <span className="guarantee-counts">
      {count(guarantees, true) > 0 && <span className="ok">{t('guarantees.held', { count: count(guarantees, true) })}</span>}
      {failing > 0 && <span className="err">{t('guarantees.failed', { count: failing })}</span>}
      {open > 0 && <span className="warn">{t('guarantees.open.count', { count: open })}</span>}
    </span>
  );
}
