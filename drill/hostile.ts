import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { SignJWT } from "jose";
import { type ConsoleSite, startConsoleSite } from "@/bench/console-site";
import type { Drill, DrillPlan } from "@/drill/drill";
import { residentMiB } from "@/drill/resident";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import type { Context } from "@/lib/platform/db/context";
import { identityProvider } from "@/lib/platform/db/schema";
import { slowAnswers } from "@/lib/testing/hostile-answers";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

/** What `web` may grow by, in MiB, and what a person may wait, in milliseconds beyond the longest wait for an honest answer. */
const bounds = { mebibytes: 20, milliseconds: 6_000 };
const atOnce = 4;
const mostRounds = 8;
/** What of a provider answers to do harm. */
const targets = ["discovery", "keys", "token"];

/** The answer of `web` to a browser, or to a provider. */
interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
}

interface Asking {
  method?: "POST";
  headers?: Record<string, string>;
  body?: string;
}

const ask = (port: number, path: string, { method, headers = {}, body }: Asking = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const from = { host: "localhost", "x-forwarded-host": "localhost", "x-forwarded-proto": "https" };
    const asked = request(
      { port, path, method: method ?? "GET", headers: { ...from, ...headers } },
      (answer) => {
        answer.resume().on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
      },
    );
    asked.on("error", reject).end(body);
  });

/** A browser that has pressed the provider's button: what it holds, and the state that its answer must have. */
interface Begun {
  cookie: string;
  state: string;
}

/** Comes back from a provider with a code, or brings a logout token of one. */
type Way = (slug: string) => Promise<Answer>;

class Trial {
  private readonly begun = new Map<string, Begun>();

  private constructor(
    private readonly site: ConsoleSite,
    private readonly server: ChildProcess,
    private readonly base: string,
    private readonly token: string,
  ) {}

  static async open(): Promise<Trial> {
    const file = join(import.meta.dirname, "../lib/testing/hostile-provider.ts");
    const server = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["pipe", "pipe", "inherit"] });
    try {
      const [port] = await once(server.stdout ?? server, "data");
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: "HS256", kid: "k" })
        .sign(Buffer.alloc(32));
      const preload = join(import.meta.dirname, "collect-garbage.mjs");
      const site = await startConsoleSite({ small: true }, preload);
      const trial = new Trial(site, server, `http://127.0.0.1:${String(port).trim()}`, token);
      await setSettings(trial.context, { name: "loginPage", changes: { redirectToProvider: true } });
      return trial;
    } catch (error) {
      server.stdin?.end();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.server.stdin?.end();
    await this.site.stop();
  }

  /** MiB of the whole process of the web now. */
  memory(): number {
    return residentMiB(this.site.web.pid);
  }

  private get context(): Context {
    return { db: this.site.database.db, actor: { kind: "cli", user: "drill" }, requestId: "drill" };
  }

  async provider(slug: string, path: string): Promise<string> {
    const client = { clientId: "us", clientSecret: "s", verify: false };
    await setIdentityProvider(this.context, { slug, kind: "oidc", issuer: `${this.base}${path}`, ...client });
    return slug;
  }

  /** Makes a provider, and presses its button while it is the only one. */
  async pressed(slug: string, path: string): Promise<string> {
    const { db } = this.site.database;
    await db.update(identityProvider).set({ enabled: false });
    await this.provider(slug, path);
    this.begun.set(slug, await this.press());
    await db.update(identityProvider).set({ enabled: true });
    return slug;
  }

  private async press(): Promise<Begun> {
    const { status, headers } = await ask(this.site.web.port, "/start-sign-on");
    const url = new URL(headers.location ?? "", "https://localhost");
    const state = url.searchParams.get("state");
    if (state === null) throw new Error(`the sign-in did not begin: ${status} ${url.href}`);
    const cookie = (headers["set-cookie"] ?? []).map((set) => set.split(";")[0]).join("; ");
    return { cookie, state };
  }

  /** In a browser that has pressed the button, if there was one to press. */
  readonly comeBack: Way = async (slug) => {
    const { cookie, state } = this.begun.get(slug) ?? { cookie: "", state: "x" };
    const path = `/api/auth/callback/${slug}?${new URLSearchParams({ code: "x", state })}`;
    return ask(this.site.web.port, path, { headers: { cookie } });
  };

  readonly logOut: Way = async (slug) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams({ logout_token: this.token }).toString();
    const path = `/api/auth/backchannel-logout/${slug}`;
    return ask(this.site.web.port, path, { method: "POST", headers, body });
  };
}

interface Exchange {
  way: Way;
  slug: string;
}

interface Outcome {
  wrong: string[];
  longestMs: number;
  /** MiB of the web when it was most. */
  most: number;
}

const refusals = ["token-invalid", "provider-unavailable", "provider-misconfigured"];

/** Back at the login page for what the provider has sent, and not before it was asked; a token that is not valid; an outage. */
function isRefusal({ status, headers }: Answer): boolean {
  if (status !== 302) return status === 400 || status === 503;
  const { searchParams } = new URL(headers.location ?? "", "https://localhost");
  return refusals.includes(searchParams.get("refused") ?? "");
}

/** Runs exchanges, so many at a time. */
async function runAll(trial: Trial, list: readonly Exchange[], width: number): Promise<Outcome> {
  const waiting = [...list];
  const wrong = new Set<string>();
  const outcome = { longestMs: 0, most: 0 };
  const watch = setInterval(() => {
    outcome.most = Math.max(outcome.most, trial.memory());
  }, 25);
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const began = performance.now();
      const answer = await next.way(next.slug);
      outcome.longestMs = Math.max(outcome.longestMs, performance.now() - began);
      if (!isRefusal(answer)) wrong.add(`${next.slug}: ${answer.status} ${answer.headers.location ?? ""}`);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  clearInterval(watch);
  return { ...outcome, wrong: [...wrong] };
}

const repeated = (exchanges: readonly Exchange[], amount: number): Exchange[] =>
  Array.from({ length: Math.ceil(amount / exchanges.length) }, () => exchanges).flat();

/** Honest answers until they take no more memory than before. Gives how much that is, and the longest wait for one. */
async function warmUp(
  trial: Trial,
  { ways, slug, progress }: { ways: readonly Way[]; slug: string; progress: DrillPlan["progress"] },
): Promise<Omit<Outcome, "wrong">> {
  const honest = repeated(
    ways.map((way) => ({ way, slug })),
    200,
  );
  let most = 0;
  let longestMs = 0;
  // One that still grows after so many rounds is held to the bound all the same.
  for (let round = 0, steady = 0; steady < 2 && round < mostRounds; round++) {
    const outcome = await runAll(trial, honest, atOnce);
    steady = outcome.most - most < 1 ? steady + 1 : 0;
    most = Math.max(most, outcome.most);
    longestMs = Math.max(longestMs, outcome.longestMs);
    progress(`${honest.length} honest answers: web at ${outcome.most.toFixed(1)} MiB`);
  }
  return { most, longestMs };
}

async function attempt(trial: Trial, { amount, progress }: DrillPlan): Promise<string[]> {
  const honest = await trial.pressed("honest", "/honest/honest");
  const ways = { comeBack: trial.comeBack, logOut: trial.logOut };
  const places: [target: string, way: Way][] = [
    ["discovery", ways.comeBack],
    ["discovery", ways.logOut],
    ["keys", ways.logOut],
    ["token", ways.comeBack],
  ];
  const before = await warmUp(trial, { ways: Object.values(ways), slug: honest, progress });
  const grown = (outcome: Outcome) => outcome.most - before.most;

  const make = (target: string, slug: string, name: string) => {
    const path = `/${target}/${encodeURIComponent(name)}`;
    return target === "token" ? trial.pressed(slug, path) : trial.provider(slug, path);
  };
  for (const target of targets) await make(target, target, "each");
  const quick = repeated(
    places.map(([slug, way]) => ({ slug, way })),
    amount,
  );
  const many = await runAll(trial, quick, atOnce);
  progress(
    `${quick.length} answers: ${shown(grown(many), many)} (before: ${before.most.toFixed(1)} MiB, ${before.longestMs.toFixed(0)} ms)`,
  );

  const slow: Exchange[] = [];
  for (const [at, name] of Object.keys(slowAnswers).entries())
    for (const target of targets) {
      const slug = await make(target, `${target}-${at}`, name);
      slow.push(...places.filter(([place]) => place === target).map(([, way]) => ({ slug, way })));
    }
  const late = await runAll(trial, slow, 2 * atOnce);
  progress(`${slow.length} that do not end: ${shown(grown(late), late)}`);

  const most = Math.max(grown(many), grown(late));
  const longestMs = Math.max(many.longestMs, late.longestMs) - before.longestMs;
  return [
    ...many.wrong,
    ...late.wrong,
    ...(most < bounds.mebibytes ? [] : [`the web has grown by ${most.toFixed(1)} MiB`]),
    ...(longestMs < bounds.milliseconds
      ? []
      : [`somebody has waited for ${longestMs.toFixed(0)} ms more than for an honest answer`]),
  ];
}

const shown = (grown: number, { longestMs }: Outcome): string =>
  `web at most ${grown.toFixed(1)} MiB more, ${longestMs.toFixed(0)} ms at most`;

export const hostile: Drill = {
  description: "memory and time of the built web for hostile answers of a provider; amount: answers",
  amount: 1_000,
  async run(plan) {
    const trial = await Trial.open();
    try {
      return await attempt(trial, plan);
    } finally {
      await trial.close();
    }
  },
};
