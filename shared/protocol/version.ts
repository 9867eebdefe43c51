// The protocol's version. It moves when an app and a server of before and after could misread each
// other; the tripwire test fails until somebody who changed a schema has decided whether it does.
//
// 1  2026-11: the first protocol. Moderation joined it before anybody had released it.

export const protocolVersion = 1;

/** SHA-256 over all schemas of the wire, as the tripwire test computes it. */
export const protocolFingerprint =
  '92d6451bfdf55d1edc5be59b96f39b47ad6458b761aa536f58108b39a7157eb1';
