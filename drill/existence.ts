import type { Drill } from "@/drill/drill";
import { type FuzzSite, startFuzzSite } from "@/drill/fuzz-site";
import { newApiKeyToken } from "@/lib/credentials/api-key/token";
import { signInAdmin } from "@/lib/doors/admin-sign-in/sign-in-admin";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { restApi } from "@/lib/faces/rest/answer-rest";
import type { Role } from "@/lib/faces/rest/operation";
import { type DatabaseClient, openDatabase } from "@/lib/platform/db/client";
import { type Context, contextFor } from "@/lib/platform/db/context";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";
import { insertAdmin, keyFor } from "@/lib/testing/rest-fixture";

/** So many exist; each name is tried a few times, fewer than its account's allowance. */
const people = 40;
/** A difference that a stranger could make use of: of the median, and in milliseconds. */
const noticeable = { share: 0.05, milliseconds: 0.5 };

interface Try {
  number: number;
  address: string;
  /** Another for every try, so that no allowance of a caller ends. */
  ip: string;
}

/** Asks a door about a wrong password; gives what the caller sees. */
type Door = (attempt: Try) => Promise<string>;

const password = "a wrong password of some length";
const basic = ({ address }: Try) => `Basic ${Buffer.from(`${address}:${password}`).toString("base64")}`;

/** Keys of another domain's administrators: so many that none uses up its allowance. */
async function otherKeys(context: Context): Promise<string[]> {
  await createTestDomain(context, { name: "other.test" });
  const keys: string[] = [];
  for (let number = 0; number < people; number++)
    keys.push(
      (await keyFor(context, { adminId: await insertAdmin(context, "domain-admin", ["other.test"]) })).token,
    );
  return keys;
}

function doors(
  { port, token }: FuzzSite,
  { db }: DatabaseClient,
  keys: readonly string[],
): Record<string, Door> {
  const headers = { "x-letterlock-token": token };
  const contextOf = ({ ip }: Try) => ({ ...contextFor({ kind: "system", job: "sign-in" }, { ip }), db });
  const ask = async (path: string, options: RequestInit) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, options);
    return `${answer.status} ${answer.headers.get("www-authenticate")}`;
  };
  const askMailbox = async (role: Role, key: string, { address, ip }: Try) => {
    const request = new Request(`https://localhost/api/v1/${role}/mailboxes/${encodeURIComponent(address)}`, {
      headers: { authorization: `Bearer ${key}`, "x-forwarded-for": ip },
    });
    const answer = await restApi(role)(request);
    const { requestId: _, ...problem } = (await answer.json()) as Record<string, unknown>;
    return `${answer.status} ${JSON.stringify(problem).replaceAll(address, "*")}`;
  };
  return {
    portal: async (attempt) =>
      JSON.stringify(await signInWithPassword(contextOf(attempt), { address: attempt.address, password })),
    administrators: async (attempt) =>
      JSON.stringify(
        await signInAdmin(contextOf(attempt), { role: "superadmin", login: attempt.address, password }),
      ),
    mail: ({ address, ip }) =>
      ask("/api/dovecot/auth", {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ username: address, password, real_rip: ip, service: "imap" }),
      }),
    dav: (attempt) =>
      ask("/api/sogo/auth", {
        headers: {
          ...headers,
          authorization: basic(attempt),
          "x-original-uri": "/SOGo/dav/",
          "x-original-method": "PROPFIND",
          "x-real-ip": attempt.ip,
        },
      }),
    "REST with a wrong key": (attempt) => askMailbox("admin", newApiKeyToken(), attempt),
    "REST with a key of another domain": (attempt) =>
      askMailbox("domain-admin", keys[attempt.number % keys.length] ?? "", attempt),
  };
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Tries names that exist and names that do not in turn; gives what can be told apart. */
async function compare(name: string, door: Door, amount: number, say: (line: string) => void) {
  const times = { exists: [] as number[], ghost: [] as number[] };
  const answers = new Set<string>();
  for (let number = -people; number < amount; number++)
    for (const kind of ["exists", "ghost"] as const) {
      const address = `${kind}${Math.abs(number) % people}@demo.test`;
      const ip = `2001:db8:${kind === "ghost" ? 1 : 2}:${(number + people).toString(16)}::1`;
      const begun = performance.now();
      answers.add(await door({ number: number + people, address, ip }));
      // The first ones warm up.
      if (number >= 0) times[kind].push(performance.now() - begun);
    }
  const [exists, ghost] = [median(times.exists), median(times.ghost)];
  const difference = Math.abs(exists - ghost);
  say(
    `${name}: ${exists.toFixed(2)} ms for a name that exists, ${ghost.toFixed(2)} ms for one that does not`,
  );
  return [
    ...(answers.size === 1 ? [] : [`${name} answers differently: ${[...answers].join(" | ")}`]),
    ...(difference > noticeable.milliseconds && difference > noticeable.share * ghost
      ? [`${name} takes ${difference.toFixed(2)} ms more for one of the two`]
      : []),
  ];
}

/** Whether a stranger can tell by the answer or its time that an address exists. */
export const existence: Drill = {
  description: "tries names that exist and names that do not at every door: same answer, same time",
  amount: 200,
  async run({ amount, progress }) {
    const site = await startFuzzSite(() => undefined, "silent");
    const client = openDatabase(process.env.DATABASE_URL ?? "");
    try {
      const context = { ...contextFor({ kind: "cli", user: "drill" }), db: client.db };
      for (let number = 0; number < people; number++)
        await createTestMailbox(context, {
          address: `exists${number}@demo.test`,
          password: "the right password of theirs",
        });
      const found: string[] = [];
      for (const [name, door] of Object.entries(doors(site, client, await otherKeys(context))))
        found.push(...(await compare(name, door, amount, progress)));
      return found;
    } finally {
      await client.close();
      await site.stop();
    }
  },
};
