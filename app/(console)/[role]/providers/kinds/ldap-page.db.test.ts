import { beforeAll, expect, it } from "vitest";
import ConnectionPage from "@/app/(console)/[role]/providers/[slug]/connection/page";
import PeoplePage from "@/app/(console)/[role]/providers/[slug]/people/page";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { entryFields, serverFields } from "@/lib/providers/kinds/ldap/settings";
import { createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { visitPage } from "@/lib/testing/page-visit";
import { say } from "@/lib/words/text";

/* The pages of a directory ask for every setting of it, with what is stored. */

const database = testDatabase();
let html = "";

beforeAll(async () => {
  const fixture = await createConsoleFixture(database.context());
  await setIdentityProvider(database.context(), {
    slug: "corp",
    kind: "ldap",
    baseDn: "ou=people,dc=example,dc=test",
    clientId: "cn=letterlock,dc=example,dc=test",
    clientSecret: "never-to-be-seen",
    verify: false,
    settings: { ldap: { urls: ["ldaps://a.test", "ldaps://b.test"], preset: "freeipa", filter: "(mail=*)" } },
  });
  arriveWith(fixture.cookies.superadmin);
  for (const part of [ConnectionPage, PeoplePage]) {
    const page = await visitPage(part, { role: "admin", slug: "corp" }, {});
    if (page.kind !== "shown") throw new Error(page.kind);
    html += page.html;
  }
});

it.each(Object.entries({ ...serverFields, ...entryFields }))("asks for %s", (name, { label }) => {
  expect(html).toContain(`name="ldap.${name}"`);
  expect(html).toContain(say(label));
});

it("shows what is stored, and no secret", () => {
  expect(html).toContain("ldaps://a.test\nldaps://b.test");
  for (const value of ["ou=people,dc=example,dc=test", "cn=letterlock,dc=example,dc=test", "(mail=*)"])
    expect(html).toContain(value);
  expect(html).toMatch(/<option[^>]*value="freeipa"[^>]*selected/);
  expect(html).not.toContain("never-to-be-seen");
});
