import { Check, ExternalLink, X } from 'lucide-react';
import type { Page } from '#shared/model/page';
import { t } from '../../../i18n/t';
import { today } from '../../../store/review-verbs';
import { useStudio } from '../../../store/studio-context';
import { setFields } from '../../../store/verbs';
import { Button } from '../../../ui/button';
import { CommitInput } from '../../../ui/commit-input';
import { TextInput } from '../../../ui/text-input';

/** A page that leads elsewhere: its address, what a person found there, and a note for learners. Nothing is opened or fetched by itself. */
export function LinkPage({ page }: { readonly page: Page }) {
  const studio = useStudio();
  const set = (change: Partial<Page>): void => void setFields(studio, page.id, change);
  const setAddress = (typed: string): void => {
    if (typed === '') return set({ url: null, checked: null });
    const url = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
    if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(url)) return studio.toast('error', t('linkPage.wrong', { text: typed.slice(0, 60) }));
    set({ url, checked: null });
  };
  const check = (works: boolean): void => set({ checked: { on: today(), works } });
  return (
    <div className="stack">
      <CommitInput label={t('inspect.pageTitle')} value={page.title} onCommit={(title) => title.trim() !== '' && set({ title: title.trim() })} />
      <CommitInput label={t('linkPage.address')} placeholder="https://" value={page.url ?? ''} onCommit={(url) => setAddress(url.trim())} />
      <TextInput multiline rows={3} label={t('linkPage.note')} placeholder={t('linkPage.note')} value={page.body.join('\n')} onCommit={(body) => set({ body: body === '' ? [] : body.split('\n') })} />
      {page.url !== null && (
        <>
          <p className={page.checked?.works === false ? 'bad' : 'muted'} role="status">{page.checked === null ? t('linkPage.unchecked') : t(page.checked.works ? 'linkPage.worked' : 'linkPage.failed', { day: page.checked.on })}</p>
          <div className="row wrap">
            <a className="button plain small" href={page.url} target="_blank" rel="noreferrer noopener"><ExternalLink aria-hidden /> {t('linkPage.open')}</a>
            <Button size="small" onPress={() => check(true)}><Check aria-hidden /> {t('linkPage.works')}</Button>
            <Button size="small" onPress={() => check(false)}><X aria-hidden /> {t('linkPage.broken')}</Button>
          </div>
        </>
      )}
    </div>
  );
}
