// The protocol's version. It moves when an app and a server of before and after could misread each
// other; the tripwire test fails until somebody who changed a schema has decided whether it does.
//
// 1  2026-11: the first protocol. Moderation joined it before anybody had released it.

export const protocolVersion = 1;

/** SHA-256 over all schemas of the wire, as the tripwire test computes it. */
export const protocolFingerprint =
  '28592889d2b963f552f9a3df589c46a22e8b2441f9125eb4283a44049a511617';
