// The token of the account in use in one community. Held here alone, and kept in the system's keychain
// where there is one; never written anywhere else.
import type { MemberRow } from '../../shared/protocol/accounts.ts';
import type { Keychain } from './keychain.ts';
import type { Registration } from './registry.ts';

export type SessionToken = Awaited<ReturnType<typeof holdToken>>;

/** `handed`: one for this run alone; null to look in the keychain. */
export async function holdToken(
  keychain: Keychain,
  { id, account }: Registration,
  handed: string | null,
) {
  const keyOf = (member: Pick<MemberRow, 'id'>) => `${id}/${member.id}`;
  let token = handed;
  let isKept = false;
  if (token === null && account !== null) {
    token = await keychain.read(keyOf(account));
    isKept = token !== null;
  }
  return {
    current: () => token,
    /** Whether this device could keep it. */
    isKept: () => isKept,
    async take(member: Pick<MemberRow, 'id'>, given: string): Promise<void> {
      token = given;
      isKept = await keychain.write(keyOf(member), given);
    },
    /** Goes on without it; answers the way to have it back. */
    layDown(): () => void {
      const held = token;
      token = null;
      return () => {
        token = held;
      };
    },
    /** The server does not know it any more. One that was handed over is in no keychain. */
    async lose(member: Pick<MemberRow, 'id'> | null): Promise<void> {
      const wasKept = isKept;
      token = null;
      isKept = false;
      if (member !== null && wasKept) await keychain.remove(keyOf(member));
    },
    async forget(member: Pick<MemberRow, 'id'>): Promise<void> {
      isKept = false;
      await keychain.remove(keyOf(member));
    },
  };
}
