// Signing out while the line comes and goes, with the server played.
import { expect, test } from 'vitest';
import { createAccountInUse } from '../../main/engine/account-in-use.ts';
import type { HeldRegistration, Registration } from '../../main/engine/registry.ts';
import type { ReplicaInUse } from '../../main/engine/replica-in-use.ts';
import { holdToken } from '../../main/engine/session-token.ts';
import { ada } from './fake-moderation.ts';
import { memberRow } from './fake-replica.ts';

const registration = { id: 'oak', account: memberRow(ada) } as unknown as Registration;
const keychain = { read: async () => 'token', write: async () => true, remove: async () => {} };

async function signingOut(isSeenAsGuest: boolean) {
  const token = await holdToken(keychain, registration, null);
  let connected = 0;
  const account = createAccountInUse({
    registration: { now: () => registration } as HeldRegistration,
    token,
    inUse: {} as ReplicaInUse,
    onConnecting: () => undefined,
    connectAnew: () => {
      connected += 1;
      expect(token.current()).toBe('token');
    },
    isSeenAsGuest: () => isSeenAsGuest,
    ask: async () => {
      // Whatever connects now does so without it.
      expect(token.current()).toBeNull();
      return { ok: false, error: { code: 'unavailable', message: 'The line was lost.' } };
    },
  });
  await expect(account.signOut()).rejects.toThrow('The line was lost.');
  return { connected, current: token.current() };
}

test('[A3] a sign-out of which the server was not told leaves one signed in', async () => {
  expect(await signingOut(false)).toEqual({ connected: 0, current: 'token' });
});

test('[A3] also where the line came up anew meanwhile, as a guest’s', async () => {
  expect(await signingOut(true)).toEqual({ connected: 1, current: 'token' });
});
