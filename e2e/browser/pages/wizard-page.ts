import { expect, type Locator } from "@playwright/test";
import type { KeycloakForm } from "../connection-failures";
import { ProviderPage } from "./provider-page";

/** How each kind of provider is called where it is chosen. */
const kinds = {
  keycloak: "Keycloak",
  oidc: "Another OpenID Connect provider",
  ldap: "LDAP or Active Directory",
} as const;

/** The four steps in which a provider is connected, from `/admin/providers/new` on. */
export class WizardPage extends ProviderPage {
  /** Begins to connect a provider of this name and short name. */
  async begin(kind: keyof typeof kinds, slug: string): Promise<void> {
    await this.open("/admin/providers/new");
    await this.page.getByRole("button", { name: `Connect ${kinds[kind]}`, exact: true }).click();
    await this.expectStep("connect");
    await this.field(kind === "ldap" ? "Name" : "Sign-in button text").fill(slug);
    await this.page.getByText("Short name:").click();
    await this.field("Short name").fill(slug);
  }

  /** Enters what a Keycloak needs, beside its name: four fields. */
  async fillKeycloak({ serverUrl, realm, clientId, clientSecret }: KeycloakForm): Promise<void> {
    await this.field("Address").fill(serverUrl);
    await this.field("Realm").fill(realm);
    await this.field("Client ID").fill(clientId);
    await this.field("Client secret").fill(clientSecret);
  }

  async expectStep(step: "connect" | "test" | "people" | "switch-on"): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/admin/providers/new/[0-9a-f-]{36}/${step}$`));
  }

  /** The button that goes on, whatever it says. */
  get onward(): Locator {
    return this.page
      .getByRole("main")
      .getByRole("button", { name: /^(Continue|Continue anyway|Continue without a test)$/ });
  }

  /** Goes on to the test, which runs by itself, and waits for its end. */
  async test(): Promise<void> {
    await this.onward.click();
    await this.expectStep("test");
    await expect(this.result).toBeVisible();
  }

  /** Back to the first step, by its link above the form. */
  async backToConnect(): Promise<void> {
    await this.page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Connect" }).click();
    await this.expectStep("connect");
  }

  /** From the test on to who gets what. */
  async toPeople(): Promise<void> {
    await this.onward.click();
    await this.expectStep("people");
  }

  /** From who gets what on to the last step. */
  async toSwitchOn(): Promise<void> {
    await this.onward.click();
    await this.expectStep("switch-on");
  }

  /** Presses the last button, and arrives where it says what can be done next. */
  async finish(slug: string): Promise<void> {
    await this.page.getByRole("button", { name: `Connect ${slug}`, exact: true }).click();
    await expect(this.page).toHaveURL(new RegExp(`/admin/providers/${slug}/connected$`));
  }

  override get result(): Locator {
    return this.card("Does it work?").getByText(/^People can(not)? sign in\b/);
  }

  override steps(outcome: "Works" | "Failed" | "Skipped"): Locator {
    return this.card("Does it work?").getByRole("listitem").filter({ hasText: outcome });
  }
}
