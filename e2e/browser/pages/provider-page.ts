import { expect, type Locator } from "@playwright/test";
import type { KeycloakForm } from "../connection-failures";
import { ConsolePage } from "./console-page";

/** The form of an identity provider: new at `/admin/providers/new`, or of one that is there. */
export class ProviderPage extends ConsolePage {
  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  async openNew(slug: string, kind: "keycloak" | "oidc" | "ldap"): Promise<void> {
    await this.open("/admin/providers/new");
    await this.field("Short name").fill(slug);
    await this.field("Sign-in button text").fill(slug);
    await this.field("Type").selectOption(kind);
  }

  async fillKeycloak({ serverUrl, realm, clientId, clientSecret }: KeycloakForm): Promise<void> {
    await this.field("Server URL").fill(serverUrl);
    await this.field("Realm").fill(realm);
    await this.field("Client ID").fill(clientId);
    await this.field("Client secret").fill(clientSecret);
  }

  /** The n-th mapping, from 1, is of this value to this template; adds it where there is none yet. */
  async setMapping(number: number, value: string, template: string, claim = ""): Promise<void> {
    const mapping = this.page.getByLabel(`Value of mapping ${number}`);
    if ((await mapping.count()) === 0) await this.page.getByRole("button", { name: "Add mapping" }).click();
    await mapping.fill(value);
    await this.page.getByLabel(`Claim of mapping ${number};`).fill(claim);
    await this.page.getByLabel(`Template for ${value}`, { exact: true }).selectOption({ label: template });
  }

  /** The values of the mappings in their order. */
  mappings(): Promise<string[]> {
    return this.page
      .getByLabel(/^Value of mapping/)
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  }

  /** Pastes claims into the try-out and gives the place of the answer. */
  async tryClaims(claims: object): Promise<Locator> {
    await this.field("Try it out").fill(JSON.stringify(claims));
    await this.page.getByRole("button", { name: "Find template" }).click();
    return this.card("Templates")
      .getByRole("status")
      .or(this.card("Templates").getByRole("alert"))
      .filter({ hasText: /^Gets/ });
  }

  /** Runs the connection test on the form as it stands and waits for its end. */
  async testConnection(sampleUser = ""): Promise<void> {
    const sample = this.field("Look up the template for");
    if (await sample.isVisible()) await sample.fill(sampleUser);
    await this.page.getByRole("button", { name: "Test connection" }).click();
    await expect(this.result).toBeVisible();
  }

  /** What the connection test has come to. */
  get result(): Locator {
    return this.card("Test").getByText(/^People can(not)? sign in/);
  }

  /** The steps of the connection test with this outcome. */
  steps(outcome: "Works" | "Failed" | "Skipped"): Locator {
    return this.card("Test").getByRole("listitem").filter({ hasText: outcome });
  }

  async create(): Promise<void> {
    await this.page.getByRole("button", { name: "Create provider" }).click();
  }
}
