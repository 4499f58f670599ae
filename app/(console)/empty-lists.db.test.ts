import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import DomainListPage from "@/app/(console)/[role]/domains/page";
import SyncRunListPage from "@/app/(console)/[role]/sync-runs/page";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { adminAccount, secondFactor } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { type AnyPage, visitPage } from "@/lib/testing/page-visit";

/* Lists of a new installation say what is missing, and lead to where one begins. */

const database = testDatabase();
const cookies: Partial<Record<AdminRole, Record<string, string>>> = {};

beforeAll(async () => {
  const { db } = database.client();
  for (const role of ["superadmin", "domain-admin"] as const) {
    const id = uuidv7();
    await db.insert(adminAccount).values({ id, login: role, role, passwordHash: "x" });
    await db.insert(secondFactor).values({ ownerKind: "admin", ownerId: id, kind: "totp", name: "Phone" });
    cookies[role] = { [adminCookieName(role)]: await createAdminSession(db, { adminId: id, role }) };
  }
});

/** What stands in the place of the list: its words, and where its button leads. */
async function shownBy(page: unknown, role: AdminRole, query: Record<string, string> = {}) {
  arriveWith(cookies[role] ?? {});
  const params = { role: role === "superadmin" ? "admin" : "domain-admin" };
  const outcome = await visitPage(page as AnyPage, params, query);
  if (outcome.kind !== "shown") throw new Error(outcome.kind);
  expect(outcome.html, "no empty table").not.toContain("<tbody");
  const [, words, rest = ""] = /<p class="max-w-prose text-pretty">([^<]+)<\/p>(.*)/.exec(outcome.html) ?? [];
  return { words, href: /^<a [^>]*href="([^"]+)"/.exec(rest)?.[1] };
}

it("without any domain leads a superadmin to the first, and a domain admin to whoever can assign one", async () => {
  expect(await shownBy(DomainListPage, "superadmin")).toEqual({
    words: "No domains yet. Start here: every mailbox and alias belongs to a domain.",
    href: "/admin/domains/new",
  });
  expect(await shownBy(DomainListPage, "domain-admin")).toEqual({
    words: "No domains are assigned to you yet. Ask a superadmin to assign one.",
    href: undefined,
  });
  expect(await shownBy(DomainListPage, "superadmin", { search: "nowhere" })).toEqual({
    words: "Nothing matches your search.",
    href: "/admin/domains",
  });
});

it("without any run says what a sync needs, step by step", async () => {
  expect(await shownBy(SyncRunListPage, "superadmin")).toEqual({
    words: "No sync has run yet, and there is no identity provider to read people from.",
    href: "/admin/providers/new",
  });
  const place = { issuer: "https://nowhere.test", clientId: "x", clientSecret: "x", verify: false };
  await setIdentityProvider(database.context(), { slug: "plain", kind: "oidc", ...place });
  expect(await shownBy(SyncRunListPage, "superadmin")).toMatchObject({
    words: expect.stringMatching(/^No sync has run yet\. It needs an enabled Keycloak or LDAP.* provider/),
    href: "/admin/providers",
  });
  await setIdentityProvider(database.context(), {
    ...{ slug: "corp", kind: "keycloak", serverUrl: "https://nowhere.test", realm: "corp" },
    ...{ clientId: "x", clientSecret: "x", verify: false },
  });
  expect(await shownBy(SyncRunListPage, "superadmin")).toEqual({
    words:
      "No sync has run yet. Start with a preview above: it shows what a run would do without changing anything.",
    href: undefined,
  });
});
