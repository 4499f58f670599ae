import { beforeEach, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { changeMailboxes, largestStep } from "@/lib/accounts/mailbox/change-mailboxes";
import { countMailboxes } from "@/lib/accounts/mailbox/list-page";
import type { Actor } from "@/lib/platform/actor";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";
import { say } from "@/lib/words/text";

const database = testDatabase();
const db = () => database.client().db;
const disable = { kind: "set-state", adminState: "disabled" } as const;
let domain: string;
let ids: string[];
let admin: Actor;

async function fill(count: number) {
  for (let number = 0; number < count; number++) {
    const address = `m${String(number).padStart(3, "0")}@${domain}`;
    ids.push((await createTestMailbox(database.context(), { address })).id);
  }
}

beforeEach(async () => {
  domain = (await createTestDomain(database.context(), { maxQuotaBytes: 6 * 1024 ** 3 })).name;
  ids = [];
  admin = { kind: "domain-admin", id: "d", name: "d", domains: [domain] };
});

it("changes those that were named, and tells what became of each", async () => {
  await fill(2);
  const mailboxIds = [...ids, "0192f5a0-0000-7000-8000-000000000000"];
  expect(await changeMailboxes(database.context(admin), { change: disable, target: { mailboxIds } })).toEqual(
    {
      mailboxes: [
        { address: `m000@${domain}` },
        { address: `m001@${domain}` },
        { address: null, problem: expect.objectContaining({ key: "gone" }) },
      ],
      next: null,
    },
  );
  for (const id of ids) expect(await getMailbox(db(), id)).toMatchObject({ adminState: "disabled" });
});

it("goes on through all that match, though the change takes them out of the filter", async () => {
  await fill(largestStep + 2);
  const filter = { domain, adminState: "active" } as const;
  const first = await changeMailboxes(database.context(admin), { change: disable, target: { filter } });
  expect(first.mailboxes).toHaveLength(largestStep);
  expect(first.next).not.toBeNull();
  const cursor = first.next ?? undefined;
  const last = await changeMailboxes(database.context(admin), {
    change: disable,
    target: { filter, cursor },
  });
  expect(last).toMatchObject({
    next: null,
    mailboxes: [{ address: `m050@${domain}` }, { address: `m051@${domain}` }],
  });
  expect(await countMailboxes(db(), { domains: [domain], adminState: "active" })).toBe(0);
  expect(await countMailboxes(db(), { domains: [domain], directoryState: "missing" })).toBe(0);
});

it("lets what refuses one mailbox keep no other from being changed", async () => {
  await fill(2);
  const template = await createTestTemplate(database.context(), { quotaBytes: 7 * 1024 ** 3, imap: false });
  const change = { kind: "apply-template", templateId: template.id } as const;
  const { mailboxes } = await changeMailboxes(database.context(admin), {
    change,
    target: { mailboxIds: ids },
  });
  expect(mailboxes).toHaveLength(2);
  for (const { problem } of mailboxes) expect(problem && say(problem)).toContain("limits");
  expect(await getMailbox(db(), ids[0] ?? "")).toMatchObject({ imap: false, quotaBytes: 5 * 1024 ** 3 });
  const unknown = { ...change, templateId: "0192f5a0-0000-7000-8000-000000000000" };
  const { mailboxes: refused } = await changeMailboxes(database.context(admin), {
    change: unknown,
    target: { mailboxIds: ids },
  });
  expect(refused.map(({ problem }) => problem && say(problem))).toEqual(
    Array(2).fill(expect.stringMatching(/^Template .* not found/)),
  );
});

it("reaches nothing of other domains, by id or by filter, and tells nothing about it", async () => {
  await fill(1);
  const foreign: Actor = { kind: "domain-admin", id: "f", name: "f", domains: ["else.test"] };
  expect(
    await changeMailboxes(database.context(foreign), { change: disable, target: { mailboxIds: ids } }),
  ).toMatchObject({ mailboxes: [{ address: null }] });
  for (const filter of [{}, { domain }])
    expect(await changeMailboxes(database.context(foreign), { change: disable, target: { filter } })).toEqual(
      { mailboxes: [], next: null },
    );
  expect(await getMailbox(db(), ids[0] ?? "")).toMatchObject({ adminState: "active" });
  const self: Actor = { kind: "mailbox", id: ids[0] ?? "", address: `m000@${domain}` };
  await expect(
    changeMailboxes(database.context(self), { change: disable, target: { mailboxIds: ids } }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
