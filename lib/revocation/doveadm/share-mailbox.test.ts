import { afterAll, beforeAll, expect, it } from "vitest";
import { shareMailbox } from "@/lib/revocation/doveadm/share-mailbox";
import { type FakeDoveadm, startFakeDoveadm } from "@/lib/testing/fake-doveadm";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

const mailbox = { id: "0193f1f0-0000-7000-8000-000000000001", address: "team@demo.test" };
let doveadm: FakeDoveadm;
beforeAll(async () => {
  stubProductEnv();
  doveadm = await startFakeDoveadm();
});
afterAll(() => doveadm.close());

it("gives each of the two groups its rights in the inbox, and nobody the right to pass any on", async () => {
  expect(await shareMailbox(mailbox)).toBeNull();
  const commands = doveadm.calls.flat();
  expect(commands.map(([name]) => name)).toEqual(["aclSet", "aclSet"]);
  const [reads, writes] = commands.map(([, given]) => given);
  expect(reads).toEqual({
    user: mailbox.address,
    mailbox: "INBOX",
    id: `group=${mailbox.id}.read`,
    right: ["lookup", "read"],
  });
  expect(writes).toMatchObject({
    id: `group=${mailbox.id}.write`,
    right: expect.arrayContaining(["insert"]),
  });
  expect(JSON.stringify(commands)).not.toContain("admin");
});

it("says what went wrong, and throws where nobody answers", async () => {
  doveadm.behaviour = "fails";
  expect(await shareMailbox(mailbox)).toBe("doveadm acl set ended with 75.");
  doveadm.behaviour = "refuses";
  await expect(shareMailbox(mailbox)).rejects.toMatchObject({ code: "unavailable" });
});
