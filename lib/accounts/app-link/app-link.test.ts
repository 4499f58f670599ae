import { describe, expect, it } from "vitest";
import { z } from "zod";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { fillLink } from "@/lib/accounts/app-link/fill-link";

describe("links", () => {
  it("puts an address into a link as one part of it", () => {
    expect(fillLink("/x?login=%u&again=%u", "a$&b+c@x.test")).toBe(
      "/x?login=a%24%26b%2Bc%40x.test&again=a%24%26b%2Bc%40x.test",
    );
  });

  it.each(["https://chat.example.org/", "http://localhost:8080/?q=1", "/files/", "https://x.test/u/%u"])(
    "takes %s",
    (url) => {
      expect(appLinkShapes.signedInUrl.parse(url)).toBe(url);
    },
  );

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.test/",
    "/\\evil.test",
    "https://user:pw@x.test/",
    "https://%u.evil.test/",
    "https://x.test%u/",
    "https:x",
    "relative/path",
    "/a\nb",
    "",
  ])("refuses %j", (url) => {
    expect(z.object(appLinkShapes).shape.signedInUrl.safeParse(url).success).toBe(false);
  });

  it("keeps people's addresses out of what visitors see", () => {
    expect(appLinkShapes.url.safeParse("/x?login=%u").success).toBe(false);
  });
});
