import { expect, type Locator } from "@playwright/test";
import { ConsolePage } from "./console-page";

/** The pages of an identity provider, each with a part of its settings. */
export class ProviderPage extends ConsolePage {
  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Opens a part of the provider. */
  async openPart(
    slug: string,
    part: "connection" | "people" | "templates" | "sync" | "scim" | "delete",
  ): Promise<void> {
    await this.open(`/admin/providers/${slug}/${part}`);
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
    const main = this.page.getByRole("main");
    return main.getByRole("status").or(main.getByRole("alert")).filter({ hasText: /^Gets/ });
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
}
