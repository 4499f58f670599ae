import { describe, expect, it, vi } from "vitest";
import { endpointUrl, providerUrl } from "@/lib/providers/settings/issuer";

const named = vi.hoisted(() => ({ networks: [] as string[] }));
vi.mock("@/lib/platform/env", () => ({ env: () => ({ PROVIDER_NETWORKS: named.networks }) }));

describe("providerUrl", () => {
  it.each(["https://id.test", "https://id.test/realms/x", "http://localhost:8080", "http://127.0.0.1:1/x"])(
    "takes %s",
    (url) => {
      expect(providerUrl.safeParse(url).success).toBe(true);
    },
  );

  it.each([
    "http://id.test",
    "http://127.0.0.1.evil.test",
    "https://a:b@id.test",
    "https://id.test/?x=1",
    "https://id.test/#x",
    "ftp://id.test",
    "id.test",
    `https://id.test/${"x".repeat(255)}`,
    "https://169.254.169.254/latest",
    "https://2852039166",
    "https://[fe80::1]",
    "https://[::ffff:169.254.169.254]",
    "https://0.0.0.0",
  ])("refuses %s", (url) => {
    expect(providerUrl.safeParse(url).success).toBe(false);
  });
});

describe("endpointUrl", () => {
  it("takes a query, and is otherwise as strict", () => {
    expect(endpointUrl.safeParse("https://id.test/authorize?p=policy").success).toBe(true);
    for (const url of [
      "http://id.test/token",
      "https://a:b@id.test/",
      "https://id.test/#x",
      "https://[fe80::1]/token",
    ])
      expect(endpointUrl.safeParse(url).success).toBe(false);
  });
});
