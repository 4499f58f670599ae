import { expect, it } from "vitest";
import { connectionSettings } from "@/lib/accounts/device/connection-settings";
import { protocolFlags } from "@/lib/platform/db/protocols";
import { unusualPorts } from "@/lib/testing/mail-ports";

const at = { portalUrl: "https://mail.example.org:8443", mailHost: "imap.example.org", ports: unusualPorts };
const none = protocolFlags([]);

it("lists only what the mailbox may use", () => {
  expect(connectionSettings(none, at, "a@example.org")).toEqual([]);
  const protocols = connectionSettings({ ...none, smtp: true, imap: true }, at, "a@example.org");
  expect(protocols.map((entry) => entry.protocol)).toEqual(["imap", "smtp"]);
});

it("names server, port and encryption", () => {
  const [imap, smtp] = connectionSettings({ ...none, imap: true, smtp: true }, at, "a@example.org");
  expect(imap?.settings.map((entry) => entry.value)).toEqual(["imap.example.org", "10993", "SSL/TLS"]);
  expect(smtp?.settings.map((entry) => entry.value)).toEqual(["imap.example.org", "10587", "STARTTLS"]);
});

it("gives the address of calendars, and the portal's host for ActiveSync", () => {
  const [dav, eas] = connectionSettings({ ...none, dav: true, eas: true }, at, "a@example.org");
  expect(dav?.settings[0]?.value).toBe("https://mail.example.org:8443/SOGo/dav/a@example.org/");
  expect(eas?.settings[0]?.value).toBe("mail.example.org:8443");
});
