import { Archive, ArchiveRestore, ListPlus, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { controlledFields, type ControlledField } from '#shared/model/custom-field';
import { compareNatural } from '#shared/kit/natural-order';
import { t } from '../../i18n/t';
import { vocabularyOf, wordCounts } from '../../store/fields/vocabularies';
import { changeView } from '../../store/library-view';
import { adoptWords, removeTerm, renameWord, setTerm, setVocabulary } from '../../store/metadata-verbs';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { PickList } from '../../ui/pick-list';
import { SelectBox } from '../../ui/select-box';
import { CommitInput } from '../../ui/commit-input';

/** Most words that are listed at once; the others are found by typing. */
const mostWords = 200;
/** The grid's name of a field. */
const columnOf: Readonly<Record<ControlledField, string>> = { tags: 'tags', technologyTags: 'technologyTags', regulationTags: 'regulationTags', industryContext: 'context', language: 'language', licence: 'licence' };

/** The words of a field: rename, merge, retire; all uses follow. */
export function VocabularyEditor() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [field, setField] = useState<ControlledField>('tags');
  const [query, setQuery] = useState('');
  const vocabulary = vocabularyOf(document, field);
  const counts = useMemo(() => wordCounts(document, field), [document, field]);
  const terms = new Map((vocabulary?.terms ?? []).map((term) => [term.term, term]));
  const words = [...new Set([...terms.keys(), ...counts.keys()])].sort((a, b) => compareNatural(a.toLowerCase(), b.toLowerCase()));
  const found = words.filter((word) => word.toLowerCase().includes(query.trim().toLowerCase()));
  const unlisted = [...counts.keys()].filter((word) => !terms.has(word)).length;
  const fresh = query.trim();
  return (
    <div className="stack">
      <div className="row">
        <SelectBox label={t('meta.fieldOfWords')} value={field} choices={controlledFields.map((value) => ({ value, label: t(`field.${value}`) }))} onChange={(next) => { setField(next); setQuery(''); }} />
        <label className="row"><input type="checkbox" className="check" checked={vocabulary?.isClosed ?? false} onChange={(event) => void setVocabulary(studio, field, { isClosed: event.target.checked }, t('meta.undoClosed'))} />{t('meta.closed')}</label>
        <span className="spacer" />
        {unlisted > 0 && <Button size="small" onPress={() => void adoptWords(studio, field)}><ListPlus aria-hidden /> {t('meta.adopt', { count: unlisted })}</Button>}
      </div>
      <form className="row" onSubmit={(event) => { event.preventDefault(); if (fresh !== '' && !terms.has(fresh)) void setTerm(studio, field, fresh.slice(0, 80), {}, t('meta.undoAddWord', { word: fresh })).then((done) => done && setQuery('')); }}>
        <input className="input" aria-label={t('meta.findWord')} placeholder={t('meta.findWord')} maxLength={80} value={query} onChange={(event) => setQuery(event.target.value)} />
        <Button type="submit" isDisabled={fresh === '' || terms.has(fresh)}><Plus aria-hidden /> {t('meta.addWord')}</Button>
      </form>
      {words.length === 0 && <p className="muted">{t('meta.noWords')}</p>}
      <ul className="meta-words" aria-label={t('meta.wordsOf', { field: t(`field.${field}`) })}>
        {found.slice(0, mostWords).map((word) => {
          const term = terms.get(word);
          const count = counts.get(word) ?? 0;
          return (
            <li key={word} className={term?.retired ? 'row retired' : 'row'}>
              <CommitInput label={t('meta.wordNamed', { word })} value={word} onCommit={(text) => text.trim() !== '' && text.trim() !== word && void renameWord(studio, field, word, text.trim().slice(0, 80))} />
              <button type="button" className="link count" disabled={count === 0} aria-label={t('meta.showUses', { word, count })} onClick={() => { studio.openDialog(null); studio.show('library'); changeView(studio, { where: { [columnOf[field]]: word } }); }}>{t('meta.uses', { count })}</button>
              <span className="badge">{t(term?.retired ? 'meta.state.retired' : term ? 'meta.state.listed' : vocabulary?.isClosed ? 'meta.state.outside' : 'meta.state.used')}</span>
              <span className="spacer" />
              <PickList className="small" label={t('meta.mergeWord', { word })} text={t('meta.mergeInto')} chosen={[]} searchText={t('meta.findWord')} emptyText={t('meta.noWords')} options={words.filter((other) => other !== word).map((other) => ({ id: other, title: other }))} onChange={([into]) => into !== undefined && void renameWord(studio, field, word, into)} />
              <IconButton size="small" label={t(term?.retired ? 'meta.restore' : 'meta.retire', { word })} onPress={() => void setTerm(studio, field, word, { retired: !term?.retired }, t(term?.retired ? 'meta.restore' : 'meta.retire', { word }))}>{term?.retired ? <ArchiveRestore /> : <Archive />}</IconButton>
              <IconButton size="small" isDisabled={!term} label={t('meta.removeWord', { word })} onPress={() => void removeTerm(studio, field, word)}><Trash2 /></IconButton>
            </li>
          );
        })}
      </ul>
      {found.length > mostWords && <p className="muted">{t('meta.moreWords', { count: found.length - mostWords })}</p>}
    </div>
  );
}
