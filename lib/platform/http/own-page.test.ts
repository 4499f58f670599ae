import { expect, it } from "vitest";
import { isFromOwnPage } from "@/lib/platform/http/own-page";

const own = "https://mail.example.org";

it.each([
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-origin", origin: own }, true],
  [{ origin: own }, true],
  [{ referer: `${own}/home` }, true],
  [{}, false],
  [{ origin: "null" }, false],
  [{ origin: "null", referer: `${own}/` }, false],
  [{ origin: "https://evil.test" }, false],
  [{ origin: "https://evil.test", "sec-fetch-site": "same-origin" }, false],
  [{ origin: `${own}.evil.test` }, false],
  [{ referer: `https://evil.test/?${own}` }, false],
  [{ referer: "nonsense" }, false],
  [{ "sec-fetch-site": "same-site", origin: own }, false],
  [{ "sec-fetch-site": "cross-site" }, false],
  [{ "sec-fetch-site": "none" }, false],
] as [Record<string, string>, boolean][])("%j: %s", (headers, expected) =>
  expect(isFromOwnPage(new Headers(headers), own)).toBe(expected),
);
