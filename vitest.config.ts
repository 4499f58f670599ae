import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const fileAt = (path: string) => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, "");

const alias = {
  "@": fileAt("."),
  // As Next finds them on the server: by a condition of its own, and by next-intl's plugin.
  "next-intl/server": fileAt("node_modules/next-intl/dist/esm/production/server.react-server.js"),
  "next-intl/config": fileAt("app/_words/request.ts"),
};

// They import "next/server" and the like, which Node alone does not find.
const server = { deps: { inline: ["next-auth", "next-intl"] } };

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
          server,
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
          server,
          env: { TZ: "Asia/Kathmandu" },
        },
      },
    ],
  },
});
