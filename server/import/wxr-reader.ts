// Reads a WordPress export (WXR), item by item as the file streams by. Never converts or stores
// anything. Elements are known by namespace, not by prefix: the prefix is the file's own choice,
// while WordPress marks its namespace with the export's version.
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import {
  parseAuthor,
  parseChannel,
  parseComment,
  parseItem,
  type WxrChannel,
  type WxrComment,
  type WxrItem,
} from './wxr-schema.ts';
import { textOfXml, UndecodableText } from './xml-text.ts';

/** The file is no XML or no WordPress export. Line and column count from 1. */
export class WxrError extends Error {
  override readonly name = 'WxrError';
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  constructor(line: number, column: number, reason: string) {
    super(`line ${line}, column ${column}: ${reason}`);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}

export type WxrEntry = {
  /** The site as far as the file has told; WordPress writes it before the first item. */
  channel: WxrChannel;
  /** Display names by login, likewise. */
  authors: ReadonlyMap<string, string>;
  item: WxrItem;
};

/** Characters of one stretch of text, so that a hostile file cannot fill the memory. */
const LONGEST_TEXT = 32_000_000;

const VERSION_FIELD = 'wp:wxr_version';
const SUPPORTED_VERSION = /^1\.[012]$/;

/**
 * Throws `WxrError`, also after some entries were given: what was made of them must then go.
 * `onProgress` is told how many bytes were read.
 */
export async function* readWxr(
  path: string,
  onProgress: (bytes: number) => void = () => {},
): AsyncGenerator<WxrEntry> {
  const file = createReadStream(path, { highWaterMark: 64 * 1024 });
  const document = new WxrDocument();
  try {
    for await (const text of textOfXml(file)) {
      yield* document.write(text);
      onProgress(file.bytesRead);
    }
  } catch (error) {
    throw error instanceof UndecodableText ? document.error(error.message) : error;
  }
  yield* document.close();
}

/** The elements whose children are the fields of something, by their path. */
const CHANNEL = 'rss/channel';
const AUTHOR = 'rss/channel/wp:author';
const ITEM = 'rss/channel/item';
const COMMENT = 'rss/channel/item/wp:comment';

class WxrDocument {
  private readonly parser = new SaxesParser({
    xmlns: true,
    position: false,
    // Plug-ins write elements whose prefix nobody declares; nobody reads them either.
    resolvePrefix: (prefix: string) => (prefix === '' ? '' : `undeclared:${prefix}`),
  });
  /** From the root to where the parser stands. */
  private readonly places: string[] = [];
  private readonly fields: Record<string, Map<string, string>> = {
    [CHANNEL]: new Map(),
    [AUTHOR]: new Map(),
    [ITEM]: new Map(),
    [COMMENT]: new Map(),
  };
  private readonly authors = new Map<string, string>();
  private comments: WxrComment[] = [];
  private ready: WxrItem[] = [];
  /** The pieces of the field that is being read, and how deep it lies. */
  private field: { name: string; depth: number; pieces: string[]; length: number } | null = null;
  private lastEventAt = 0;
  private hasWordPressItems = false;

  constructor() {
    this.parser.on('error', (error) => {
      throw this.error(error.message.replace(/\.$/, ''));
    });
    this.parser.on('opentag', (tag) => this.opened(nameOf(tag.uri, tag.local)));
    this.parser.on('closetag', () => this.closed());
    this.parser.on('text', (text) => this.said(text));
    this.parser.on('cdata', (text) => this.said(text));
  }

  *write(text: string): Generator<WxrEntry> {
    this.parser.write(text);
    if (this.parser.position - this.lastEventAt > LONGEST_TEXT) throw this.tooLong();
    yield* this.entries();
  }

  *close(): Generator<WxrEntry> {
    const end = this.error('this is no WordPress export: there is no wp:wxr_version in it');
    // From here on the parser counts lines anew.
    this.parser.close();
    // Tools that cut an export down leave the version out: then its items speak for it.
    if (!this.fieldsAt(CHANNEL).has(VERSION_FIELD) && !this.hasWordPressItems) throw end;
    yield* this.entries();
  }

  error(reason: string): WxrError {
    return new WxrError(this.parser.line, Math.max(1, this.parser.column), reason);
  }

  private tooLong(): WxrError {
    return this.error(`a text is longer than ${LONGEST_TEXT} characters`);
  }

  private *entries(): Generator<WxrEntry> {
    if (this.ready.length === 0) return;
    const items = this.ready;
    this.ready = [];
    const channel = parseChannel(this.fieldsAt(CHANNEL));
    for (const item of items) yield { channel, authors: this.authors, item };
  }

  private checkVersion(version: string): void {
    if (SUPPORTED_VERSION.test(version)) return;
    const named = JSON.stringify(version.slice(0, 40));
    throw this.error(`the WXR version ${named} is not supported, only 1.0 to 1.2 are`);
  }

  private fieldsAt(place: string): Map<string, string> {
    return this.fields[place] ?? new Map();
  }

  private opened(name: string): void {
    this.lastEventAt = this.parser.position;
    const parent = this.places.at(-1);
    const place = parent === undefined ? name : `${parent}/${name}`;
    this.places.push(place.length > 200 ? 'too deep' : place);
    if (place === AUTHOR || place === ITEM || place === COMMENT) this.fieldsAt(place).clear();
    if (place === ITEM) this.comments = [];
    if (parent === undefined || this.fields[parent] === undefined) return;
    if (parent === ITEM && name.startsWith('wp:')) this.hasWordPressItems = true;
    this.field = { name, depth: this.places.length, pieces: [], length: 0 };
  }

  private said(text: string): void {
    this.lastEventAt = this.parser.position;
    if (this.field?.depth !== this.places.length) return;
    this.field.pieces.push(text);
    this.field.length += text.length;
    if (this.field.length > LONGEST_TEXT) throw this.tooLong();
  }

  private closed(): void {
    this.lastEventAt = this.parser.position;
    if (this.field?.depth === this.places.length) this.keepField(this.field);
    const place = this.places.pop();
    if (place === AUTHOR) {
      const author = parseAuthor(this.fieldsAt(AUTHOR));
      this.authors.set(author.login, author.displayName);
    } else if (place === COMMENT) {
      this.comments.push(parseComment(this.fieldsAt(COMMENT)));
    } else if (place === ITEM) {
      this.ready.push(parseItem(this.fieldsAt(ITEM), this.comments));
    }
  }

  private keepField(field: { name: string; pieces: string[] }): void {
    const parent = this.places.at(-2);
    const text = field.pieces.join('');
    if (parent === CHANNEL && field.name === VERSION_FIELD) this.checkVersion(text.trim());
    if (parent !== undefined) this.fieldsAt(parent).set(field.name, text);
    this.field = null;
  }
}

/** The name under which WordPress documents an element, whatever its prefix is here. */
function nameOf(namespace: string, local: string): string {
  if (namespace === '') return local;
  if (/^https?:\/\/wordpress\.org\/export\/[\d.]+\/$/.test(namespace)) return `wp:${local}`;
  if (/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/.test(namespace)) {
    return `excerpt:${local}`;
  }
  if (namespace === 'http://purl.org/rss/1.0/modules/content/') return `content:${local}`;
  if (namespace === 'http://purl.org/dc/elements/1.1/') return `dc:${local}`;
  return `{${namespace}}${local}`;
}
