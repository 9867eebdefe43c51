// Cuts one direction of a connection into what may be lost, doubled or late as a whole: the frames of
// a WebSocket once it is one, else the bytes as they come. Knows of Socket.IO only what a packet is.

export type Piece = {
  bytes: Buffer;
  /** A whole request, push or answer: what a transport without guarantees may lose or double. */
  isPacket: boolean;
};

const headEnd = '\r\n\r\n';
/** No head is longer; what is, is no head. */
const longestHead = 64 * 1024;

export class Frames {
  #state: 'head' | 'frames' | 'bytes' = 'head';
  #held: Buffer = Buffer.alloc(0);

  /** The pieces that are whole now. */
  take(bytes: Buffer): Piece[] {
    if (this.#state === 'bytes') return [{ bytes, isPacket: false }];
    this.#held = Buffer.concat([this.#held, bytes]);
    const pieces: Piece[] = [];
    if (this.#state === 'head') this.#takeHead(pieces);
    if (this.#state === 'frames') this.#takeFrames(pieces);
    return pieces;
  }

  #takeHead(pieces: Piece[]): void {
    const end = this.#held.indexOf(headEnd);
    if (end < 0 && this.#held.length < longestHead) return;
    const head = this.#held.subarray(0, end + headEnd.length);
    const isUpgrade = end >= 0 && /^upgrade:\s*websocket\s*$/im.test(head.toString('latin1'));
    this.#state = isUpgrade ? 'frames' : 'bytes';
    const whole = isUpgrade ? head : this.#held;
    pieces.push({ bytes: whole, isPacket: false });
    this.#held = this.#held.subarray(whole.length);
  }

  #takeFrames(pieces: Piece[]): void {
    for (let frame = measure(this.#held); frame !== null; frame = measure(this.#held)) {
      const bytes = this.#held.subarray(0, frame.end);
      pieces.push({ bytes, isPacket: isPacket(bytes, frame) });
      this.#held = this.#held.subarray(frame.end);
    }
  }
}

type Measured = { start: number; end: number; mask: Buffer | null };

/** Where the first frame's payload starts and ends; null while it is not all here. */
function measure(bytes: Buffer): Measured | null {
  if (bytes.length < 2) return null;
  const second = bytes.readUInt8(1);
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskBytes = second & 0x80 ? 4 : 0;
  const start = 2 + lengthBytes + maskBytes;
  if (bytes.length < start) return null;
  const length =
    lengthBytes === 2
      ? bytes.readUInt16BE(2)
      : lengthBytes === 8
        ? Number(bytes.readBigUInt64BE(2))
        : short;
  if (bytes.length < start + length) return null;
  return { start, end: start + length, mask: maskBytes ? bytes.subarray(start - 4, start) : null };
}

// A whole text frame whose payload is an event ("42") or its answer ("43"). Those with attachments
// ("45", "46") stay as they are: they come in several frames, which only together are a packet.
function isPacket(bytes: Buffer, { start, end, mask }: Measured): boolean {
  if (bytes.readUInt8(0) !== 0x81 || end - start < 2) return false;
  const plain = (at: number) => bytes.readUInt8(start + at) ^ (mask?.readUInt8(at) ?? 0);
  const kind = String.fromCharCode(plain(0), plain(1));
  return kind === '42' || kind === '43';
}
