import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AppPasswordUses } from "@/app/(console)/[role]/mailboxes/[address]/app-password-uses";
import { appPasswordView, lastUses } from "@/app/(user)/home/app-password-view";
import { LastUseWords } from "@/app/(user)/home/last-use";

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
    protocols: ["imap", "smtp"],
    networks: [],
    createdAt: "2026-01-01T00:00:00.000Z",
    expiry: null,
    lastUse: null,
  });
});

const shown = (children: ReactNode) =>
  renderToStaticMarkup(createElement(NextIntlClientProvider, { locale: "en", messages: {}, children }))
    .replaceAll(/<[^>]*>/g, "")
    .replace("Mar 1, 2026, 12:00 PM", "NOON");

it.each([
  ["192.0.2.7", "smtp", "Last used NOON for SMTP from 192.0.2.7"],
  [null, "smtp", "Last used NOON for SMTP"],
  ["192.0.2.7", null, "Last used NOON from 192.0.2.7"],
  [null, null, "Last used NOON"],
  ["192.0.2.7", "new-service", "Last used NOON for new-service from 192.0.2.7"],
])("names address %s and service %s of the last use, as far as they are known", (ip, service, said) => {
  const { lastUse } = appPasswordView(
    { ...row, lastUsedAt: now, lastUsedIp: ip, lastUsedService: service },
    now,
  );
  expect(shown(createElement(LastUseWords, { id: "1", sent: lastUse }))).toBe(said);
});

it("tells an end that is past from one to come", () => {
  expect(appPasswordView({ ...row, expiresAt: now }, now).expiry?.over).toBe(true);
  expect(appPasswordView({ ...row, expiresAt: new Date("2026-03-02") }, now).expiry?.over).toBe(false);
});

it("says from where only it works, if that is limited", () => {
  const limited = { ...row, allowedNetworks: ["192.0.2.0/24", "2001:db8::/32"] };
  expect(shown(createElement(AppPasswordUses, appPasswordView(limited, now)))).toBe(
    "IMAP, SMTP; only from 192.0.2.0/24, 2001:db8::/32",
  );
  expect(shown(createElement(AppPasswordUses, appPasswordView(row, now)))).toBe("IMAP, SMTP");
});

it("reads the last uses from the list of the API", () => {
  const used = { id: "1", lastUsedAt: now.toISOString(), lastUsedIp: "192.0.2.7", lastUsedService: "smtp" };
  const never = { id: "2", lastUsedAt: null, lastUsedIp: null, lastUsedService: null };
  expect([...lastUses({ items: [used, never], next: null })]).toEqual([
    ["1", { at: now.toISOString(), service: "smtp", ip: "192.0.2.7" }],
  ]);
  expect(() => lastUses({ error: "signed out" })).toThrow();
});
