import { expect, type Locator, type Page } from "@playwright/test";
import { codeOf } from "../authenticator";

/** Setting up and giving second factors, the same for everybody. */
export class FactorSection {
  readonly removeButtons: Locator;

  constructor(readonly page: Page) {
    this.removeButtons = page.getByRole("button", { name: /^Remove (Authenticator app|Passkey)$/ });
  }

  /** Adds an authenticator app with the code that `codeOf` makes of the shown secret; gives the recovery codes. */
  async addTotp(codeOf: (secret: string) => string): Promise<string[]> {
    const form = this.page.locator("form").filter({ hasText: "No camera?" });
    const secret = await form.locator("code").textContent();
    await form.getByRole("textbox", { name: "Code" }).fill(codeOf(secret ?? ""));
    await form.getByRole("button", { name: "Add authenticator app" }).click();
    const codes = this.page.getByRole("list", { name: "Recovery codes" });
    await expect(codes).toBeVisible();
    return codes.getByRole("listitem").allInnerTexts();
  }

  /** Sets up an authenticator app with the code that it shows now, and goes on; gives its secret. */
  async setUpTotp(): Promise<string> {
    let secret = "";
    await this.addTotp((shown) => {
      secret = shown;
      return codeOf(shown);
    });
    await this.goOn();
    return secret;
  }

  async goOn(): Promise<void> {
    await this.page.getByRole("link", { name: /continue/i }).click();
  }

  /** Waits for the page's script, since the button does nothing without it. */
  async addPasskey(): Promise<void> {
    await this.page.waitForLoadState("networkidle");
    await this.page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(this.page.getByText(/^Your second factor (was added|is set up)\.$/)).toBeVisible();
    await this.goOn();
  }

  async prove(code: string): Promise<void> {
    const form = this.page.locator("form").filter({ hasText: "The six-digit code" });
    await form.getByRole("textbox").fill(code);
    await form.getByRole("button", { name: "Continue" }).click();
  }

  async confirmPasskey(): Promise<void> {
    await this.page.waitForLoadState("networkidle");
    await this.page.getByRole("button", { name: "Use a passkey" }).click();
  }

  async enterRecoveryCode(code: string): Promise<void> {
    await this.page.getByText("Use a recovery code").click();
    const form = this.page.locator("form").filter({ hasText: "Each code works only once" });
    await form.getByRole("textbox").fill(code);
    await form.getByRole("button", { name: "Continue" }).click();
  }
}
