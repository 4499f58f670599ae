/** What the product needs in its environment to read `env()`, and no service: unit tests run with it (vitest.config.ts). */
export const productEnv = {
  NODE_ENV: "test" as const,
  DATABASE_URL: "mysql://nobody:x@127.0.0.1:1/none",
  LETTERLOCK_SECRET: Buffer.alloc(32, 9).toString("base64"),
  PORTAL_URL: "https://localhost:8443",
  MACHINE_TOKEN: "test-machine-token-0123456789",
  WEBMAIL_SECRET: "test-webmail-secret-0123456789",
  LOG_LEVEL: "silent",
};
