import { expect, it } from "vitest";
import ConfirmRecoveryPage from "@/app/(portal)/confirm-recovery-address/page";
import ForgotPasswordPage from "@/app/(portal)/forgot-password/page";
import ResetPasswordPage from "@/app/(portal)/reset-password/page";
import { createMailboxLink } from "@/lib/accounts/recovery-address/link";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { arriveWith } from "@/lib/testing/next-request";
import { visitPage } from "@/lib/testing/page-visit";

const database = testDatabase();

async function shown(page: Parameters<typeof visitPage>[0], query: Record<string, string>): Promise<string> {
  arriveWith({});
  const outcome = await visitPage(page, {}, query);
  if (outcome.kind !== "shown") throw new Error(outcome.kind);
  return outcome.html;
}

const foreign = [
  "https://evil.test/",
  "//evil.test/",
  "/\\evil.test",
  "javascript:alert(1)",
  "/\t/evil.test",
];

it.each(foreign)("leads nobody to %j", async (next) => {
  const { id } = await createTestMailbox(database.context(), { password: "a long password 1" });
  const { link } = await createMailboxLink(database.client().db, id, "reset-password");
  const token = new URL(link).searchParams.get("token") ?? "";
  const pages = [
    await shown(ForgotPasswordPage, { next }),
    await shown(ResetPasswordPage, { token, next }),
    await shown(ResetPasswordPage, { token: "made up", next }),
  ];
  for (const html of pages) expect(html).not.toContain("evil.test");
  expect(pages.join()).not.toContain("alert(1)");
});

it("keeps the page that was asked for, through every step", async () => {
  const next = "/home/devices?new=1";
  const kept = `next=${encodeURIComponent(next)}`;
  expect(await shown(ForgotPasswordPage, { next })).toContain(`href="/?${kept}"`);
  expect(await shown(ResetPasswordPage, { token: "too old", next })).toContain(`/forgot-password?${kept}`);
});

it("says whose password it is only to who holds the link, and uses nothing up by being opened", async () => {
  const { id, address } = await createTestMailbox(database.context(), { password: "a long password 1" });
  const { db } = database.client();
  for (const [page, purpose] of [
    [ResetPasswordPage, "reset-password"],
    [ConfirmRecoveryPage, "confirm-recovery-address"],
  ] as const) {
    const { link } = await createMailboxLink(db, id, purpose);
    const token = new URL(link).searchParams.get("token") ?? "";
    for (let time = 0; time < 2; time++) expect(await shown(page, { token })).toContain(address);
    const other = await shown(page, { token: `${token}x` });
    expect(other).not.toContain(address);
    expect(other).toContain("This link does not work");
  }
});
