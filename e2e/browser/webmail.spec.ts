import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { readByImap } from "../mail/deliver";
import { newAppPassword, newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { expectInbox } from "./expect-inbox";
import { expect, test } from "./test";

async function sendTo(address: string, subject: string): Promise<void> {
  const { mail, caPem } = demoStack();
  const sender = await newMailbox("writer");
  const { password } = await newAppPassword(sender.address, "smtp");
  const transport = createTransport({
    host: mail.host,
    port: mail.submission,
    requireTLS: true,
    tls: { ca: caPem, servername: "localhost" },
    auth: { user: sender.address, pass: password },
  });
  await transport.sendMail({ from: sender.address, to: address, subject, text: "Hello." });
  transport.close();
}

test("the webmail button opens the INBOX with a mail that was just sent, without a second login, though SOGo is busy at first", async ({
  login,
  keycloak,
  home,
  newPerson,
  page,
}) => {
  const person = await newPerson();
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");
  const subject = `Hello ${randomUUID()}`;
  await sendTo(person.email ?? "", subject);
  // Webmail lists what is there when it opens, and does not look again by itself.
  await readByImap(await newAppPassword(person.email ?? "", "imap"), subject);
  let asked = 0;
  await page.route(/\/Mail\/0\/folderINBOX\/view$/, (route) =>
    asked++ === 0 ? route.fulfill({ status: 503 }) : route.fallback(),
  );
  await home.webmail.click();
  await expectInbox(page);
  await expect(page.getByText(subject).first()).toBeVisible();
  expect(asked).toBeGreaterThan(1);
});

test("a link to webmail leads through the sign-in and back", async ({ login, page }) => {
  const { address, password } = await newMailbox("linked");
  await page.goto(`${demoStack().portal}/sogo-auth.php?login=${encodeURIComponent(address)}`);
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expectInbox(page);
});

test("the address of a mail in webmail leads through the sign-in and back", async ({ login, page }) => {
  const { address, password } = await newMailbox("deep");
  await page.goto(`${demoStack().portal}/SOGo/so/${encodeURIComponent(address)}/Mail/view`);
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expectInbox(page);
});

test("a mailbox that lands in webmail opens there", async ({ login, page }) => {
  const { address, password } = await newMailbox("lander");
  await letterlock(["mailbox", "update", address, "--start-page", "webmail"]);
  await login.open();
  await login.signInLocally(address, password);
  await expectInbox(page);
});

test("after signing out, webmail is closed", async ({ login, home, page }) => {
  const { address, password } = await newMailbox("leaver");
  await login.open();
  await login.signInLocally(address, password);
  await home.webmail.click();
  await expectInbox(page);
  const inbox = page.url();
  await home.open();
  await home.signOut.click();
  await login.expectOpen();
  await page.goto(inbox);
  await login.expectOpen();
});

test("a signed-in person without webmail is told so, and is not sent in circles", async ({ login, page }) => {
  const { address, password } = await newMailbox("mailless");
  await letterlock(["mailbox", "update", address, "--no-webmail"]);
  await page.goto(`${demoStack().portal}/SOGo/so/${encodeURIComponent(address)}/Mail/view`);
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expect(page.getByText("Webmail is switched off for your mailbox.")).toBeVisible();
});

test("a mangled webmail address opens the INBOX instead of going in circles", async ({ login, page }) => {
  const { address, password } = await newMailbox("mangled");
  await login.open();
  await login.signInLocally(address, password);
  await expect(page).toHaveURL(/\/home$/);
  await page.goto(`${demoStack().portal}/SOGo/so%2f${encodeURIComponent(address)}`);
  await expectInbox(page);
});
