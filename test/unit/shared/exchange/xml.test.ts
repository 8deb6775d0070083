import { describe, expect, it } from 'vitest';
import { parseXml, parseXmlBytes } from '#shared/exchange/files/xml/parse-xml';
import { writeXml } from '#shared/exchange/files/xml/write-xml';
import { attributeOf, childText } from '#shared/exchange/files/xml/xml-element';
import { cpuMilliseconds } from '../../../helpers/cpu';

const codeOf = (text: string): string => {
  const result = parseXml(text);
  return result.ok ? 'accepted' : result.error.code;
};

describe('parseXml', () => {
  it('gives a tree with resolved namespaces', () => {
    const result = parseXml('<?xml version="1.0"?><m xmlns="urn:a" xmlns:p="urn:b" p:Scorm-Type=" sco\n x "><p:t xmlns="urn:c">a<![CDATA[<b>]]>&amp;<x/>c</p:t></m>');
    expect(result.ok && [result.value.namespace, result.value.children[0]?.namespace, result.value.children[0]?.children[0]?.namespace]).toEqual(['urn:a', 'urn:b', 'urn:c']);
    expect(result.ok && childText(result.value, 'T')).toBe('a<b>&c');
    expect(result.ok && attributeOf(result.value, 'scorm-type')).toBe('sco x');
  });

  it.each([
    ['doctype', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['doctype', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['malformed', '<a>&undefined;</a>'],
    ['malformed', '<a><b></a>'],
    ['malformed', '<a>'],
    ['malformed', ''],
    ['malformed', '<a/><b/>'],
    ['malformed', 'plain text'],
    ['malformed', '<a x="1" x="2"/>'],
    ['malformed', '<a>\u0000</a>'],
    ['too-deep', '<a>'.repeat(20_000)],
    ['too-deep', Array.from({ length: 20_000 }, (_, i) => `<a${i} xmlns:n${i}="u">`).join('')],
    ['too-large', `<a>${'<b/>'.repeat(200_001)}</a>`],
    ['too-large', `<a>${' '.repeat(17 * 1024 * 1024)}</a>`],
  ])('refuses %s within a second of processor time', async (code, text) => {
    expect(await cpuMilliseconds(() => expect(codeOf(text)).toBe(code))).toBeLessThan(1000);
  });

  it('reads the encodings that packages come in', () => {
    const text = '<?xml version="1.0"?><a>é</a>';
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'utf16le').swap16(), Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1')]) {
      const result = parseXmlBytes(bytes);
      expect(result.ok && result.value.text).toBe('é');
    }
    expect(parseXmlBytes(Buffer.from('<a>\xe9</a>', 'latin1'))).toMatchObject({ ok: false, error: { code: 'encoding' } });
  });

  it('quotes a hostile name safely', () => {
    const result = parseXml('<a>&\u202eevil;</a>');
    expect(!result.ok && result.error.message).not.toMatch(/\u202e/);
  });

  it('does not touch the prototype', () => {
    const result = parseXml('<a __proto__="x" constructor="y"/>');
    expect(result.ok && [...result.value.attributes]).toEqual([['__proto__', 'x'], ['constructor', 'y']]);
  });
});

describe('writeXml', () => {
  it('writes what the parser reads back', () => {
    const title = 'a <b> & "c"\n\u0001\ud800 🎓';
    const xml = writeXml({ name: 'm', attributes: { id: title, none: undefined }, children: [{ name: 't', text: title }, { name: 'e' }] });
    const result = parseXml(xml);
    expect(result.ok && result.value.children[0]?.text).toBe('a <b> & "c"\n\ufffd\ufffd 🎓');
    expect(result.ok && result.value.attributes.get('id')).toBe('a <b> & "c"\n\ufffd\ufffd 🎓');
  });
});
