import { defineConfig } from "@playwright/test";

/** Tests that change the whole installation or stop parts of it. */
const alone = ["**/installation.spec.ts", "**/outages.spec.ts", "**/directory-outages.spec.ts"];

/** Drives the production build on the real stack (`npm run demo`): browsers and mail clients first, the rest alone at the end. */
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
    screenshot: "only-on-failure",
    // Without pictures of each step, which every test would pay for.
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
  },
  projects: [
    { name: "browser", testMatch: "browser/**/*.spec.ts", testIgnore: alone },
    { name: "mail", testMatch: "mail/**/*.spec.ts", testIgnore: alone },
    { name: "ldap", testMatch: "ldap/**/*.spec.ts", testIgnore: alone },
    { name: "platform", testMatch: "platform/**/*.spec.ts" },
    // Nothing else may run beside these.
    {
      name: "alone",
      testMatch: alone,
      dependencies: ["browser", "mail", "ldap", "platform"],
      fullyParallel: false,
      workers: 1,
    },
  ],
});
