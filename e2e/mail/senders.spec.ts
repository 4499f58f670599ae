import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { createTransport } from "nodemailer";
import { demoStack, letterlock } from "../stack";
import { readByImap, sendFromOutside } from "./deliver";
import { Dialogue } from "./dialogue";
import type { Login } from "./logins";
import { newMailbox } from "./mailbox";

const tls = () => ({ ca: demoStack().caPem, servername: "localhost" });

/** On this machine, and none of the addresses that Postfix trusts. */
const stranger = "127.0.0.2";

const openPort25 = (): Promise<Dialogue> =>
  Dialogue.open({ host: "127.0.0.1", port: demoStack().mail.smtp, localAddress: stranger });

/** A stranger's conversation at port 25, after EHLO. */
async function atPort25<T>(work: (dialogue: Dialogue) => Promise<T>): Promise<T> {
  const dialogue = await openPort25();
  try {
    await dialogue.until(/^220 /);
    await dialogue.ask("EHLO outside.test", /^250 /);
    return await work(dialogue);
  } finally {
    dialogue.close();
  }
}

/** The answer to the recipient of a mail with this sender. */
const offer = (from: string, to: string): Promise<string> =>
  atPort25(async (dialogue) => {
    const sender = await dialogue.ask(`MAIL FROM:<${from}>`, /^\d{3} /);
    return sender.startsWith("250") ? dialogue.ask(`RCPT TO:<${to}>`, /^\d{3} /) : sender;
  });

for (const [name, end] of [
  ["\\n.\\n", "\n.\n"],
  ["\\n.\\r\\n", "\n.\r\n"],
  ["\\r\\n.\\n", "\r\n.\n"],
  ["\\r.\\r", "\r.\r"],
] as const)
  test(`${name} ends no mail: nobody hides a second one behind it`, async () => {
    const reader = await newMailbox("smuggled");
    const [outer, inner] = [`Outer ${randomUUID()}`, `Inner ${randomUUID()}`];
    const second = [
      "MAIL FROM:<boss@demo.test>",
      `RCPT TO:<${reader.address}>`,
      "DATA",
      `From: boss@demo.test\r\nSubject: ${inner}\r\n\r\nSmuggled\r\n.`,
    ].join("\r\n");
    await atPort25(async (dialogue) => {
      await dialogue.ask("MAIL FROM:<x@outside.test>", /^250 /);
      await dialogue.ask(`RCPT TO:<${reader.address}>`, /^250 /);
      await dialogue.ask("DATA", /^354 /);
      await dialogue.ask(`From: x@outside.test\r\nSubject: ${outer}\r\n\r\ntext${end}${second}`, /^\d{3} /);
      const next = await dialogue.ask("NOOP", /^\d{3} /);
      expect(next, "one answer for one mail").toMatch(/^250 2\.0\.0 Ok\r\n$/);
    });
    const source = await readByImap(reader, outer);
    expect(source, "what was hidden is the first mail's text").toContain(`Subject: ${inner}`);
    const later = `Later ${randomUUID()}`;
    await sendFromOutside(reader.address, later);
    expect(await readByImap(reader, later)).not.toContain("Smuggled");
    expect(source.match(/^Return-Path:.*$/m)?.[0] ?? "").not.toContain("boss@demo.test");
  });

test("a client that talks on where it has to wait is cut off", async () => {
  const dialogue = await openPort25();
  await dialogue.until(/^220 /);
  const answers = await dialogue.ask(
    "HELO outside.test\r\nMAIL FROM:<x@outside.test>",
    /^(554|250 2\.1\.0) /,
  );
  expect(answers).toMatch(/^554 5\.5\.0 /m);
  dialogue.close();
});

test("port 25 takes no sender of our own domains without a login, in whatever form", async () => {
  const reader = await newMailbox("reader");
  const alias = `team-${randomUUID().slice(0, 8)}@demo.test`;
  await letterlock(["alias", "create", alias, reader.address]);
  for (const from of [
    reader.address,
    reader.address.toUpperCase(),
    alias,
    "nobody-at-all@demo.test",
    "boss+x@demo.test",
    '"boss"@demo.test',
  ])
    expect(await offer(from, reader.address), from).toMatch(/^554 5\.7\.1 .*after a login/m);
  for (const from of ["somebody@outside.test", "news@sub.demo.test", "x@notdemo.test", ""])
    expect(await offer(from, reader.address), from || "a bounce").toMatch(/^250 /);
  expect(await offer("list-bounces@outside.test", alias), "a list's mail to an alias").toMatch(/^250 /);
});

interface Forged {
  envelope: string;
  from: string;
}

async function submit(login: Login, to: string, { envelope, from }: Forged): Promise<void> {
  const { mail } = demoStack();
  const transport = createTransport({
    host: mail.host,
    port: mail.submission,
    requireTLS: true,
    tls: tls(),
    auth: { user: login.address, pass: login.password },
  });
  try {
    const raw = `From: ${from}\r\nTo: ${to}\r\nSubject: forged?\r\n\r\ntext\r\n`;
    await transport.sendMail({ envelope: { from: envelope, to }, raw });
  } finally {
    transport.close();
  }
}

test("the From line of submitted mail belongs to the login", async () => {
  const [owner, boss] = [await newMailbox("owner"), await newMailbox("boss")];
  const alias = `sales-${randomUUID().slice(0, 8)}@demo.test`;
  await letterlock(["alias", "create", alias, owner.address]);
  const to = boss.address;
  const own = { envelope: owner.address, from: `"Boss" <${owner.address}>` };
  await submit(owner, to, own);
  await submit(owner, to, { envelope: alias, from: `Sales <${alias}>` });
  await submit(owner, to, { envelope: owner.address.replace("@", "+x@"), from: owner.address });
  const refused = { responseCode: 550, response: expect.stringContaining("5.7.1") };
  for (const from of [
    boss.address,
    `${owner.address}, ${boss.address}`,
    `${boss.address} <${owner.address}>`,
    `${owner.address}\r\nFrom: ${boss.address}`,
    "somebody@outside.test",
  ])
    await expect(submit(owner, to, { ...own, from }), from).rejects.toMatchObject(refused);
});
