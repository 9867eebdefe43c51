// What kind of picture some bytes are, by the bytes alone: what a server says of its file is not
// believed. Reads sizes where the format keeps them near its beginning; decodes nothing.

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';

/** Bytes from the beginning that tell the type. */
export const bytesForType = 64;

type Size = { width: number; height: number };

const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

/** Null for everything that is none of the five; SVG is a document that runs, and not among them. */
export function pictureType(bytes: Buffer): PictureType | null {
  if (bytes.length < 16) return null;
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && isAvif(bytes)) return 'image/avif';
  return null;
}

function isAvif(bytes: Buffer): boolean {
  const end = Math.min(bytes.readUInt32BE(0), bytesForType, bytes.length);
  // The major brand, its version, then the brands that it is compatible with.
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12 && /^avi[fs]$/.test(ascii(bytes, at, at + 4))) return true;
  }
  return false;
}

/** In pixels; null where the bytes do not tell. */
export function pictureSize(bytes: Buffer, type: PictureType): Size | null {
  try {
    const size = readSize(bytes, type);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // Cut short before its size: nothing of it can be told, and drawing it may still work.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readSize(bytes: Buffer, type: PictureType): Size | null {
  switch (type) {
    case 'image/png':
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    case 'image/gif':
      return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
    case 'image/jpeg':
      return jpegSize(bytes);
    case 'image/webp':
      return webpSize(bytes);
    case 'image/avif': {
      const at = bytes.subarray(0, 65_536).indexOf('ispe');
      if (at < 0) return null;
      return { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
  }
}

// From segment to segment until the frame's header, which every JPEG has before its first scan.
function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    if (marker === 0xda || marker === 0xd9) return null;
    // A filling byte before the next marker.
    if (marker === 0xff) at += 1;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
}

function webpSize(bytes: Buffer): Size | null {
  switch (ascii(bytes, 12, 16)) {
    case 'VP8 ':
      return {
        width: bytes.readUInt16LE(26) & 0x3fff,
        height: bytes.readUInt16LE(28) & 0x3fff,
      };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}
