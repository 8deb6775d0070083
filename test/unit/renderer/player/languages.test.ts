import { describe, expect, it } from 'vitest';
import { playerLanguages } from '#shared/exchange/packages/player/player-languages';
import { reasonCodes } from '#shared/path/learner-path';
import { en } from '../../../../renderer/player/messages/en';
import { messagesFor } from '../../../../renderer/player/messages/message-files';
import type { Message } from '../../../../renderer/player/messages/message-file';
import { outlineOf } from '../../../../renderer/player/outline';
import { createPlayer } from '../../../../renderer/player/player';
import { createWords, directionOf } from '../../../../renderer/player/words';
import { courseOf } from '../../../helpers/play';
import { sampleRole } from '../../../helpers/sample-role';

const slotsOf = (message: Message): readonly string[] => [...new Set((typeof message === 'string' ? [message] : Object.values(message)).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([slot]) => slot)))].sort();

describe('message files', () => {
  it.each(playerLanguages)('%s has the slots of English, and no word is left in English by mistake', (language) => {
    const file = messagesFor(language, {});
    expect(file.language).toBe(language);
    for (const [key, message] of Object.entries(file.texts)) expect([key, slotsOf(message)]).toEqual([key, slotsOf(en[key as keyof typeof en])]);
    if (language === 'en') return;
    const same = Object.entries(file.texts).filter(([key, message]) => JSON.stringify(message) === JSON.stringify(en[key as keyof typeof en]));
    expect(same.map(([key]) => key)).toEqual(['format.option', 'format.optionTime', 'reported.status']);
  });

  it('a whole course speaks German, reasons and locks too', () => {
    const course = courseOf(sampleRole());
    const player = createPlayer(course, undefined, () => 0, { words: createWords(messagesFor('de-AT', {})) });
    player.skip(0);
    const groups = outlineOf(course, player.state().progress, player.state().path, player.words);
    expect(groups.map(({ title }) => title)).toEqual(['Für alle in Ihrer Rolle', 'Wählen Sie 2 von 3']);
    expect(groups[0]!.rows[1]!.note).toBe('Öffnet sich nach „Fair balance and the code“.');
    const words = createWords(messagesFor('de', {}));
    expect([words.percent(5990), words.t('side.steps', { count: 1 }), words.t('side.steps', { count: 1200 }), words.minutes(80)]).toEqual(['59,9 %', '1 Schritt', '1.200 Schritte', '1 Std. 20 Min.']);
    for (const code of reasonCodes) expect(words.reason({ code }, (id) => id)).toMatch(/^[^{]*\.$/);
  });

  it('falls back to English, and takes a custom file word by word', () => {
    expect(messagesFor('fr', undefined).language).toBe('en');
    const custom = { ar: { texts: { 'top.close': 'حفظ وإغلاق', 'side.steps': { one: 'خطوة', other: '{count} خطوات' }, 'no.such': 'x', 'top.left': 7 }, reasons: { sentences: { completed: 'اكتمل.' } } } };
    const words = createWords(messagesFor('ar', custom));
    expect([words.language, words.direction, words.t('top.close'), words.t('top.left'), words.reason({ code: 'completed' }, String), words.t('side.title')]).toEqual(['ar', 'rtl', 'حفظ وإغلاق', ' left', 'اكتمل.', 'Your path']);
    expect([directionOf('he-IL'), directionOf('de'), messagesFor('not a tag', { 'not a tag': {} }).language]).toEqual(['rtl', 'ltr', 'en']);
  });
});
