// Finds the community at an address that a person typed or a link carries, and says what is wrong where
// there is none. Keeps nothing.
import type { JoinProblem } from '../../shared/bridge/join-problems.ts';
import type { DescribeAnswer } from '../../shared/protocol/accounts.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { refusalOf } from './failure.ts';
import { isUnreached } from './sync/connection.ts';
import { diagnose } from './sync/diagnose.ts';
import { probe } from './sync/probe.ts';
import type { ProxyFor } from './sync/proxy-agent.ts';

/** The first of the addresses at which a community answers. Throws `RequestRefused`. */
export async function firstToAnswer(
  urls: readonly string[],
  clientVersion: string,
  proxyFor: ProxyFor | undefined,
  log: (line: string) => void,
): Promise<{ url: string; described: DescribeAnswer }> {
  let said: WireError | null = null;
  for (const url of urls) {
    const answer = await probe(url, clientVersion, proxyFor, log);
    if (answer.ok) return { url, described: answer.value };
    const problem = isUnreached(answer.error, url) ? await diagnose(url) : null;
    said = moreTelling(said, problem === null ? answer.error : unreachedFor(answer.error, problem));
    // A certificate that is not to be trusted must not lead to a line without any.
    if (!goesOnAfter(problem)) break;
  }
  throw refusalOf(
    said ?? { code: 'invalid', message: 'This is not an address.', field: 'address' },
  );
}

function unreachedFor(error: WireError, reason: JoinProblem): WireError {
  return { ...error, field: 'address', reason };
}

/** Whether another way to the same host may lead where this one did not. */
function goesOnAfter(problem: JoinProblem | null): boolean {
  return problem === 'nobody_answers' || problem === 'not_encrypted' || problem === 'not_parley';
}

/** That nobody answers the second way says less than what the first has met. */
function moreTelling(before: WireError | null, now: WireError): WireError {
  const saysLittle: (string | undefined)[] = ['nobody_answers', 'not_encrypted'];
  return before !== null && saysLittle.includes(now.reason) ? before : now;
}
