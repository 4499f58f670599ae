import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const password = "a-long-enough-password";
let ip = 0;

/** Each attempt from another network, so that the brake stays out of the way. */
const signIn = (address: string, given = password) =>
  signInWithPassword({ ...database.context(), ip: `192.0.2.${++ip}` }, { address, password: given });

beforeAll(async () => {
  await createTestMailbox(database.context(), { address: "lena@demo.test", password });
});

describe("signInWithPassword", () => {
  it("accepts the right password, however the address is written", async () => {
    for (const address of ["lena@demo.test", "LENA@Demo.Test", " lena@demo.test "])
      expect(await signIn(address)).toMatchObject({ decision: "accepted", address: "lena@demo.test" });
  });

  it("answers alike for a wrong password, an unknown mailbox and nonsense", async () => {
    const wrong = { decision: "rejected", reason: "wrong-password" };
    for (const [address, given] of [
      ["lena@demo.test", "another-password"],
      ["lena@demo.test", `${password} `],
      ["lena@demo.test", `${password}\0`],
      ["nobody@demo.test", password],
      ["nobody@unknown.test", password],
      ["no address", password],
      ["lena@demo.test' OR '1'='1", password],
    ] as const)
      expect(await signIn(address, given), address).toEqual(wrong);
  });

  it("tells the state of a mailbox only after the right password", async () => {
    const { id } = await createTestMailbox(database.context(), { address: "off@demo.test", password });
    await database.client().db.update(mailbox).set({ adminState: "disabled" }).where(eq(mailbox.id, id));
    expect(await signIn("off@demo.test")).toEqual({ decision: "rejected", reason: "mailbox-disabled" });
    expect(await signIn("off@demo.test", "wrong")).toEqual({
      decision: "rejected",
      reason: "wrong-password",
    });
  });

  it("refuses the kept password of a mailbox that moved to a provider", async () => {
    const { id } = await createTestMailbox(database.context(), { address: "moved@demo.test", password });
    const provider = await createTestProvider(database.context());
    const { db } = database.client();
    await db.update(mailbox).set({ identityProviderId: provider.id }).where(eq(mailbox.id, id));
    expect(await signIn("moved@demo.test")).toEqual({ decision: "rejected", reason: "other-source" });
    await db.update(mailbox).set({ identityProviderId: null }).where(eq(mailbox.id, id));
    expect(await signIn("moved@demo.test")).toMatchObject({ decision: "accepted" });
  });

  it("stops guessing, even with the right password, from the guesser's network only", async () => {
    const from = (address: string) => ({ ...database.context(), ip: address });
    await createTestMailbox(database.context(), { address: "target@demo.test", password });
    const guess = { address: "target@demo.test", password: "guess" };
    for (let i = 0; i < 10; i++) await signInWithPassword(from("198.51.100.1"), guess);
    const right = { ...guess, password };
    expect(await signInWithPassword(from("198.51.100.1"), right)).toMatchObject({
      reason: "too-many-attempts",
    });
    expect(await signInWithPassword(from("198.51.100.2"), right)).toMatchObject({ decision: "accepted" });
  });

  it("is unavailable, not wrong, when the database fails", async () => {
    const broken = { ...database.context(), db: undefined as never };
    expect(await signInWithPassword(broken, { address: "lena@demo.test", password })).toEqual({
      decision: "unavailable",
      reason: "unavailable",
    });
  });
});
