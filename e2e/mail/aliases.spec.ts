import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { changeRows } from "../database";
import { letterlock } from "../stack";
import { readByImap, send, sendFromOutside } from "./deliver";
import { newMailbox } from "./mailbox";

const refused = { responseCode: 550 };
const notYours = { responseCode: 553 };

async function newAlias(mailbox: string, ...options: string[]): Promise<string> {
  const args = ["alias", "create-temporary", mailbox, "--lifetime", "1h", ...options];
  return (await letterlock<{ address: string }>(args)).address;
}

/** As the clock does; an end in the past cannot be set. */
const letEnd = (alias: string) =>
  changeRows("UPDATE alias SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE address = ?", [alias]);

test("mail to a temporary alias arrives until its end, and is refused from then on", async () => {
  const owner = await newMailbox("hidden");
  const alias = await newAlias(owner.address);
  const subject = `To an alias ${randomUUID()}`;
  await sendFromOutside(alias, subject);
  expect(await readByImap(owner, subject), "Postfix has made it the mailbox's").toContain(owner.address);

  const extended = `With an extension ${randomUUID()}`;
  await sendFromOutside(alias.replace("@", "+shop@"), extended);
  expect(await readByImap(owner, extended)).toContain(`The text of ${extended}`);

  await letEnd(alias);
  await expect(sendFromOutside(alias, "too late")).rejects.toMatchObject(refused);
  await letterlock(["alias", "extend", alias, "--lifetime", "1d"]);
  const again = `Extended ${randomUUID()}`;
  await sendFromOutside(alias, again);
  expect(await readByImap(owner, again)).toContain(`The text of ${again}`);
});

test("the owner sends from an alias, nobody else does, and nobody when it has ended", async () => {
  const owner = await newMailbox("owner");
  const stranger = await newMailbox("stranger");
  const alias = await newAlias(owner.address);
  const subject = `From an alias ${randomUUID()}`;
  await send(owner, alias, stranger.address, subject);
  const source = await readByImap(stranger, subject);
  expect(source).toContain(`From: ${alias}`);
  expect(source, "the address behind it does not show").not.toContain(owner.address);
  await send(owner, alias.replace("@", "+shop@"), stranger.address, "with an extension");
  await expect(send(stranger, alias, owner.address, "forged")).rejects.toMatchObject(notYours);
  await letterlock(["alias", "disable", alias]);
  await expect(send(owner, alias, stranger.address, "closed")).rejects.toMatchObject(notYours);
});

test("an alias that is switched off, deleted, or of a disabled mailbox takes no mail", async () => {
  const owner = await newMailbox("closing");
  const alias = `sales-${randomUUID().slice(0, 8)}@demo.test`;
  await letterlock(["alias", "create", alias, owner.address]);
  await letterlock(["alias", "disable", alias]);
  await expect(sendFromOutside(alias, "off")).rejects.toMatchObject(refused);
  await letterlock(["alias", "enable", alias]);
  await letterlock(["mailbox", "disable", owner.address]);
  await expect(sendFromOutside(alias, "disabled")).rejects.toMatchObject(refused);
  const gone = `gone-${randomUUID().slice(0, 8)}@demo.test`;
  await letterlock(["alias", "create", gone, owner.address]);
  await letterlock(["alias", "delete", gone]);
  await expect(sendFromOutside(gone, "deleted")).rejects.toMatchObject(refused);
});

test("a mailbox that only receives gets its aliases' mail as well", async () => {
  const owner = await newMailbox("leaving");
  const alias = await newAlias(owner.address);
  await letterlock(["mailbox", "receive-only", owner.address]);
  await sendFromOutside(alias, "still received");
});
