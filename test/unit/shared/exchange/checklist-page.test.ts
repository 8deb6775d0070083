import { describe, expect, it } from 'vitest';
import { pagesOf } from '#shared/exchange/packages/one-player/player-content';
import { linesOf } from '#shared/model/page';
import { documentOf, moduleOf } from '../../../helpers/documents';

const checklist = (more: object = {}): object => ({ id: 'checklist:c', type: 'checklist', module: 'module:a', title: 'Seen at the desk', observer: 'Head nurse', needed: 1, items: [{ id: 'a', text: 'Asks for the\nname', objective: null }, { id: 'b', text: 'Checks the *wrist* band', objective: null }], ...more });
const page = { id: 'page:p', type: 'page', module: 'module:a', title: 'Page', place: 9, body: ['Text'] };

describe('observation checklists in packages', () => {
  it('stand after the module’s own pages, with who observes and how many are needed', () => {
    const pages = pagesOf(documentOf(moduleOf('a'), page, checklist()), 'module:a');
    expect(pages.map(({ title }) => title)).toEqual(['Page', 'Seen at the desk']);
    expect(linesOf(pages[1]!)).toEqual(['Observed by: Head nurse', '', 'At least 1 of these 2 are seen:', '', '- ☐ Asks for the name', '- ☐ Checks the *wrist* band']);
  });
  it('speak the language of the document, and ask for all where no number is given', () => {
    const document = documentOf({ id: 'settings:document', type: 'settings', title: 'T', asOf: '2026-11-01', language: 'de-CH' }, moduleOf('a'), checklist({ needed: null }));
    expect(linesOf(pagesOf(document, 'module:a')[0]!).slice(0, 3)).toEqual(['Beobachtet von: Head nurse', '', 'All das ist zu sehen:']);
  });
  it('without items are no page', () => {
    expect(pagesOf(documentOf(moduleOf('a'), checklist({ items: [] })), 'module:a')).toEqual([]);
  });
});
