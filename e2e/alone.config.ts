import { defineConfig } from "@playwright/test";
import sideBySide, { alone } from "./playwright.config";

/** Drives the production build where no other test may use the stack, one after the other. */
export default defineConfig({
  ...sideBySide,
  fullyParallel: false,
  workers: 1,
  projects: [{ name: "alone", testMatch: alone }],
});
