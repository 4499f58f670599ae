import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import Pop3Command from "node-pop3";
import { createTransport } from "nodemailer";
import { demoStack } from "../stack";
import { readByImap, send } from "./deliver";
import type { Login } from "./logins";
import { newAppPassword, newMailbox } from "./mailbox";

const tls = () => ({ ca: demoStack().caPem, servername: "localhost" });

/** All mails of a mailbox. */
async function readByPop3(login: Login): Promise<string> {
  const { mail } = demoStack();
  const client = new Pop3Command({
    host: mail.host,
    port: mail.pop3s,
    tls: true,
    tlsOptions: tls(),
    user: login.address,
    password: login.password,
  });
  const mails: string[] = [];
  for (const [number] of await client.LIST()) mails.push(String(await client.RETR(Number(number))));
  await client.QUIT();
  return mails.join("\n");
}

test("a mail sent with an app password arrives by Postfix and LMTP and is read over IMAP and POP3", async () => {
  const sender = await newMailbox("sender");
  const reader = await newMailbox("reader");
  const app = await newAppPassword(sender.address, "smtp");
  const subject = `Main path ${randomUUID()}`;
  await send(app, sender.address, reader.address, subject);
  const imapLogin = await newAppPassword(reader.address, "imap");
  const source = await readByImap(imapLogin, subject);
  expect(source).toContain(`The text of ${subject}`);
  expect(source, "it went through Postfix").toMatch(/Received: .*Postfix/s);
  expect(await readByPop3(await newAppPassword(reader.address, "pop3"))).toContain(subject);
});

test("an address may begin with any character that a new one can have: it sends and is written to", async () => {
  const people = await Promise.all(["'", "_", "=", "&", "7"].map((first) => newMailbox(`${first}odd`)));
  for (const [index, sender] of people.entries()) {
    const reader = people[(index + 1) % people.length] ?? sender;
    const subject = `Odd ${randomUUID()}`;
    await send(sender, sender.address, reader.address, subject);
    expect(await readByImap(reader, subject)).toContain(`The text of ${subject}`);
  }
});

test("nobody sends under another mailbox's address", async () => {
  const sender = await newMailbox("sender");
  const other = await newMailbox("other");
  await expect(send(sender, other.address, other.address, "forged")).rejects.toMatchObject({
    responseCode: 553,
  });
});

test("an unknown recipient is refused while the client is still there", async () => {
  const sender = await newMailbox("sender");
  const attempt = send(sender, sender.address, "nobody@demo.test", "nobody");
  await expect(attempt).rejects.toMatchObject({ responseCode: 550 });
});

test("the server relays for nobody from outside", async () => {
  const { mail } = demoStack();
  const transport = createTransport({ host: mail.host, port: mail.smtp, tls: tls() });
  const attempt = transport.sendMail({
    from: "a@outside.test",
    to: "b@elsewhere.test",
    subject: "relay",
    text: "x",
  });
  await expect(attempt).rejects.toMatchObject({ responseCode: 554 });
});
