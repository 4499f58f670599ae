import { describe, expect, it } from "vitest";
import { composeMessage } from "@/lib/notification/message/compose-message";
import type { NotificationEvent } from "@/lib/notification/message/event";
import { html } from "@/lib/notification/message/html";
import { plainText } from "@/lib/notification/message/plain-text";

const reader = { mailbox: "ada@example.test", locale: "en", timeZone: "Europe/Berlin" };
const sender = { installation: "Example <Mail>", portalUrl: "https://mail.example.test" };
const common = { by: "person", ip: "192.0.2.7", link: null, expiresAt: null } as const;
const at = new Date("2026-11-29T09:50:00Z");
const added = (name: string): NotificationEvent => ({
  kind: "app-password-added",
  values: { name },
  at,
  ...common,
});
const write = (name: string) => composeMessage([added(name)], reader, sender);

describe("a name", () => {
  it.each([
    ["line ends", "a\r\nBcc: eve@evil.test\r\n\r\nb", "“a Bcc: eve@evil.test b”"],
    ["separators of Unicode", "a\u2028b\u2029c", "“a b c”"],
    ["marks of direction", "a\u202egnp.exe\u2066b\u200f", "“a gnp.exe b”"],
  ])("has no %s in it", (_, name, shown) => {
    expect(write(name).events[0]?.sentence).toContain(shown);
  });

  it("is text in HTML, whatever it holds", () => {
    const written = html(write(`<img src=x onerror=alert(1)> & "quoted" 'too'`), null);
    expect(written).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot; &#39;too&#39;");
    expect(written).toContain("Example &lt;Mail&gt;");
    expect(written).not.toMatch(/<img|src=["']?http|url\(/);
  });

  it("is no message of ICU", () => {
    expect(plainText(write("{count, plural, other {#}} <b>"))).toContain("{count, plural, other {#}} <b>");
  });
});

it("gives times in the reader's zone, and says which", () => {
  expect(plainText(write("phone"))).toContain("November 29, 2026 at 10:50 AM GMT+1");
  expect(plainText(composeMessage([added("phone")], { ...reader, locale: "de" }, sender))).toContain(
    "10:50 MEZ",
  );
});

it("says where messages like it are turned off, for those that can be", () => {
  const told: NotificationEvent = {
    kind: "impersonated",
    values: { until: "2026-11-29T11:00:00Z" },
    at,
    ...common,
    by: "administrator",
  };
  expect(plainText(composeMessage([told], reader, sender))).toContain(
    "https://mail.example.test/home/settings",
  );
  expect(plainText(write("phone"))).not.toContain("/home/settings");
});
