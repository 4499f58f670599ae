import type { Page } from "@playwright/test";
import type { Login } from "../mail/logins";
import { newAppPassword, newMailbox } from "../mail/mailbox";
import { withImap } from "../mail/with-imap";
import { demoStack } from "../stack";
import { expectInbox } from "./expect-inbox";
import type { LoginPage } from "./pages/login-page";
import { expect, test } from "./test";

/*
 * What somebody else could do in a person's webmail by having a link clicked or a page opened: SOGo does things by GET,
 * and the session's cookie comes along.
 */

const folders = ["ByPath", "ByQuery", "ByMail"];

/** Below the person's own /SOGo/so/ADDRESS. */
const deeds = ["/Mail/0/folderByPath/delete", "/Mail/0/folderByQuery?Cmd=delete"];
const deedInMail = "/Mail/0/folderByMail/delete";

const below = (address: string, path: string) =>
  `${demoStack().portal}/SOGo/so/${encodeURIComponent(address)}${path}`;

/** A page of another origin with one link. */
async function followFromElsewhere(page: Page, url: string): Promise<void> {
  await page.goto(`data:text/html,<a href="${encodeURIComponent(url)}">Look at this</a>`);
  await page.getByRole("link", { name: "Look at this" }).click();
}

const script = '<script>document.getElementById("text").textContent = "A script ran."</script>';
const attachments = {
  "page.html": ["text/html", `<p id="text">Nothing happened.</p>${script}`],
  "picture.svg": [
    "image/svg+xml",
    `<svg xmlns="http://www.w3.org/2000/svg"><text y="20" id="text">Nothing happened.</text>${script}</svg>`,
  ],
};

const hostileMail = (address: string) =>
  [
    `From: Somebody <somebody@outside.test>\r\nTo: ${address}\r\nSubject: Look at this\r\nMIME-Version: 1.0`,
    'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n',
    `<p>Hello</p><a href="${below(address, deedInMail)}">Click here</a><img alt="" src="${below(address, deedInMail)}">`,
    ...Object.entries(attachments).map(
      ([name, [type, text]]) =>
        `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${text}`,
    ),
    "--b--\r\n",
  ].join("\r\n");

/** `uid`: of the hostile mail; others, such as about the new app password, may be there as well. */
async function prepare(login: LoginPage, label: string): Promise<Login & { imap: Login; uid: number }> {
  const own = await newMailbox(label);
  const imap = await newAppPassword(own.address, "imap");
  const uid = await withImap(imap, async (client) => {
    for (const name of folders) await client.mailboxCreate(name);
    const appended = await client.append("INBOX", hostileMail(own.address));
    return appended ? appended.uid : undefined;
  });
  if (uid === undefined) throw new Error("the server does not say which message it has stored");
  await login.open();
  await login.signInLocally(own.address, own.password);
  await expect(login.page).toHaveURL(/\/home$/);
  return { ...own, imap, uid };
}

test("no link from elsewhere does anything, and links to pages work", async ({ login, page }) => {
  const { address, imap, uid } = await prepare(login, "linked");
  for (const deed of deeds) {
    await followFromElsewhere(page, below(address, deed));
    await expect(page.getByRole("heading", { name: "Blocked" })).toBeVisible();
    await expect(page.getByText("Nothing was changed.")).toBeVisible();
  }
  const left = await withImap(imap, async (client) => (await client.list()).map(({ path }) => path));
  expect(left).toEqual(expect.arrayContaining(folders));
  await page.getByRole("link", { name: "Open webmail" }).click();
  await expectInbox(page);
  await followFromElsewhere(page, below(address, `/Mail/view#!/Mail/0/INBOX/${uid}`));
  await expectInbox(page);
  await expect(page.getByText("Click here")).toBeVisible();
});

test("no link, picture or attachment of a mail does anything; SOGo's own buttons do", async ({
  login,
  page,
  context,
}) => {
  const { address, imap, uid } = await prepare(login, "shown");
  await page.goto(below(address, `/Mail/view#!/Mail/0/INBOX/${uid}`));
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Click here" }).click();
  await expect((await opened).getByRole("heading", { name: "Blocked" })).toBeVisible();

  for (const [index, name] of Object.keys(attachments).entries()) {
    const attachment = context.waitForEvent("page");
    const url = below(address, `/Mail/0/folderINBOX/${uid}/${index + 2}/${name}`);
    await page.evaluate((there) => void window.open(there), url);
    const shown = await attachment;
    // Loaded: a script would have run by now.
    await shown.waitForURL(({ pathname }) => pathname.includes(name));
    // SOGo shows a picture of lines as its text.
    const text = await shown.evaluate(() => document.querySelector("#text, p, pre")?.textContent);
    expect(text, name).toContain("Nothing happened.");
  }

  const list = () => withImap(imap, async (client) => (await client.list()).map(({ path }) => path));
  expect(await list()).toEqual(expect.arrayContaining(folders));
  const status = await page.evaluate(async (url) => (await fetch(url)).status, below(address, deedInMail));
  expect(status).toBe(204);
  await expect.poll(list).not.toContain("ByMail");
});

test("an address of webmail arrives whole after the sign-in", async ({ login, page }) => {
  const { address, password } = await newMailbox("whole");
  const query = "?a=1&b=%26%3D+c%2B&to=mailto:bob@demo.test";
  await page.goto(below(address, `/Mail/view${query}`));
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expectInbox(page);
  expect(new URL(page.url()).search).toBe(query);
});
