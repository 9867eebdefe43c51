// The account that a session uses: signs in and out, and changes to the account's own cache. Knows no
// socket; is handed a way to ask and to connect anew.
import type { MemberRow, SessionAnswer } from '../../shared/protocol/accounts.ts';
import type { Answer } from '../../shared/protocol/errors.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../shared/protocol/events.ts';
import { refusalOf } from './failure.ts';
import type { HeldRegistration } from './registry.ts';
import type { ReplicaInUse } from './replica-in-use.ts';
import type { SessionToken } from './session-token.ts';

export type AccountInUsePorts = {
  registration: HeldRegistration;
  token: SessionToken;
  inUse: ReplicaInUse;
  /** From now on nothing of a cache is shown before the server has spoken. */
  onConnecting: () => void;
  /** Drops the line and connects anew at once, with the present token. */
  connectAnew: () => void;
  /** Whether the server takes the line that stands for a guest's. */
  isSeenAsGuest: () => boolean;
  ask: <N extends RequestName>(name: N, request: RequestOf<N>) => Promise<Answer<AnswerOf<N>>>;
};

export function createAccountInUse(ports: AccountInUsePorts) {
  const { registration, token, inUse, onConnecting, connectAnew, isSeenAsGuest, ask } = ports;

  /** Changes to the account's own cache file, or to the guest's. */
  async function change(account: MemberRow | null): Promise<void> {
    const wasGuest = registration.now().account === null;
    const isKept = registration.change({ account });
    // Where the cache cannot be changed either, as on a full disk, nobody comes to wait for this.
    isKept.catch(() => undefined);
    const opened = inUse.current().opened();
    inUse.change(wasGuest && account !== null);
    if (account !== null) inUse.current().takeRows([account]);
    inUse.current().tellAll(opened);
    await isKept;
  }

  async function enter(answer: Answer<SessionAnswer>): Promise<MemberRow> {
    if (!answer.ok) throw refusalOf(answer.error);
    const { member, token: given } = answer.value;
    await token.take(member, given);
    // The account's own cache may be an old one.
    onConnecting();
    await change(member);
    connectAnew();
    return member;
  }

  return {
    change,

    /** The server does not know the token any more: reading goes on as for a guest, writes wait. */
    async loseToken(): Promise<void> {
      if (token.current() === null) return;
      const lost = token.lose(registration.now().account);
      connectAnew();
      await lost;
    },

    /** Throws `RequestRefused`. */
    register: async (request: RequestOf<'account.register'>) =>
      enter(await ask('account.register', request)),

    /** Throws `RequestRefused`. */
    signIn: async (request: RequestOf<'account.signIn'>) =>
      enter(await ask('account.signIn', request)),

    /** Throws `RequestRefused` while the server cannot be told: the token would live on. */
    async signOut(): Promise<void> {
      const { account } = registration.now();
      if (account === null) return;
      if (token.current() !== null) {
        // First, so that the server's notice is not taken for a sign-out elsewhere.
        const takeUp = token.layDown();
        const answer = await ask('account.signOut', {});
        if (!answer.ok && answer.error.code !== 'unauthenticated') {
          takeUp();
          // The line may have come up anew meanwhile, without the token.
          if (isSeenAsGuest()) connectAnew();
          throw refusalOf(answer.error);
        }
      }
      await token.forget(account);
      onConnecting();
      await change(null);
      connectAnew();
    },
  };
}
