import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { watchTab } from "@/e2e/browser/open-tab";
import { openEverything } from "@/e2e/mail/connections";
import { answers, type Login, logins } from "@/e2e/mail/logins";
import { demoStack } from "@/e2e/stack";
import { trustedRequest } from "@/e2e/trusted-request";

/** A door that somebody is in by, or would be let in by. */
export interface OpenDoor {
  name: string;
  /** Resolves when the person is out. */
  ended: () => Promise<void>;
}

/** Whoever is not out after this long never will be: an event is waited for for at most a minute. */
export const patienceMs = 120_000;
const pauseMs = 50;

/** Asks again and again whether somebody is let in; a "not now" is neither. */
const polled = (name: string, isRefused: () => Promise<boolean>): OpenDoor => ({
  name,
  async ended() {
    const deadline = performance.now() + patienceMs;
    while (!(await isRefused())) {
      if (performance.now() > deadline) throw new Error(`${name}: still in after ${patienceMs} ms`);
      await delay(pauseMs);
    }
  },
});

const tab = (name: string, page: Page): OpenDoor => {
  const isOpen = watchTab(page);
  return polled(name, async () => !(await isOpen()));
};

const newLogin = (name: string, protocol: "imap" | "pop3" | "smtp", app: Login): OpenDoor =>
  polled(name, async () => answers[protocol].rejected.test((await logins[protocol](demoStack(), app)).text));

function groupware(name: string, method: "GET" | "PROPFIND", path: string, app: Login): OpenDoor {
  const basic = Buffer.from(`${app.address}:${app.password}`).toString("base64");
  const call = { method, url: `${demoStack().portal}${path}`, headers: { authorization: `Basic ${basic}` } };
  return polled(name, async () => (await trustedRequest(call)).status === 401);
}

/** The pages that a person has open: the portal's, and webmail's. */
export interface OpenPages {
  portal: Page;
  webmail: Page;
}

/** The doors that a browser is in by. */
export const webDoors = ({ portal, webmail }: OpenPages): OpenDoor[] => [
  tab("portal", portal),
  tab("webmail", webmail),
];

/** The doors of mail apps with an app password: connections that are open, and new ones. */
export async function mailDoors(app: Login): Promise<OpenDoor[]> {
  const open = await openEverything(app);
  const connections = open.map(({ name, closed }) => ({
    name: `${name}, open`,
    ended: () => closed(patienceMs),
  }));
  return [
    ...connections,
    newLogin("IMAP, new", "imap", app),
    newLogin("POP3, new", "pop3", app),
    newLogin("submission, new", "smtp", app),
    groupware("DAV", "PROPFIND", `/SOGo/dav/${app.address}/Calendar/personal/`, app),
    groupware("ActiveSync", "GET", "/Microsoft-Server-ActiveSync", app),
  ];
}
