import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "mysql",
  schema: "./lib/platform/db/schema/*.ts",
  out: "./drizzle/migrations",
});
