import { expect, it } from "vitest";
import { confirmAdminCode, signInHere, signOnHere } from "@/app/(console)/(sign-in)/admin-sign-in-actions";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { loadAppFile } from "@/lib/testing/app-files";
import { testDatabase } from "@/lib/testing/database";
import { createTestProvider } from "@/lib/testing/fixtures";
import { freePort } from "@/lib/testing/free-port";
import { arriveWith } from "@/lib/testing/next-request";
import { type AnyPage, callAction, visitPage } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";

/* The account on this server is the way in when the provider by which one otherwise administers is not there. */

const database = testDatabase();
const account = { login: "root@demo.test", password: "a-long-enough-password" };
const role = "superadmin";

/** The superadmin of this server, with an authenticator; gives its code of now. */
async function createAccount(): Promise<() => string> {
  const { id } = await createSuperadmin(database.context(), account);
  const owner = { kind: "admin", id } as const;
  const { enrolment } = startTotp(owner, account.login);
  const secret = openEnrolment(owner, enrolment) ?? Buffer.alloc(0);
  const self = database.context({ kind: "superadmin", id, name: account.login });
  await addTotp(self, { owner, enrolment, code: totpCode(secret, totpStep(new Date()) - 1) });
  return () => totpCode(secret, totpStep(new Date()));
}

async function loginPage(query: Record<string, string>) {
  const { default: page } = await loadAppFile("(console)/(sign-in)/[role]/login/page.tsx");
  return visitPage(page as AnyPage, { role: "admin" }, query);
}

it("a superadmin signs in here while the provider of the administrators' groups cannot be reached", async () => {
  const issuer = `http://localhost:${await freePort()}`;
  const { slug } = await createTestProvider(database.context(), { kind: "oidc", issuer, name: "Away" });
  await createAdminGroup(database.context(), { provider: slug, group: "/admins", role });
  const code = await createAccount();

  arriveWith({});
  const signOn = sentForm({ role, provider: slug, next: "/admin/domains" });
  const turnedBack = await callAction(() => signOnHere(signOn), []);
  const to = new URL(turnedBack.kind === "redirect" ? turnedBack.to : "", "https://mail.test");
  expect(to.pathname).toBe("/admin/login");
  const query = Object.fromEntries(to.searchParams);
  expect(query).toEqual({ next: "/admin/domains", refused: "provider-unavailable" });
  const page = await loginPage(query);
  const html = page.kind === "shown" ? page.html : "";
  expect(html).toContain("Sign in with Away");
  expect(html).toMatch(/role="alert"/);
  expect(html).toMatch(/name="login"[^>]*>.*name="password"/);

  arriveWith({});
  const password = sentForm({ role, ...account, next: query.next ?? "" });
  expect(await callAction(() => signInHere({}, password), [])).toEqual({
    kind: "redirect",
    to: "/admin/second-factor?next=%2Fadmin%2Fdomains",
  });
  const proof = sentForm({ kind: "totp", code: code() });
  const confirm = () => confirmAdminCode(role, "/admin/domains", {}, proof);
  expect(await callAction(confirm, [])).toEqual({ kind: "redirect", to: "/admin/domains" });
  expect(await currentAdmin(role)).toMatchObject({ login: account.login });
});
