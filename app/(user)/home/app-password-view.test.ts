import { expect, it } from "vitest";
import { appPasswordView, lastUses } from "@/app/(user)/home/app-password-view";

const now = new Date("2026-03-01T12:00:00Z");
const row = {
  id: "1",
  name: "Phone",
  protocols: ["imap", "smtp"] as const,
  allowedNetworks: [],
  createdAt: new Date("2026-01-01T00:00:00Z"),
  expiresAt: null,
  lastUsedAt: null,
  lastUsedIp: null,
  lastUsedService: null,
};

it("shows a new one as never used and without an end", () => {
  expect(appPasswordView(row, now)).toEqual({
    id: "1",
    name: "Phone",
    uses: "IMAP, SMTP",
    createdAt: "2026-01-01T00:00:00.000Z",
    expiry: null,
    lastUse: null,
  });
});

it("names the service and the address of the last use, as far as they are known", () => {
  const used = { ...row, lastUsedAt: now, lastUsedIp: "192.0.2.7", lastUsedService: "smtp" };
  expect(appPasswordView(used, now).lastUse).toEqual({
    at: now.toISOString(),
    from: "for SMTP from 192.0.2.7",
  });
  expect(appPasswordView({ ...used, lastUsedIp: null }, now).lastUse?.from).toBe("for SMTP");
  expect(appPasswordView({ ...used, lastUsedService: "new-service" }, now).lastUse?.from).toMatch(
    /^for new-service /,
  );
});

it("tells an end that is past from one to come", () => {
  expect(appPasswordView({ ...row, expiresAt: now }, now).expiry?.over).toBe(true);
  expect(appPasswordView({ ...row, expiresAt: new Date("2026-03-02") }, now).expiry?.over).toBe(false);
});

it("says from where only it works, if that is limited", () => {
  const limited = { ...row, allowedNetworks: ["192.0.2.0/24", "2001:db8::/32"] };
  expect(appPasswordView(limited, now).uses).toBe("IMAP, SMTP; only from 192.0.2.0/24, 2001:db8::/32");
});

it("reads the last uses from the list of the API", () => {
  const used = { id: "1", lastUsedAt: now.toISOString(), lastUsedIp: "192.0.2.7", lastUsedService: "smtp" };
  const never = { id: "2", lastUsedAt: null, lastUsedIp: null, lastUsedService: null };
  expect([...lastUses({ items: [used, never], next: null })]).toEqual([
    ["1", { at: now.toISOString(), from: "for SMTP from 192.0.2.7" }],
  ]);
  expect(() => lastUses({ error: "signed out" })).toThrow();
});
