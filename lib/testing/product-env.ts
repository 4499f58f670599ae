import { vi } from "vitest";

/** The environment a unit test needs when the code under test reads `env()` but no service. */
export function stubProductEnv(extra: Record<string, string> = {}): void {
  const values = {
    NODE_ENV: "test",
    DATABASE_URL: "mysql://nobody:x@127.0.0.1:1/none",
    LETTERLOCK_SECRET: Buffer.alloc(32, 9).toString("base64"),
    PORTAL_URL: "https://localhost:8443",
    MACHINE_TOKEN: "test-machine-token-0123456789",
    WEBMAIL_SECRET: "test-webmail-secret-0123456789",
    LOG_LEVEL: "silent",
    ...extra,
  };
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
}
