// The protocol's version. It moves when an app and a server of before and after could misread each
// other; the tripwire test fails until somebody who changed a schema has decided whether it does.
//
// 1  2026-11: the first protocol. Moderation joined it before anybody had released it.

export const protocolVersion = 1;

/** SHA-256 over all schemas of the wire, as the tripwire test computes it. */
export const protocolFingerprint =
  '722879f4f22ad91c85175545935c8828d218d61cada48d6d910bd019a790864d';
