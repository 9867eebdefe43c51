// The protocol's version. It moves when an app and a server of before and after could misread each
// other; the tripwire test fails until somebody who changed a schema has decided whether it does.
//
// 1  2026-11: the first protocol.

export const protocolVersion = 1;

/** SHA-256 over all schemas of the wire, as the tripwire test computes it. */
export const protocolFingerprint =
  '3b4115818ee2353d19976391b903b7869a2c1ae57f0deb963176b43e81113876';
