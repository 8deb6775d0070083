import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { t } from '../i18n/t';
import { useSession, useStudio } from '../store/studio-context';
import { Button, IconButton } from '../ui/button';

const icons = { ok: CircleCheck, error: CircleAlert, info: Info };

/** Short messages at the foot of the window. Errors are announced at once, others politely. */
export function ToastRegion() {
  const toasts = useSession((state) => state.toasts);
  const studio = useStudio();
  const dismiss = (id: number): void => studio.session.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
  return (
    <section className="toasts" aria-label={t('toast.region')}>
      {toasts.map((toast) => {
        const Icon = icons[toast.tone];
        return (
          <div key={toast.id} className={`toast ${toast.tone}`} {...(toast.said ? {} : { role: toast.tone === 'error' ? 'alert' : 'status' })}>
            <Icon aria-hidden />
            <span>{toast.text}</span>
            {toast.undo && (
              <Button size="small" look="quiet" onPress={() => { dismiss(toast.id); void studio.undo(); }}>
                {t('action.undo')}
              </Button>
            )}
            <IconButton size="small" label={t('toast.dismiss')} onPress={() => dismiss(toast.id)}>
              <X />
            </IconButton>
          </div>
        );
      })}
    </section>
  );
}
