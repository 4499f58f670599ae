import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{app,lib,deploy,bench,bin,drill,docs}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          // All cores: left to itself, Vitest spares one, which is half of a small machine.
          maxWorkers: "100%",
          // It imports "next/server", which Node alone does not find.
          server: { deps: { inline: ["next-auth"] } },
          env: { TZ: "Asia/Kathmandu" },
        },
      },
      {
        resolve: { alias },
        test: {
          // With a database, or another server of the tests' own.
          name: "db",
          include: ["{app,lib,deploy,bench,drill}/**/*.db.test.ts"],
          globalSetup: ["lib/testing/database-setup.ts"],
          maxWorkers: "100%",
          testTimeout: 15_000,
          expect: { poll: { timeout: 10_000 } },
          // It imports "next/server", which Node alone does not find.
          server: { deps: { inline: ["next-auth"] } },
          env: { TZ: "Asia/Kathmandu" },
        },
      },
    ],
  },
});
