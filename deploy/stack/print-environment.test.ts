import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { printEnvironment } from "./commands/print-environment";

const opened = vi.hoisted(() => ({ config: "" }));
vi.mock("./certificates", () => ({
  findCertificates: () => ({ authority: "/a.pem", certificate: "/c.pem", key: "/k.pem" }),
}));
vi.mock("./identity", async (original) => ({ ...(await original<object>()), ownFile: () => undefined }));
vi.mock("./stack", async (original) => ({
  ...(await original<object>()),
  findPorts: () => ({}),
  openStack: async (kind: string) => ({
    kind,
    paths: { config: opened.config },
    ports: {},
    identity: { switches: false },
    secrets: { file: (name: string) => `/secrets/${name}`, get: () => "it's" },
  }),
}));

beforeEach(() => {
  opened.config = mkdtempSync(join(tmpdir(), "letterlock-environment-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(opened.config, { recursive: true });
});

it.each(["demo", "up"] as const)(
  "hands no NODE_ENV on to the shell that asks %s for its environment",
  async (kind) => {
    vi.stubEnv("NODE_ENV", "production");
    const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
    await printEnvironment(kind);
    const lines = print.mock.calls.map(([line]) => String(line));
    const names = lines.map((line) => /^export ([A-Z_]+)='.*'$/.exec(line)?.[1]);
    expect(names).toEqual(expect.arrayContaining(["DATABASE_URL_FILE", "PORTAL_URL", "GATE_URL"]));
    expect(names).not.toContain("NODE_ENV");
  },
);
