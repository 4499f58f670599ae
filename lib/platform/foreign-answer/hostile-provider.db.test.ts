import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyIdToken } from "@/lib/doors/sign-in/id-token";
import { readUserinfo } from "@/lib/doors/sign-in/read-userinfo";
import { providerFetch } from "@/lib/faces/session/provider-fetch";
import { AppError } from "@/lib/platform/errors";
import { endIn } from "@/lib/platform/foreign-answer/read-answer";
import { KeycloakApi } from "@/lib/providers/kinds/keycloak/admin-api";
import { readProvider } from "@/lib/providers/openid/discovery";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import type { SignInProvider } from "@/lib/providers/provider/queries";
import { quickAnswers, slowAnswers } from "@/lib/testing/hostile-answers";

/*
 * A provider that answers to do harm costs us little memory and nobody more than a few seconds, whatever of it is read.
 * The fake has a process of its own: what is measured is ours.
 */

let server: ChildProcess;
let base = "";
let token = "";

beforeAll(async () => {
  const file = join(import.meta.dirname, "../../testing/hostile-provider.ts");
  server = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["pipe", "pipe", "inherit"] });
  const [port] = await once(server.stdout ?? server, "data");
  base = `http://127.0.0.1:${String(port).trim()}`;
  token = await new SignJWT({}).setProtectedHeader({ alg: "HS256", kid: "k" }).sign(Buffer.alloc(32));
});
afterAll(() => void server.stdin?.end());

const credential = { method: "client_secret_basic", secret: "x" } as const;
const partyAt = (issuer: string) => ({
  issuer,
  clientId: "us",
  credential,
  settings: openIdSettings.parse({}),
});

/** What is read of a provider, each within this time in milliseconds. Gives whether anything was taken for an answer. */
const readings: Record<string, (issuer: string, timeMs: number) => Promise<boolean>> = {
  discovery: (issuer, timeMs) => readProvider(partyAt(issuer), endIn(timeMs)).then(() => true),
  keys: (issuer, timeMs) => verifyIdToken(token, partyAt(issuer), endIn(timeMs)).then(() => true),
  async token(issuer, timeMs) {
    const ask = providerFetch(
      partyAt(issuer) as Partial<SignInProvider> as SignInProvider,
      endIn(timeMs),
      false,
    );
    const answer = await ask(`${issuer}/token`, { body: new URLSearchParams({ code: "x" }) });
    const body = await answer.json();
    return typeof body === "object" && body !== null && "access_token" in body;
  },
  async userinfo(issuer, timeMs) {
    const read = await readUserinfo(partyAt(issuer), { accessToken: "x", subject: "x" }, endIn(timeMs));
    return read.state === "read";
  },
  async users(issuer, timeMs) {
    const client = partyAt(`${issuer}/realms/x`);
    const api = new KeycloakApi(client, new AbortController().signal, {
      timeMs,
      pause: async () => undefined,
    });
    const { body } = await api.get("/users", {}, { retryTimeouts: false });
    return Array.isArray(body) && body.some((person) => person && "id" in Object(person));
  },
};

interface Exchange {
  target: string;
  name: string;
}

const exchanges = (answers: object): Exchange[] =>
  Object.keys(readings).flatMap((target) => Object.keys(answers).map((name) => ({ target, name })));

/** What is wrong with how an exchange ended, and how long it took. */
async function run(
  { target, name }: Exchange,
  timeMs: number,
): Promise<{ wrong: string | null; took: number }> {
  const began = performance.now();
  const issuer = `${base}/${target}/${encodeURIComponent(name)}`;
  let wrong: string | null = null;
  try {
    if (await readings[target]?.(issuer, timeMs)) wrong = "taken for an answer";
  } catch (error) {
    if (!(error instanceof AppError)) wrong = String(error);
  }
  return { wrong: wrong && `${target}, ${name}: ${wrong}`, took: performance.now() - began };
}

/** Runs them, some at a time, and gives what was wrong. */
async function runAll(list: Exchange[], timeMs: number, atOnce: number) {
  const waiting = [...list];
  const results: Awaited<ReturnType<typeof run>>[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await run(next, timeMs));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return {
    wrong: results.flatMap((result) => result.wrong ?? []),
    longestMs: Math.max(...results.map(({ took }) => took)),
  };
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
const mebibyte = 1_024 * 1_024;

/** What this process holds, in MiB, without what only waits to be collected: how much that is depends on the machine. */
function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / mebibyte;
}

const resident = () => process.memoryUsage.rss() / mebibyte;

/** Honest exchanges until they take no more memory than before, so that what any busy process takes is not counted. */
async function warmUp(): Promise<void> {
  const honest = Array(8)
    .fill(exchanges({ honest: true }))
    .flat();
  const least = 8;
  for (let round = 0, before = 0; round < least || resident() - before > 0.5; round++) {
    before = resident();
    await runAll(honest, 10_000, 4);
  }
}

describe("a hostile provider", () => {
  it("costs little memory over a thousand answers, and none is taken for an honest one", async () => {
    await warmUp();
    const before = { held: held(), resident: resident() };
    const most = { ...before };
    const watch = setInterval(() => {
      most.resident = Math.max(most.resident, resident());
      most.held = Math.max(most.held, held());
    }, 250);
    const quick = exchanges(quickAnswers);
    // A directory is read by one process, one page after the other.
    const people = quick.filter(({ target }) => target === "users");
    const others = quick.filter(({ target }) => target !== "users");
    const slow = exchanges(slowAnswers);
    const wrong: string[] = [];
    let count = slow.length;
    for (; count < 1_000; count += quick.length)
      wrong.push(...(await runAll(others, 20_000, 4)).wrong, ...(await runAll(people, 20_000, 1)).wrong);
    wrong.push(...(await runAll(slow, 100, 100)).wrong);
    clearInterval(watch);
    expect([...new Set(wrong)]).toEqual([]);
    expect(most.held - before.held).toBeLessThan(20);
    // With garbage: no answer was whole in memory, even for a moment.
    expect(most.resident - before.resident).toBeLessThan(60);
  }, 180_000);

  it("lets nobody wait for more than six seconds", async () => {
    const { wrong, longestMs } = await runAll(exchanges(slowAnswers), 4_500, 100);
    expect(wrong).toEqual([]);
    expect(longestMs).toBeLessThan(6_000);
  });

  it("keeps no connection of it", async () => {
    // One is the question itself.
    await expect.poll(async () => (await fetch(`${base}/open`)).json(), { timeout: 5_000 }).toBe(1);
  });
});
