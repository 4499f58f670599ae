import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mergedClaims } from "@/lib/doors/sign-in/merged-claims";
import { readUserinfo } from "@/lib/doors/sign-in/read-userinfo";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";

let provider: FakeProvider;
beforeAll(async () => {
  provider = await startFakeProvider();
});
beforeEach(() => {
  provider.userinfoAnswer = null;
});
afterAll(() => provider.stop());

const read = (subject = "subject-1") =>
  readUserinfo(
    { issuer: provider.issuer, clientId: "letterlock", settings: {} },
    { accessToken: "token", subject },
  );
const answers = (status: number, type: string, body: string) => {
  provider.userinfoAnswer = { status, type, body };
};

describe("readUserinfo", () => {
  it("gives the claims of the same subject, and nobody else's", async () => {
    provider.userinfo = { sub: "subject-1", mailcow_template: "staff" };
    expect(await read()).toMatchObject({ state: "read", claims: { mailcow_template: "staff" } });
    expect(await read("subject-2")).toEqual({ state: "another-subject" });
  });

  it.each([
    [35, "35", "read"],
    [35, "035", "another-subject"],
    [2 ** 60, String(2 ** 60), "another-subject"],
    [null, "null", "another-subject"],
    [["35"], "35", "another-subject"],
    [undefined, "undefined", "another-subject"],
  ])("compares the sub %j with the token's %s as text: %s", async (sub, subject, state) => {
    provider.userinfo = { sub };
    expect(await read(subject)).toMatchObject({ state });
  });

  it.each([
    ["401", 401, "application/json", '{"error":"invalid_token"}', false],
    ["403", 403, "text/html", "<html>", false],
    ["404", 404, "text/plain", "", false],
    ["HTML", 200, "text/html", "<html>", false],
    ["a list", 200, "application/json", "[]", false],
    ["null", 200, "application/json", "null", false],
    ["a text", 200, "application/json", '"subject-1"', false],
    ["half an answer", 200, "application/json", '{"sub":', false],
    ["503", 503, "application/json", "{}", true],
  ])("goes on without an answer of %s", async (_, status, type, body, isOutage) => {
    answers(status, type, body);
    expect(await read()).toMatchObject({ state: "unread", isOutage });
  });

  it("takes a signed answer when it is signed for us by this provider", async () => {
    answers(200, "application/jwt", await provider.token({ email: "a@b.test", exp: undefined }));
    expect(await read()).toMatchObject({ state: "read", claims: { email: "a@b.test" } });
  });

  it.each([
    ["another key", () => provider.forgedToken()],
    ["another issuer", () => provider.token({ iss: "https://evil.test" })],
    ["another client", () => provider.token({ aud: "other" })],
    ["nobody", () => provider.token({ sub: undefined })],
    ["an expired one", () => provider.token({ exp: 1_000 })],
    ["no token at all", async () => "eyJ.x"],
  ])("takes no signed answer of %s", async (_, token) => {
    answers(200, "application/jwt", await token());
    expect(await read()).toMatchObject({ state: "unread", isOutage: false });
  });
});

describe("mergedClaims", () => {
  it.each<[string, object, object, object]>([
    ["what is missing", {}, { name: "Ada" }, { name: "Ada" }],
    ["the token's word first", { name: "Ada" }, { name: "Eve" }, { name: "Ada" }],
    [
      "a proof of the same address",
      { email: "a@b.test" },
      { email: "a@b.test", email_verified: true },
      { email: "a@b.test", email_verified: true },
    ],
    [
      "no proof of another address",
      { email: "a@b.test" },
      { email: "b@b.test", email_verified: true },
      { email: "a@b.test", email_verified: undefined },
    ],
    [
      "no proof without an address",
      { email: "a@b.test" },
      { email_verified: true },
      { email: "a@b.test", email_verified: undefined },
    ],
    [
      "the token's proof for no other address",
      { email_verified: true },
      { email: "a@b.test" },
      { email: "a@b.test", email_verified: undefined },
    ],
    [
      "the token's no",
      { email: "a@b.test", email_verified: false },
      { email: "a@b.test", email_verified: true },
      { email: "a@b.test", email_verified: false },
    ],
  ])("takes %s", (_, token, userinfo, merged) => {
    expect(mergedClaims({ ...token }, { ...userinfo })).toEqual({ email_verified: undefined, ...merged });
  });
});
