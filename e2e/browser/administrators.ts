import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { demoStack, letterlock } from "../stack";
import { AdminLoginPage } from "./pages/admin-login-page";
import { FactorSection } from "./pages/factor-section";
import { unique } from "./unique";

export interface Administrator {
  login: string;
  password: string;
}

/** A new superadmin, who has no second factor yet. */
export async function newSuperadmin(): Promise<Administrator> {
  const login = `${unique("superadmin")}@demo.test`;
  const password = `Own-${randomBytes(9).toString("base64url")}`;
  await letterlock(["admin", "create", "--login", login, "--password-stdin"], password);
  return { login, password };
}

/** A new domain admin of these domains. */
export async function newDomainAdmin(domains: readonly string[]): Promise<Administrator> {
  const login = `${unique("domain-admin")}@demo.test`;
  const password = `Own-${randomBytes(9).toString("base64url")}`;
  const role = ["--role", "domain-admin", "--domains", domains.join(",")];
  await letterlock(["admin", "create", "--login", login, ...role, "--password-stdin"], password);
  return { login, password };
}

/** Signs a new superadmin in with its password and the authenticator app that it has to set up; gives the app's secret. */
export async function signInWithNewFactor(page: Page, { login, password }: Administrator): Promise<string> {
  const admin = new AdminLoginPage(page, "/admin");
  await admin.open("/admin");
  await admin.signIn(login, password);
  const secret = await new FactorSection(page).setUpTotp();
  await page.goto(`${demoStack().portal}/admin`);
  await admin.expectInside();
  return secret;
}

/** Signs a domain admin in, where the role needs no second factor. */
export async function signInDomainAdmin(page: Page, { login, password }: Administrator): Promise<void> {
  const admin = new AdminLoginPage(page, "/domain-admin");
  await admin.open("/domain-admin");
  await admin.signIn(login, password);
  await expect(page).toHaveURL(/\/domain-admin/);
  await admin.expectInside();
}
