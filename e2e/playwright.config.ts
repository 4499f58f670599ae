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
  // A second attempt, since a browser may hang on a busy machine. `npm test` names who needed it.
  retries: 1,
  timeout: 90_000,
  // Keycloak takes its time for a first page while two cores run everything.
  expect: { timeout: 20_000 },
  use: {
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    screenshot: "only-on-failure",
    trace: "retain-on-first-failure",
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
