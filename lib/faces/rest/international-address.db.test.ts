import { beforeAll, describe, expect, it } from "vitest";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";
import { createRestFixture } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";

const database = testDatabase();
const ascii = "user@xn--bug-mller-u9a.test";
const typed = "user@bug-müller.test";
const password = "Gute Nacht, Jürgen";
let headers: Record<string, string>;

beforeAll(async () => {
  headers = bearer((await createRestFixture(database.context())).keys.admin.token);
  await createTestDomain(database.context(), { name: "Bug-Müller.test" });
  const made = await askRest("admin", "post", "/mailboxes", { headers, body: { address: typed, password } });
  expect(made.body).toMatchObject({ address: ascii });
});

const forms = [typed, "User@BUG-MÜLLER.test", typed.normalize("NFD"), ascii];

describe("an address whose domain is in its own script", () => {
  it.each(forms)("is found by REST: %s", async (address) => {
    const found = await askRest("admin", "get", `/mailboxes/${encodeURIComponent(address)}`, { headers });
    expect([found.status, found.body.address]).toEqual([200, ascii]);
  });

  it.each(forms)("signs in at the portal, its password composed or decomposed: %s", async (address) => {
    for (const given of [password, password.normalize("NFD"), password.replaceAll(" ", "\u00a0")]) {
      const decision = await signInWithPassword(
        { ...database.context(), ip: "192.0.2.1" },
        { address, password: given },
      );
      expect(decision).toMatchObject({ decision: "accepted", address: ascii });
    }
    const wrong = await signInWithPassword(
      { ...database.context(), ip: "192.0.2.2" },
      { address, password: "Gute Nacht, Jurgen" },
    );
    expect(wrong).toMatchObject({ decision: "rejected" });
  });
});
