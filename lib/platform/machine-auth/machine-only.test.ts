import { beforeAll, describe, expect, it } from "vitest";
import { machineOnly } from "@/lib/platform/machine-auth/machine-only";
import { rememberPeer } from "@/lib/platform/machine-auth/peer";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

const token = "test-machine-token-0123456789";
beforeAll(() => stubProductEnv({ MACHINE_NETWORKS: "172.22.1.0/24, fd4d::/64" }));

async function statusOf(headers: Record<string, string>, peer?: string): Promise<number> {
  const request = new Request("http://gate.test/api/dovecot/auth", { headers });
  rememberPeer(request, peer);
  return (await machineOnly(async () => new Response("in"))(request)).status;
}

describe("machineOnly", () => {
  it("takes the token in either header", async () => {
    expect(await statusOf({ "x-letterlock-token": token })).toBe(200);
    expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusOf({ authorization: `bearer ${token}` })).toBe(200);
    expect(await statusOf({ "x-letterlock-token": token, authorization: "Basic YTpi" })).toBe(200);
  });

  it("refuses everybody else", async () => {
    for (const headers of [
      {},
      { "x-letterlock-token": "" },
      { "x-letterlock-token": `${token}x` },
      { "x-letterlock-token": token.slice(0, -1) },
      { authorization: token },
      { authorization: "Basic YTpi" },
    ])
      expect(await statusOf(headers as Record<string, string>)).toBe(403);
  });

  it("takes a network by the socket's address, never by a header alone", async () => {
    expect(await statusOf({}, "172.22.1.9")).toBe(200);
    expect(await statusOf({}, "::ffff:172.22.1.9")).toBe(200);
    expect(await statusOf({}, "172.22.2.9")).toBe(403);
    expect(
      await statusOf({ "x-real-ip": "172.22.1.9", "x-forwarded-for": "172.22.1.9" }, "203.0.113.5"),
    ).toBe(403);
    expect(await statusOf({ "x-real-ip": "172.22.1.9", "x-forwarded-for": "172.22.1.9" })).toBe(403);
  });

  it("looks behind a trusted proxy", async () => {
    expect(await statusOf({ "x-real-ip": "172.22.1.9" }, "127.0.0.1")).toBe(200);
    expect(await statusOf({ "x-real-ip": "203.0.113.5" }, "127.0.0.1")).toBe(403);
    expect(await statusOf({ "x-real-ip": "nonsense" }, "127.0.0.1")).toBe(403);
    expect(await statusOf({}, "127.0.0.1")).toBe(403);
  });
});
