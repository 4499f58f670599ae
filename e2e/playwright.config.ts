import { defineConfig } from "@playwright/test";

/** Tests that change the whole installation or stop parts of it: nothing else may run beside these (`alone.config.ts`). */
export const alone = ["**/installation.spec.ts", "**/outages.spec.ts", "**/directory-outages.spec.ts"];

/** Drives the production build on the real stack (`npm run demo`), side by side. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/e2e",
  globalSetup: "./start-demo.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 90_000,
  // Keycloak takes its time for a first page while two cores run everything.
  expect: { timeout: 20_000 },
  use: {
    launchOptions: {
      // The same engine without the parts of a desktop, at less than half of the processor's time.
      executablePath: "/usr/bin/chromium-headless-shell",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    // A failed test leaves this and the page's text. A trace of every step, which all tests would pay for, is `--trace retain-on-failure` away.
    screenshot: "only-on-failure",
  },
  projects: [
    // First, since its longest test has one worker to itself, which the other would wait for at the end.
    { name: "platform", testMatch: "platform/**/*.spec.ts" },
    { name: "browser", testMatch: "browser/**/*.spec.ts", testIgnore: alone },
    { name: "mail", testMatch: "mail/**/*.spec.ts", testIgnore: alone },
    { name: "ldap", testMatch: "ldap/**/*.spec.ts", testIgnore: alone },
  ],
});
