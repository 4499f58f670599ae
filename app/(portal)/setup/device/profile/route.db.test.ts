import { expect, it } from "vitest";
import { POST } from "@/app/(portal)/setup/device/profile/route";
import { createProfileLink } from "@/lib/accounts/device/create-profile-link";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { arriveWith } from "@/lib/testing/next-request";

const database = testDatabase();
const at = "https://localhost:8443/setup/device/profile";

it("gives the profile of a link for its token, once", async () => {
  arriveWith({});
  const { id, address } = await createTestMailbox(database.context());
  const self = database.context({ kind: "mailbox", id, address });
  const app = await createAppPassword(self, { mailboxId: id, name: "Phone", protocols: ["imap", "smtp"] });
  const { url } = await createProfileLink(self, app);
  const body = new URLSearchParams({ token: new URL(url).searchParams.get("token") ?? "" });
  const take = () => POST(new Request(at, { method: "POST", body }));
  const profile = await take();
  expect(profile.headers.get("content-type")).toBe("application/x-apple-aspen-config");
  expect(await profile.text()).toContain(app.password);
  expect((await take()).headers.get("location")).toContain("refused=used");
});

it.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])(
  "reads no more of what a stranger sends as %s than a token needs",
  async (type) => {
    arriveWith({});
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        if (sent > 4_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(97));
      },
    });
    const request = new Request(at, {
      method: "POST",
      headers: { "content-type": type },
      body,
      duplex: "half",
    } as RequestInit);
    expect((await POST(request)).status).toBe(303);
    expect(sent).toBeLessThan(500_000);
  },
);
