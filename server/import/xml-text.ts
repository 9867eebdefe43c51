// The bytes of an XML file as text, a piece at a time. Knows encodings; never looks at the markup.
import { isUtf8 } from 'node:buffer';

/** The bytes do not say anything in the encoding that the file claims. */
export class UndecodableText extends Error {
  override readonly name = 'UndecodableText';
}

/**
 * Decodes as the byte order mark or the XML declaration says, else as UTF-8. Where the bytes stop
 * being text it yields what comes before and then throws `UndecodableText`, so that whoever counts
 * lines stands at the very place.
 */
export async function* textOfXml(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decode: ((bytes: Buffer, last: boolean) => Decoded) | null = null;
  for await (const chunk of chunks) {
    decode ??= decoderFor(chunk);
    yield* pieces(decode(chunk, false));
  }
  if (decode) yield* pieces(decode(Buffer.alloc(0), true));
}

type Decoded = { text: string; problem: string | null };

function* pieces({ text, problem }: Decoded): Generator<string> {
  if (text !== '') yield text;
  if (problem !== null) throw new UndecodableText(problem);
}

function decoderFor(start: Buffer): (bytes: Buffer, last: boolean) => Decoded {
  const label = encodingOf(start);
  return /^utf-?8$/i.test(label) ? utf8Decoder() : otherDecoder(label);
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  const head = start.subarray(0, 200).toString('latin1');
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

function utf8Decoder(): (bytes: Buffer, last: boolean) => Decoded {
  let rest = Buffer.alloc(0);
  let first = true;
  return (bytes, last) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    // A character may be cut by the end of the chunk: what follows the last ASCII byte waits.
    let end = all.length;
    if (!last) while (end > 0 && (all[end - 1] ?? 0) >= 0x80) end -= 1;
    rest = Buffer.from(all.subarray(end));
    const whole = all.subarray(0, end);
    const intact = isUtf8(whole) ? whole : whole.subarray(0, intactBytes(whole));
    const text = intact.toString('utf8');
    const withoutMark = first && text.startsWith('\uFEFF') ? text.slice(1) : text;
    first &&= text === '';
    const problem = intact === whole ? null : 'the bytes here are no UTF-8';
    return { text: withoutMark, problem };
  };
}

/** How many bytes at the start are well-formed UTF-8. */
function intactBytes(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let offset = 0;
  let from = 0;
  // A replacement character is either in the file itself or stands for what cannot be read.
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (bytes.subarray(offset, offset + 3).toString('latin1') !== '\xef\xbf\xbd') return offset;
    offset += 3;
    from = at + 1;
  }
  return bytes.length;
}

function otherDecoder(label: string): (bytes: Buffer, last: boolean) => Decoded {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return () => ({ text: '', problem: `the encoding ${JSON.stringify(label)} is not known` });
  }
  return (bytes, last) => {
    try {
      return { text: decoder.decode(bytes, { stream: !last }), problem: null };
    } catch {
      return { text: '', problem: `the bytes here are no ${label}` };
    }
  };
}
