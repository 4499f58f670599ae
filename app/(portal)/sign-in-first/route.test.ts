import { beforeAll, expect, it } from "vitest";
import { GET } from "@/app/(portal)/sign-in-first/route";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

beforeAll(() => stubProductEnv({ PORTAL_URL: "https://mail.example.org" }));

const loginPage = "https://mail.example.org/";
const after = (uri: string) => {
  const headers = { "x-original-uri": uri };
  const location =
    GET(new Request("http://127.0.0.1/sign-in-first", { headers })).headers.get("location") ?? "";
  expect(location.startsWith(loginPage)).toBe(true);
  return new URL(location).searchParams.get("next");
};

it.each([
  "/SOGo/so/alice@demo.test/Mail/view?a=1&b=2",
  "/SOGo/so/alice@demo.test/Mail/view?a=%26%3D%25&b=c+d%2Be",
  "/SOGo/so/alice%40demo.test/Mail/UIxMailPopupView?x=mailto:bob@demo.test?subject=A%20b&body=c",
  "/SOGo/so/alice@demo.test/Mail/view?r%C3%A9sum%C3%A9",
])("%s arrives whole after the sign-in", (uri) => expect(after(uri)).toBe(uri));

it.each(["https://evil.test/", "//evil.test/", "/\\evil.test", "", `/${"x".repeat(3_000)}`])(
  "%s leads to the login page only",
  (uri) => expect(after(uri)).toBeNull(),
);
