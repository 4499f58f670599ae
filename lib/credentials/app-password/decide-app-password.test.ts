import { beforeEach, describe, expect, it, vi } from "vitest";
import { unpackFacts } from "@/lib/access/packed-facts";
import { decideAppPassword } from "@/lib/credentials/app-password/decide-app-password";
import type { Login } from "@/lib/credentials/app-password/find-login";
import { noteAppPasswordUse } from "@/lib/credentials/app-password/last-use";
import { clientProtocols, protocolFlags } from "@/lib/platform/db/protocols";

vi.mock("@/lib/credentials/app-password/last-use", () => ({ noteAppPasswordUse: vi.fn() }));
const noted = vi.mocked(noteAppPasswordUse);
beforeEach(() => {
  noted.mockClear();
});

const everything = {
  adminState: "active",
  directoryState: "present",
  identityProviderId: null,
  facts: 0xffff,
};
const login = (appPassword: Partial<NonNullable<Login["appPassword"]>> | null): Login => ({
  mailboxId: "m",
  quotaBytes: 0,
  aclGroups: null,
  hashes: { passwordHash: null, directoryPasswordHash: null },
  facts: unpackFacts(everything),
  appPassword: appPassword && {
    id: "app",
    protocols: protocolFlags(clientProtocols),
    expiresAt: null,
    name: "Phone",
    allowedNetworks: [],
    ...appPassword,
  },
});
const decide = (given: Parameters<typeof login>[0], ip: string | null = "192.0.2.7") =>
  decideAppPassword(login(given), "imap", ip);

describe("an app password", () => {
  it("decides nothing where the login named none", () => {
    expect(decide(null)).toBeNull();
    expect(noted).not.toHaveBeenCalled();
  });

  it("opens, and its use is noted with where it came from and what for", () => {
    expect(decide({})).toEqual({ allowed: true });
    expect(noted).toHaveBeenCalledExactlyOnceWith({ id: "app", ip: "192.0.2.7", service: "imap" });
  });

  it.each([
    ["that lacks the protocol", { protocols: protocolFlags(["smtp"]) }, "app-password-lacks-protocol"],
    ["that has expired", { expiresAt: new Date(Date.now() - 1) }, "app-password-expired"],
    ["from elsewhere", { allowedNetworks: ["198.51.100.0/24"] }, "network-not-allowed"],
  ])("%s does not, and nobody reads of a use that was none", (_, given, reason) => {
    expect(decide(given)).toEqual({ allowed: false, reason });
    expect(noted).not.toHaveBeenCalled();
  });

  it.each([
    ["192.0.2.7", ["192.0.2.0/24"], true],
    ["192.0.2.7", ["198.51.100.0/24", "192.0.2.7/32"], true],
    ["192.0.3.7", ["192.0.2.0/24"], false],
    ["2001:db8::1", ["2001:db8::/32"], true],
    ["2001:db9::1", ["2001:db8::/32"], false],
    ["2001:db8::1", ["0.0.0.0/0"], false],
    ["192.0.2.7", ["::/0"], false],
    [null, [], true],
    [null, ["0.0.0.0/0", "::/0"], false],
  ])("from %s, allowed from %j, opens: %s", (ip, allowedNetworks, allowed) =>
    expect(decide({ allowedNetworks }, ip)?.allowed).toBe(allowed),
  );
});
