import { performance } from "node:perf_hooks";
import { type Browser, chromium } from "@playwright/test";
import { mailDoors, type OpenDoor, webDoors } from "@/bench/leaver/open-doors";
import { arrived, type Leaver, type LeaverSource, leaverSources } from "@/bench/leaver/sources";
import { trustFlag } from "@/e2e/browser/trust";
import { newAppPassword } from "@/e2e/mail/mailbox";
import { demoStack } from "@/e2e/stack";

const uses = "imap,pop3,smtp,sieve,dav,eas";

/** Milliseconds until somebody is out, by door. */
type Times = Record<string, number>;

/** The person's own pages: the portal, and webmail beside it. */
async function openPages(browser: Browser, { address, signIn }: Leaver) {
  const context = await browser.newContext();
  const portal = await context.newPage();
  await signIn(portal);
  await arrived(portal, address);
  const webmail = await context.newPage();
  await webmail.goto(`${demoStack().portal}/SOGo/so/${encodeURIComponent(address)}/Mail/view`);
  return { portal, webmail };
}

/** Lets somebody in by every door, takes them out, and waits until each is closed. */
async function measureOnce(browser: Browser, source: LeaverSource): Promise<Times> {
  let times: Times = {};
  await source.bring(async (leaver) => {
    const pages = await openPages(browser, leaver);
    const app = await newAppPassword(leaver.address, uses);
    const doors = [...webDoors(pages), ...(source.webOnly ? [] : await mailDoors(app))];
    const begun = performance.now();
    const ended = doors.map(async ({ name, ended }: OpenDoor) => {
      await ended();
      return [name, Math.round(performance.now() - begun)] as const;
    });
    const [, ...measured] = await Promise.all([leaver.takeOut(), ...ended]);
    times = Object.fromEntries(measured);
    await pages.portal.context().close();
  });
  return times;
}

const slowest = (rounds: readonly Times[]): Times => {
  const doors = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(
    doors.map((door) => [door, Math.max(...rounds.map((times) => times[door] ?? 0))]),
  );
};

/** The slowest of so many rounds; each is told to whoever watches. */
async function measureSource(browser: Browser, source: LeaverSource, rounds: number): Promise<Times> {
  const measured: Times[] = [];
  for (let round = 0; round < rounds; round++) {
    const times = await measureOnce(browser, source);
    console.error(`${source.name}: ${JSON.stringify(times)}`);
    measured.push(times);
  }
  return slowest(measured);
}

/** By source and door. `together` all sources go at once, which is sooner done, but makes each of them slower. */
async function measure(rounds: number, together: boolean): Promise<Record<string, Times>> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium-headless-shell",
    args: ["--no-sandbox", await trustFlag()],
  });
  const table: Record<string, Times> = {};
  const enter = async (source: LeaverSource) => {
    table[source.name] = await measureSource(browser, source, rounds);
  };
  try {
    if (together) await Promise.all(leaverSources.map(enter));
    else for (const source of leaverSources) await enter(source);
    return table;
  } finally {
    await browser.close();
  }
}

// A program of its own, since Node takes the CA that the demo's certificates are signed by only when a process starts.
const [rounds = "1", order] = process.argv.slice(2);
console.log(JSON.stringify(await measure(Number(rounds), order === "together")));
// The command line within this process keeps its connections to the database.
process.exit();
