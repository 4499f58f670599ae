import { defineConfig } from "@playwright/test";

/** Drives the production build on the real stack (`npm run demo`): browsers and mail clients first, outages alone at the end. */
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
    trace: "retain-on-failure",
  },
  projects: [
    { name: "browser", testMatch: "browser/**/*.spec.ts", testIgnore: "**/outages.spec.ts" },
    { name: "mail", testMatch: "mail/**/*.spec.ts", testIgnore: "**/outages.spec.ts" },
    { name: "platform", testMatch: "platform/**/*.spec.ts" },
    // Parts of the demo are stopped here, so nothing else may run beside it.
    {
      name: "outages",
      testMatch: "**/outages.spec.ts",
      dependencies: ["browser", "mail", "platform"],
      fullyParallel: false,
      workers: 1,
    },
  ],
});
