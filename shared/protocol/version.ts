// The protocol's version. It moves when an app and a server of before and after could misread each
// other; the tripwire test fails until somebody who changed a schema has decided whether it does.
//
// 1  2026-11: the first protocol.

export const protocolVersion = 1;
