/** Text that tends to break programs; written for this project. Every one is a valid title but for its length. */
export const naughtyTexts: readonly string[] = [
  'שלום עולם', 'مرحبا بالعالم', 'A \u202Ereversed\u202C word', '\u2066isolated\u2069 RTL \u200F mark',
  'zero\u200Bwidth\u200Cjoin\u200Ders\uFEFF', '\u00A0non-breaking\u00A0blank\u00A0', '\u3000ideographic\u3000blank',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{1F9EC}', 'e\u0301 é \u0041\u030A Å ẛ̣', 'Z̷̢͉̈a̶̛͍l̵̹̄g̴̠̏o̸̙͒', 'ﬁ ﬀ Ⅷ ㎏ ½',
  '"quoted" \'single\' `back` “typographic”', '\\ \\n \\u0000 \\"', 'tab\tnew\nline\r\nreturn\rend', '\u2028line\u2029paragraph', '\u0000 \u0001 \u007F \u0085',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'undefined', 'null', 'NaN', 'true', '0', '-0', '1e999', '00', ' ',
  '<script>alert(1)</script>', '<!-- --> ]]> &amp; &#0;', '${7*7} {{7*7}} #{7*7} %s %n', '=HYPERLINK("http://x")', '+1-1', '@SUM(1)', "'; DROP TABLE modules; --",
  '../../etc/passwd', 'C:\\con\\nul', 'file:///etc/passwd', '{"id":"module:x","type":"module"}', '[]', ',,,;;;', '####', '---\ntitle: x\n---',
  'İstanbul ıI ß ẞ ſ', 'Ω Ω K K', '日本語 中文 한국어', 'ไทย हिन्दी தமிழ்', '\uD800 lone high', 'lone low \uDC00', 'x'.repeat(300),
];
