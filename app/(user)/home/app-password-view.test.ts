import { expect, it } from "vitest";
import { appPasswordView } from "@/app/(user)/home/app-password-view";

const now = new Date("2026-03-01T12:00:00Z");
const row = {
  id: "1",
  name: "Phone",
  imap: true,
  smtp: true,
  pop3: false,
  sieve: false,
  dav: false,
  eas: false,
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
    protocols: ["IMAP", "SMTP"],
    createdAt: "2026-01-01T00:00:00.000Z",
    expiry: null,
    lastUse: null,
  });
});

it("names the service and the address of the last use, as far as they are known", () => {
  const used = { ...row, lastUsedAt: now, lastUsedIp: "192.0.2.7", lastUsedService: "submission" };
  expect(appPasswordView(used, now).lastUse).toEqual({ at: now.toISOString(), from: "SMTP from 192.0.2.7" });
  expect(appPasswordView({ ...used, lastUsedIp: null }, now).lastUse?.from).toBe("SMTP");
  expect(appPasswordView({ ...used, lastUsedService: "new-service" }, now).lastUse?.from).toMatch(
    /^new-serv/,
  );
});

it("tells an end that is past from one to come", () => {
  expect(appPasswordView({ ...row, expiresAt: now }, now).expiry?.over).toBe(true);
  expect(appPasswordView({ ...row, expiresAt: new Date("2026-03-02") }, now).expiry?.over).toBe(false);
});
