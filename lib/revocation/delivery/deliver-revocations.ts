import type { Context } from "@/lib/platform/db/context";
import { toAppError } from "@/lib/platform/errors";
import { groupBy } from "@/lib/platform/list/group-by";
import { logger } from "@/lib/platform/log";
import { endMailAccess, mostUsersAtOnce } from "@/lib/revocation/doveadm/end-mail-access";
import { acknowledgeDelivered, postponeFailed } from "@/lib/revocation/outbox/acknowledge";
import { claimRevocations, type Revocation } from "@/lib/revocation/outbox/claim-revocations";

/** What kept some revocations from being delivered, in words and as it was thrown. */
export interface DeliveryProblem {
  message: string;
  cause?: unknown;
}

/**
 * Delivers what is due of the outbox of revocations: ends cached logins and open connections at the mail server, a hundred
 * in one call, until nothing is due (null) or something fails. Any number of processes may do so at once; each revocation
 * is delivered at least once.
 */
export async function deliverRevocations(context: Context): Promise<DeliveryProblem | null> {
  for (;;) {
    const rows = await claimRevocations(context, mostUsersAtOnce);
    if (rows.length === 0) return null;
    const problem = await deliver(context, byName(rows));
    if (problem) return problem;
    if (rows.length < mostUsersAtOnce) return null;
  }
}

/** One call for each name, however many revocations wait for it. */
function byName(rows: readonly Revocation[]): Revocation[][] {
  const groups = groupBy(
    rows,
    ({ address, domainName }) => address ?? `@${domainName}`,
    (row) => row,
  );
  return [...groups.values()];
}

async function deliver({ db }: Context, groups: readonly Revocation[][]): Promise<DeliveryProblem | null> {
  const problems = await tell(groups);
  const done = groups.filter((_, index) => problems[index] === null).flat();
  await acknowledgeDelivered(db, done);
  for (const { address, domainName, reason, delivered } of done)
    if (!delivered) logger("lifecycle").info({ address, domainName, reason }, "mail access ended");
  const problem = problems.find((one) => one !== null) ?? null;
  const failed = groups.filter((_, index) => problems[index] !== null).flat();
  if (problem) await postponeFailed(db, failed, problem.message);
  return problem;
}

async function tell(groups: readonly Revocation[][]): Promise<(DeliveryProblem | null)[]> {
  const users = groups.flatMap(([first]) => first ?? []);
  try {
    return (await endMailAccess(users)).map((message) => (message === null ? null : { message }));
  } catch (cause) {
    const { message } = toAppError(cause);
    return users.map(() => ({ message, cause }));
  }
}
