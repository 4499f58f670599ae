import { describe, expect, it, vi } from "vitest";
import { enterWebmail } from "@/app/(webmail)/sogo-auth/enter-webmail";
import { currentSession, type UserSession } from "@/lib/faces/session/current";

vi.mock("@/lib/faces/session/current", () => ({ currentSession: vi.fn() }));

const alice: UserSession = {
  id: "0".repeat(32),
  mailboxId: "1",
  address: "alice+x@demo.test",
  displayName: "Alice",
  language: null,
  timeZone: null,
  identityProviderId: null,
  providerName: null,
  signedInAt: null,
  startPage: "portal",
  mayChooseStartPage: true,
  authenticatedAt: new Date(),
  impersonatedBy: null,
  webmail: true,
};

async function enter(query: string, session: UserSession | null = alice) {
  vi.mocked(currentSession).mockResolvedValue(session);
  const answer = await enterWebmail(new Request(`https://mail.test/sogo-auth.php${query}`));
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
}

describe("/sogo-auth", () => {
  it.each(["?login=alice%2Bx@demo.test", "?login=Alice+x@Demo.test", "?login=%u", "?login=", ""])(
    "%s opens the visitor's own INBOX",
    async (query) => {
      expect(await enter(query)).toMatchObject({
        status: 302,
        location: "/SOGo/so/alice%2Bx%40demo.test/Mail/view",
      });
    },
  );

  it("leads through the sign-in and back without a session", async () => {
    expect((await enter("?login=bob@demo.test", null)).location).toBe(
      `/?next=${encodeURIComponent("/sogo-auth.php?login=bob@demo.test")}`,
    );
  });

  it.each(["?login=bob@demo.test", "?login=nonsense", "?login=%3Cscript%3E"])(
    "%s opens nothing",
    async (query) => {
      const { status, text } = await enter(query);
      expect(status).toBe(403);
      expect(text).not.toContain("<script");
    },
  );

  it("says that a link has done nothing, signed in or not", async () => {
    for (const session of [alice, null]) {
      const { status, location, text } = await enter("?refused=driven", session);
      expect([status, location]).toEqual([403, null]);
      expect(text).toContain("Nothing was changed.");
    }
  });

  it.each(["protocol-off", "no-such-path", ""])(
    "refused=%s opens the INBOX where that is possible",
    async (why) => expect((await enter(`?refused=${why}`)).status).toBe(302),
  );

  it("says so when webmail is switched off", async () => {
    const { status, text } = await enter("", { ...alice, webmail: false });
    expect(status).toBe(403);
    expect(text).toContain("switched off");
  });
});
