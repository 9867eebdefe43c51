// A WordPress export is read as it stands in the file; whatever is no such thing is refused with the
// place and the reason.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWxr, type WxrEntry, WxrError } from '../../server/import/wxr-reader.ts';
import { momentOf } from '../../server/import/wxr-schema.ts';
import { textOfXml } from '../../server/import/xml-text.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-wxr-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer): Promise<WxrEntry[]> {
  const path = join(folder, 'export.xml');
  writeFileSync(path, content);
  const entries: WxrEntry[] = [];
  for await (const entry of readWxr(path)) entries.push(entry);
  return entries;
}

async function refusal(content: string | Buffer): Promise<WxrError> {
  const error = await read(content).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(WxrError);
  return error as WxrError;
}

const namespaces = `xmlns:wp="http://wordpress.org/export/1.2/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"`;

function wxr(channel: string, version = '<wp:wxr_version>1.2</wp:wxr_version>'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${namespaces}><channel>
<title>The Paper</title><link>https://paper.example</link>
${version}
${channel}
</channel></rss>`;
}

const item = (fields: string): string => `<item>${fields}</item>`;

describe('what is read', () => {
  test('an item with its comments, its site and its authors', async () => {
    const [entry] = await read(
      wxr(`<wp:base_blog_url>https://blog.example</wp:base_blog_url>
        <pubDate>Mon, 10 Jun 2024 12:00:00 +0200</pubDate>
        <wp:author><wp:author_login>ada</wp:author_login>
          <wp:author_display_name><![CDATA[Ada & Co]]></wp:author_display_name></wp:author>
        ${item(`<title>A &amp; B</title><link>https://blog.example/a</link>
          <dc:creator>ada</dc:creator><content:encoded><![CDATA[<p>Body</p>]]></content:encoded>
          <excerpt:encoded>Short</excerpt:encoded><wp:post_id>7</wp:post_id>
          <wp:post_type>page</wp:post_type><wp:status>publish</wp:status>
          <wp:post_date_gmt>2024-06-05 16:04:48</wp:post_date_gmt>
          <wp:comment_status>closed</wp:comment_status>
          <wp:postmeta><wp:meta_key>x</wp:meta_key><wp:meta_value>a:0:{}</wp:meta_value></wp:postmeta>
          <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_parent>2</wp:comment_parent>
            <wp:comment_author>Bo</wp:comment_author>
            <wp:comment_author_email> BO@Example.org
            </wp:comment_author_email>
            <wp:comment_user_id>0</wp:comment_user_id><wp:comment_approved>1</wp:comment_approved>
            <wp:comment_date_gmt>2024-06-06 10:00:00</wp:comment_date_gmt>
            <wp:comment_content>
              <![CDATA[Well said]]></wp:comment_content>
            <wp:commentmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:commentmeta>
          </wp:comment>`)}`),
    );
    expect(entry).toEqual({
      channel: {
        title: 'The Paper',
        site: 'https://blog.example',
        at: Date.UTC(2024, 5, 10, 10),
      },
      authors: new Map([['ada', 'Ada & Co']]),
      item: {
        id: '7',
        type: 'page',
        status: 'publish',
        hasPassword: false,
        discussionClosed: true,
        title: 'A & B',
        link: 'https://blog.example/a',
        guid: '',
        creator: 'ada',
        content: '<p>Body</p>',
        excerpt: 'Short',
        at: Date.UTC(2024, 5, 5, 16, 4, 48),
        comments: [
          {
            id: '3',
            parentId: '2',
            type: 'comment',
            approval: 'approved',
            author: 'Bo',
            email: 'bo@example.org',
            userId: null,
            content: 'Well said',
            at: Date.UTC(2024, 5, 6, 10),
          },
        ],
      },
    });
  });

  test('whatever prefix the namespaces have, and whatever else has none', async () => {
    const [entry] = await read(`<rss xmlns:w="https://wordpress.org/export/1.1/"><channel>
      <w:wxr_version>1.1</w:wxr_version><plugin:thing>x</plugin:thing>
      <item><plugin:post_id>9</plugin:post_id><w:post_id>7</w:post_id></item></channel></rss>`);
    expect(entry?.item.id).toBe('7');
  });

  test('several CDATA sections in one element are one text', async () => {
    const [entry] = await read(
      wxr(item('<content:encoded>\n<![CDATA[one]]><![CDATA[ two ]]>&lt;three\n</content:encoded>')),
    );
    expect(entry?.item.content).toBe('one two <three');
  });

  test('a field that is not there is empty, and the next item has none of this one', async () => {
    const entries = await read(
      wxr(
        item(`<title>One</title><wp:post_password>x</wp:post_password>
          <wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>`) + item(''),
      ),
    );
    expect(entries.map(({ item }) => [item.title, item.hasPassword, item.comments.length])).toEqual(
      [
        ['One', true, 1],
        ['', false, 0],
      ],
    );
    expect(entries[1]?.item).toMatchObject({ id: null, type: 'post', status: 'publish', at: null });
  });

  test.each([
    ['1', 'approved'],
    ['', 'approved'],
    ['0', 'unapproved'],
    ['hold', 'unapproved'],
    ['spam', 'spam'],
    ['trash', 'trash'],
    ['post-trashed', 'trash'],
  ])('comment_approved "%s" is %s', async (written, approval) => {
    const [entry] = await read(
      wxr(item(`<wp:comment><wp:comment_approved>${written}</wp:comment_approved></wp:comment>`)),
    );
    expect(entry?.item.comments[0]?.approval).toBe(approval);
  });

  test('an export without its version counts if its items are of WordPress', async () => {
    expect(await read(wxr(item('<wp:post_id>1</wp:post_id>') + item(''), ''))).toHaveLength(2);
  });
});

describe('dates', () => {
  test.each([
    ['2012-01-05 14:30:46', Date.UTC(2012, 0, 5, 14, 30, 46)],
    ['Thu, 05 Jan 2012 14:30:46 +0100', Date.UTC(2012, 0, 5, 13, 30, 46)],
    ['0000-00-00 00:00:00', null],
    ['2012-13-45 99:99:99', null],
    ['-0001-11-30 00:00:00', null],
    ['Wed, 30 Nov -0001 00:00:00 +0000', null],
    ['soon', null],
    ['', null],
  ])('%s', (written, moment) => expect(momentOf(written)).toBe(moment));

  test('the moment in UTC goes before the local one, and that before the feed’s', async () => {
    const gmt = '<wp:post_date_gmt>2012-01-05 12:00:00</wp:post_date_gmt>';
    const unknown = '<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>';
    const local = '<wp:post_date>2012-01-05 14:00:00</wp:post_date>';
    const feed = '<pubDate>Thu, 05 Jan 2012 16:00:00 +0000</pubDate>';
    const entries = await read(
      wxr([feed + local + gmt, feed + local + unknown, feed + unknown].map(item).join('')),
    );
    expect(entries.map((entry) => new Date(entry.item.at!).getUTCHours())).toEqual([12, 14, 16]);
  });

  test('are never NaN', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
        (s) => {
          const moment = momentOf(s);
          if (moment !== null) expect(new Date(moment).toISOString()).toMatch(/^\d{4}-/);
        },
      ),
      { seed: 20_261_124, numRuns: 2_000 },
    );
  });
});

describe('not well-formed XML is refused where it breaks', () => {
  test.each([
    [
      'a tag that closes another',
      '<rss>\n<channel>\n</item></channel></rss>',
      3,
      /unexpected close/,
    ],
    ['a file cut off', '<rss>\n<channel>\n<item>\n', 4, /unclosed tag/],
    ['a CDATA end in the text', '<rss>\n<a>b ]]> c</a></rss>', 2, /"\]\]>" is disallowed/],
    ['an entity of HTML', '<rss>\n\n<a>&nbsp;</a></rss>', 3, /undefined entity/],
    ['a control character', '<rss>\n<a>\u0008</a></rss>', 2, /disallowed character/],
    ['something before the declaration', '\n<?xml version="1.0"?><rss/>', 2, /XML declaration/],
    ['no XML at all', 'just words', 1, /text data outside/],
    ['nothing', '', 1, /must contain a root/],
  ])('%s', async (_name, content, line, reason) => {
    const error = await refusal(content);
    expect(error.reason).toMatch(reason);
    expect(error.line).toBe(line);
    expect(error.column).toBeGreaterThan(0);
  });

  test('entities that multiply are not expanded', async () => {
    const laughs = Array.from({ length: 20 }, (_, n) =>
      n === 0 ? '<!ENTITY l0 "ha">' : `<!ENTITY l${n} "${`&l${n - 1};`.repeat(10)}">`,
    );
    const error = await refusal(
      wxr(item('<title>&l19;</title>')).replace(
        '<rss',
        `<!DOCTYPE rss [${laughs.join('\n')}]>\n<rss`,
      ),
    );
    expect(error.reason).toBe('undefined entity');
  });

  test('entities of other files are not fetched', async () => {
    const error = await refusal(
      wxr(item('<title>&passwords;</title>')).replace(
        '<rss',
        '<!DOCTYPE rss [<!ENTITY passwords SYSTEM "file:///etc/passwd">]><rss',
      ),
    );
    expect(error.reason).toBe('undefined entity');
  });

  test('a text without an end does not fill the memory', async () => {
    const endless = `<rss><channel><title>${'x'.repeat(33_000_000)}`;
    expect((await refusal(endless)).reason).toMatch(/longer than 32000000 characters/);
  });
});

describe('XML that is no WordPress export is refused', () => {
  test.each([
    [
      'a feed',
      '<rss version="2.0"><channel><title>x</title><item><title>y</title></item></channel></rss>',
      /no wp:wxr_version/,
    ],
    ['a page', '<html><body>x</body></html>', /no wp:wxr_version/],
    ['an export without version or items', wxr('', ''), /no wp:wxr_version/],
    [
      'a version that is none',
      wxr('', '<wp:wxr_version>abc</wp:wxr_version>'),
      /"abc" is not supported/,
    ],
    [
      'a version of the future',
      wxr('', '<wp:wxr_version>2.0</wp:wxr_version>'),
      /"2.0" is not supported/,
    ],
    ['an empty version', wxr('', '<wp:wxr_version/>'), /"" is not supported/],
  ])('%s', async (_name, content, reason) => {
    expect((await refusal(content)).reason).toMatch(reason);
  });
});

describe('encodings', () => {
  const titleOf = async (content: Buffer): Promise<string | undefined> =>
    (await read(content))[0]?.item.title;
  const titled = wxr(item('<title>Größe – 🚲</title>'));

  test('UTF-8, with or without its mark', async () => {
    expect(await titleOf(Buffer.from(titled))).toBe('Größe – 🚲');
    expect(await titleOf(Buffer.from(`\uFEFF${titled}`))).toBe('Größe – 🚲');
  });

  test('UTF-16 with its mark', async () => {
    const declared = titled.replace('UTF-8', 'UTF-16');
    expect(await titleOf(Buffer.from(`\uFEFF${declared}`, 'utf16le'))).toBe('Größe – 🚲');
  });

  test('what the declaration says', async () => {
    const latin = wxr(item('<title>Größe</title>')).replace('UTF-8', 'ISO-8859-1');
    expect(await titleOf(Buffer.from(latin, 'latin1'))).toBe('Größe');
  });

  test('one that nobody knows is refused', async () => {
    const error = await refusal(titled.replace('UTF-8', 'x-made-up'));
    expect(error.reason).toBe('the encoding "x-made-up" is not known');
  });

  test('bytes that are no UTF-8 are refused at their place', async () => {
    const [before, after] = wxr(item('\n<title>\uFFFD ok §</title>')).split('§');
    const error = await refusal(
      Buffer.concat([Buffer.from(before!), Buffer.of(0xff), Buffer.from(after!)]),
    );
    const lines = before!.split('\n');
    expect(error).toMatchObject({
      line: lines.length,
      column: lines.at(-1)!.length,
      reason: 'the bytes here are no UTF-8',
    });
  });

  test('a character cut off by the end of the file is refused', async () => {
    const error = await refusal(Buffer.from('<rss>\n<a>é').subarray(0, -1));
    expect(error).toMatchObject({ line: 2, reason: 'the bytes here are no UTF-8' });
  });

  test('the same text however the file comes in pieces', async () => {
    const bytes = Buffer.from('<a>é – 🚲 \uFFFD 字字字字</a>');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
        async function* source(): AsyncGenerator<Buffer> {
          yield* chunks;
        }
        let text = '';
        for await (const piece of textOfXml(source())) text += piece;
        expect(text).toBe(bytes.toString());
      }),
      { seed: 20_261_124, numRuns: 300 },
    );
  });
});
