import { defineConfig } from "@playwright/test";
import sideBySide, { alone } from "./playwright.config";

/** Drives the production build where no other test may use the stack, one after the other. */
export default defineConfig({
  ...sideBySide,
  // Of its own, since each run empties its folder when it begins.
  outputDir: "../test-results/e2e-alone",
  fullyParallel: false,
  workers: 1,
  projects: [{ name: "alone", testMatch: alone }],
});
