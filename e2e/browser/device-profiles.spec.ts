import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { createTransport } from "nodemailer";
import { parse } from "plist";
import { changeRows } from "../database";
import { answers, logins } from "../mail/logins";
import { newMailbox } from "../mail/mailbox";
import { withImap } from "../mail/with-imap";
import { demoStack } from "../stack";
import { trustedRequest } from "../trusted-request";
import { expectCleanInBoth } from "./axe";
import { expect, test } from "./test";

type Payload = Record<string, unknown>;

/** What is in a profile that was signed by the demo; throws unless OpenSSL verifies it. */
function verifiedProfile(file: string): Payload[] {
  const { ca } = demoStack();
  const given = ["-inform", "DER", "-in", file, "-CAfile", ca, "-purpose", "any"];
  const text = execFileSync("openssl", ["cms", "-verify", ...given], { encoding: "utf8", stdio: "pipe" });
  return (parse(text) as unknown as { PayloadContent: Payload[] }).PayloadContent;
}

async function downloaded(page: Page): Promise<Payload[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Install profile" }).click(),
  ]);
  const dir = mkdtempSync(join(tmpdir(), "letterlock-profile-"));
  const file = join(dir, download.suggestedFilename());
  expect(file).toMatch(/\.mobileconfig$/);
  await download.saveAs(file);
  try {
    return verifiedProfile(file);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Signs in by everything that the profile sets up. */
async function useProfile(payloads: Payload[], address: string): Promise<void> {
  const [mail = {}, calendars = {}, contacts = {}] = payloads;
  const login = { address, password: String(mail.IncomingPassword) };
  expect(mail.IncomingMailServerPortNumber).toBe(demoStack().mail.imaps);
  await withImap(login, async (client) => expect((await client.list()).length).toBeGreaterThan(0));
  const transport = createTransport({
    host: "localhost",
    port: Number(mail.OutgoingMailServerPortNumber),
    requireTLS: true,
    tls: { ca: demoStack().caPem, servername: "localhost" },
    auth: { user: address, pass: login.password },
  });
  expect(
    (await transport.sendMail({ from: address, to: address, subject: "From my phone" })).accepted,
  ).toEqual([address]);
  for (const [payload, kind] of [
    [calendars, "CalDAV"],
    [contacts, "CardDAV"],
  ] as const) {
    const user = `${payload[`${kind}Username`]}:${payload[`${kind}Password`]}`;
    const url = `https://${payload[`${kind}HostName`]}:${payload[`${kind}Port`]}${payload[`${kind}PrincipalURL`]}`;
    const headers = { authorization: `Basic ${Buffer.from(user).toString("base64")}`, depth: "0" };
    expect((await trustedRequest({ method: "PROPFIND", url, headers })).status, kind).toBe(207);
  }
}

/** A phone that has only seen the code: no session, another browser. */
async function onPhone(browser: Browser, url: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await work(page);
  } finally {
    await context.close();
  }
}

/** Next's own (empty) announcer has the same role. */
const problemOn = (page: Page) => page.getByRole("main").getByRole("alert");

const linkOf = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "Copy link to the profile" }).click();
  return page.evaluate(() => navigator.clipboard.readText());
};

test.beforeEach(async ({ login, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await login.open();
});

test("an iPhone is set up in three clicks by a code that works once, and its first sign-in is seen live", async ({
  login,
  home,
  browser,
}) => {
  const { address, password } = await newMailbox("iphone");
  const { page } = home;
  await login.signInLocally(address, password);
  await home.part("Devices");
  await home.addDevice.click();
  await page.getByRole("button", { name: "iPhone or iPad" }).click();
  await expect(page.getByRole("img", { name: "QR code with a link to the profile" })).toBeVisible();
  const wait = page.getByRole("status").filter({ hasText: /first sign-in/i });
  await expect(wait).toHaveText("Waiting for the first sign-in…");
  const link = await linkOf(page);

  await onPhone(browser, link, async (phone) => {
    await phone.reload();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectCleanInBoth(phone, "where the code leads");
    const payloads = await downloaded(phone);
    await useProfile(payloads, address);
    await phone.getByRole("button", { name: "Install profile" }).click();
    await expect(problemOn(phone), "the button again").toContainText("It was already used");
    await phone.goto(link);
    await expect(problemOn(phone), "the link again").toContainText("It was already used");
  });
  await expect(wait).toHaveText(/^First sign-in seen: (IMAP|SMTP|CalDAV and CardDAV), from 127\.0\.0\.1$/);
  await home.done.click();
  await expect(home.device("iPhone")).toContainText("from 127.0.0.1");
});

test("a code that is too old opens nothing, and a new one takes its place", async ({
  login,
  home,
  browser,
}) => {
  const { address, password } = await newMailbox("late");
  const { page } = home;
  await login.signInLocally(address, password);
  await home.part("Devices");
  await home.chooseDevice("iPhone or iPad");
  const first = await linkOf(page);
  await changeRows(
    `UPDATE profile_link JOIN app_password ON app_password.id = app_password_id JOIN mailbox ON mailbox.id = mailbox_id
     SET profile_link.expires_at = UTC_TIMESTAMP(3) WHERE address = ?`,
    [address],
  );
  await onPhone(browser, first, (phone) => expect(problemOn(phone)).toContainText("older than five minutes"));
  await page.getByRole("button", { name: "New code" }).click();
  await expect.poll(() => linkOf(page)).not.toBe(first);
  await onPhone(browser, await linkOf(page), async (phone) =>
    expect(await downloaded(phone)).toMatchObject([{ EmailAddress: address }, {}, {}]),
  );
});

test("a Mac takes the profile right here, and no one else does", async ({ login, home }) => {
  const { address, password } = await newMailbox("mac");
  const { page } = home;
  await login.signInLocally(address, password);
  await home.part("Devices");
  await home.chooseDevice("Mac");
  await expect(page.getByText("Not Signed"), "the demo signs").toHaveCount(0);
  await useProfile(await downloaded(page), address);

  const { portal } = demoStack();
  const shown = await page.locator("input[name=password]").first().inputValue();
  const cookie = (await page.context().cookies(portal))
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const post = (headers: Record<string, string>, form: Record<string, string>) =>
    trustedRequest({ method: "POST", url: `${portal}/home/devices/profile`, headers, form });
  const own = { origin: portal, "sec-fetch-site": "same-origin" };
  const right = await post({ ...own, cookie }, { password: shown });
  expect(right).toMatchObject({ status: 200, headers: { "cache-control": "no-store" } });
  const foreign = { cookie, origin: "https://evil.test", "sec-fetch-site": "cross-site" };
  expect((await post(foreign, { password: shown })).status, "a form of another site").toBe(403);
  const guess = { password: "aaaa-bbbb-cccc-dddd-eeee-ffff" };
  expect((await post({ ...own, cookie }, guess)).status, "another app password").toBe(403);
  expect((await post(own, { password: shown })).status, "without a session").toBe(303);
});

test("a printer sends, as its mailbox alone, and reads nothing", async ({ login, home }) => {
  const [{ address, password }, other] = [await newMailbox("printer"), await newMailbox("other")];
  const { page } = home;
  await login.signInLocally(address, password);
  await home.part("Devices");
  await home.chooseDevice("Printer or scanner");
  await page.getByLabel("Only from these networks").fill("127.0.0.0/8");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("main")).toContainText(`The sender must be ${address}`);
  const printer = { address, password: (await home.shownPassword.textContent()) ?? "" };
  const { mail, caPem: ca } = demoStack();
  const transport = createTransport({
    host: "localhost",
    port: mail.submission,
    requireTLS: true,
    tls: { ca, servername: "localhost" },
    auth: { user: address, pass: printer.password },
  });
  expect((await transport.sendMail({ from: address, to: address, subject: "A scan" })).accepted).toEqual([
    address,
  ]);
  await expect(transport.sendMail({ from: other.address, to: address, subject: "Forged" })).rejects.toThrow(
    /5\d\d/,
  );
  expect((await logins.imap(demoStack(), printer)).text).toMatch(answers.imap.rejected);
  await expect(page.getByText("First sign-in seen: SMTP, from 127.0.0.1")).toBeVisible();
  await home.done.click();
  await expect(home.device("Printer")).toContainText("Only from 127.0.0.0/8");
});

for (const { kind, says } of [
  { kind: "Android", says: "Thunderbird for Android reads this code" },
  { kind: "Outlook", says: "Add an account in Outlook" },
  { kind: "Thunderbird", says: "Add an email account in Thunderbird" },
  { kind: "Calendar and contacts", says: "Choose CalDAV or CardDAV" },
])
  test(`${kind} gets a password that works, and is told where it is entered`, async ({ login, home }) => {
    const { address, password } = await newMailbox("kinds");
    await login.signInLocally(address, password);
    await home.part("Devices");
    await home.chooseDevice(kind);
    await expect(home.page.getByRole("main")).toContainText(says);
    const app = { address, password: (await home.shownPassword.textContent()) ?? "" };
    const reads = kind !== "Calendar and contacts";
    expect((await logins.imap(demoStack(), app)).text).toMatch(
      reads ? answers.imap.accepted : answers.imap.rejected,
    );
    expect((await logins.sieve(demoStack(), app)).text, "no more than it needs").toMatch(
      answers.sieve.rejected,
    );
  });

test("mail apps find the settings of a domain through nginx, under any name, and nothing about anybody", async () => {
  const { portal, mail } = demoStack();
  const ask = async (path: string, host = "autoconfig.demo.test") =>
    trustedRequest({ method: "GET", url: `${portal}${path}`, headers: { host } });
  const known = await ask("/mail/config-v1.1.xml?emailaddress=alice%40demo.test");
  expect(known.status).toBe(200);
  const text = known.body;
  expect(text).toContain(`<port>${mail.imaps}</port>`);
  const well = "/.well-known/autoconfig/mail/config-v1.1.xml";
  for (const path of [`${well}?emailaddress=nobody%40demo.test`, well, "/mail/config-v1.1.xml"])
    expect((await ask(path)).body, path).toBe(text);
  expect(await ask(`${well}?emailaddress=a%40foreign.test`)).toMatchObject({ status: 404 });
  expect((await ask("/home")).status, "only these").toBe(307);
});
