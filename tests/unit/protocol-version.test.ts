// The tripwire: no schema of the wire changes unless somebody has decided what that means.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  handshakeSchema,
  pushes,
  refusalSchema,
  requests,
  signals,
} from '../../shared/protocol/events.ts';
import { packedPageSchema } from '../../shared/protocol/packed-page.ts';
import { protocolFingerprint, protocolVersion } from '../../shared/protocol/version.ts';

function shapeOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

function fingerprint(): string {
  const wire = {
    handshake: shapeOf(handshakeSchema),
    refusal: shapeOf(refusalSchema),
    requests: Object.fromEntries(
      Object.entries(requests).map(([name, { request, answer }]) => [
        name,
        { request: shapeOf(request), answer: shapeOf(answer) },
      ]),
    ),
    packedPage: shapeOf(packedPageSchema),
    pushes: Object.fromEntries(Object.entries(pushes).map(([name, push]) => [name, shapeOf(push)])),
    signals: Object.fromEntries(
      Object.entries(signals).map(([name, sent]) => [name, shapeOf(sent)]),
    ),
  };
  return createHash('sha256').update(JSON.stringify(wire)).digest('hex');
}

test('[P1] the schemas of the wire are those of this protocol version', () => {
  expect(
    fingerprint(),
    `A schema of the wire has changed, and protocol version ${protocolVersion} stands for the old one.
Decide, then write the received fingerprint into shared/protocol/version.ts:
- Can an app of before and a server of now (and the other way round) still understand each other?
  A new optional field, a new request or a new kind of row is such a change: leave the version.
- Could one misread or refuse the other? Then move protocolVersion too, with a line that says why.`,
  ).toBe(protocolFingerprint);
});
