import { callDoveadm, type DoveadmAnswer } from "@/lib/revocation/doveadm/call";

/** An address, or `null` with the name of a domain: everybody in it. */
export interface MailUsers {
  address: string | null;
  domainName: string;
}

/** How many may be ended by one call: 2 000 kicks took Dovecot 0.8 s with few connections; each looks through all of them. */
export const mostUsersAtOnce = 100;
/** Longer than any answer of a Dovecot that works. */
const endingTimeoutMs = 3_000;

const maxAnswerBytes = 256 * 1_024;
/** DOVEADM_EX_NOTFOUND (doveadm.h): nobody of that name is connected. */
const nobodyConnected = 68;

const maskOf = ({ address, domainName }: MailUsers): string => address ?? `*@${domainName}`;

const isDone = (answer: DoveadmAnswer | undefined): boolean =>
  answer !== undefined && ("rows" in answer || answer.exitCode === nobodyConnected);

const problemOf = (command: string, answer: DoveadmAnswer | undefined): string | null => {
  if (isDone(answer)) return null;
  return `doveadm ${command} ${answer && "exitCode" in answer ? `ended with ${answer.exitCode}` : "gave no answer"}.`;
};

/**
 * Forgets Dovecot's cached logins of these users and ends all their connections, in every protocol (`doveadm auth cache
 * flush` and `kick`). Gives for each, in their order, what went wrong, or null. At most `mostUsersAtOnce`. Throws
 * `unavailable` when Dovecot's API is not set up, does not answer within 3 s, or not as it should.
 *
 * Read in Dovecot 2.3.19 (doveadm-kick.c, doveadm-who.c): `kick` takes one mask a call, in which `*` and `?` are wildcards
 * that no address here contains; by HTTP it always forces. `authCacheFlush` with an empty list forgets everybody, and
 * without any list it crashes.
 */
export async function endMailAccess(users: readonly MailUsers[]): Promise<(string | null)[]> {
  const addresses = users.flatMap(({ address }) => address ?? []);
  const wholeDomain = addresses.length < users.length;
  const answers = await callDoveadm(
    [
      // First: a login that is still cached would let somebody in behind the kick.
      ["authCacheFlush", { user: wholeDomain ? [] : addresses }, "flush"],
      ...users.map((user, index) => ["kick", { mask: [maskOf(user)] }, `kick ${index}`] as const),
    ],
    { timeoutMs: endingTimeoutMs, maxAnswerBytes },
  );
  const byTag = new Map(answers.map((answer) => [answer.tag, answer]));
  const flush = problemOf("auth cache flush", byTag.get("flush"));
  return users.map((_, index) => flush ?? problemOf("kick", byTag.get(`kick ${index}`)));
}
