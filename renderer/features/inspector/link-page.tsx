import { Check, ExternalLink, X } from 'lucide-react';
import type { Page } from '#shared/model/page';
import { t } from '../../i18n/t';
import { today } from '../../store/review-verbs';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button } from '../../ui/button';
import { CommitInput } from '../../ui/commit-input';
import { TextInput } from '../../ui/text-input';

/** A page that leads elsewhere: its address, what a person found there, and a note for learners. Nothing is opened or fetched by itself. */
export function LinkPage({ page }: { readonly page: Page }) {
  const studio = useStudio();
  const set = (change: Partial<Page>): void => void setFields(studio, page.id, change);
  const check = (works: boolean): void => set({ checked: { on: today(), works } });
  return (
    <div className="stack">
      <CommitInput label={t('inspect.pageTitle')} value={page.title} onCommit={(title) => title.trim() !== '' && set({ title: title.trim() })} />
      <CommitInput label={t('link.address')} placeholder="https://" value={page.url ?? ''} onCommit={(url) => set({ url: url.trim() === '' ? null : url.trim(), checked: null })} />
      <TextInput multiline rows={3} label={t('link.note')} placeholder={t('link.note')} value={page.body.join('\n')} onCommit={(body) => set({ body: body === '' ? [] : body.split('\n') })} />
      {page.url !== null && (
        <>
          <p className={page.checked?.works === false ? 'bad' : 'muted'} role="status">{page.checked === null ? t('link.unchecked') : t(page.checked.works ? 'link.worked' : 'link.failed', { day: page.checked.on })}</p>
          <div className="row wrap">
            <a className="button plain small" href={page.url} target="_blank" rel="noreferrer noopener"><ExternalLink aria-hidden /> {t('link.open')}</a>
            <Button size="small" onPress={() => check(true)}><Check aria-hidden /> {t('link.works')}</Button>
            <Button size="small" onPress={() => check(false)}><X aria-hidden /> {t('link.broken')}</Button>
          </div>
        </>
      )}
    </div>
  );
}
