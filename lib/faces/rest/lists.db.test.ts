import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { createRestFixture } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";

// A fixture of its own for nearly every test, and the machine may be busy.
const database = testDatabase();

const fixture = () => createRestFixture(database.context());

describe("lists", () => {
  it("page by cursor, with a Link to the next page", async () => {
    const { keys, domain, mailbox } = await fixture();
    await createTestMailbox(database.context(), { address: `zoe@${domain}` });
    const headers = bearer(keys["domain-admin"].token);
    const first = await askRest("domain-admin", "get", "/mailboxes?limit=1&search=o", { headers });
    expect(first.body).toMatchObject({ items: [{ address: mailbox.address }] });
    const link = /^<\/api\/v1\/domain-admin(.+)>; rel="next"$/.exec(first.headers.get("link") ?? "")?.[1];
    const second = await askRest("domain-admin", "get", link ?? "", { headers });
    expect(second.body).toMatchObject({ items: [{ address: `zoe@${domain}` }], next: null });
    expect(second.headers.get("link")).toBeNull();
  });

  it("refuse more than 200 rows, and unknown filters", async () => {
    const { keys } = await fixture();
    const headers = bearer(keys.admin.token);
    for (const query of ["limit=201", "limit=0", "colour=blue", "cursor=nonsense"])
      expect((await askRest("admin", "get", `/mailboxes?${query}`, { headers })).status).toBe(400);
  });
});
