import { describe, expect, it } from "vitest";
import { claimedMailPassword } from "@/lib/providers/claims/mail-password";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";

const hash = "{SSHA256}YmWv7C+tvtWk2I5XIOeB7Hcj0EhM0JFynfHa0HQUBtGgE4Ia";
const on = openIdSettings.parse({ mailPassword: { enabled: true } });
const read = (mailcow_password?: unknown) => claimedMailPassword(on, { mailcow_password });

describe("claimedMailPassword", () => {
  it("takes one hash, as a text or as a list of one", () => {
    for (const claim of [hash, [hash], ` ${hash}\n`]) expect(read(claim)).toEqual({ state: "usable", hash });
  });

  it("finds none where there is none", () => {
    for (const claim of [undefined, null, "", "  ", [], [""]])
      expect(read(claim)).toEqual({ state: "absent" });
  });

  it("reads nothing while the flow is off, and the attribute that is chosen", () => {
    const claims = { mailcow_password: hash, secret: hash };
    expect(claimedMailPassword(openIdSettings.parse({}), claims)).toEqual({ state: "absent" });
    const other = openIdSettings.parse({ mailPassword: { enabled: true, attribute: "secret" } });
    expect(claimedMailPassword(other, { mailcow_password: hash })).toEqual({ state: "absent" });
    expect(claimedMailPassword(other, claims)).toEqual({ state: "usable", hash });
  });

  it.each([
    ["{PLAIN}hunter2-hunter2", "readable"],
    ["{CLEARTEXT}hunter2-hunter2", "readable"],
    ["hunter2-hunter2", "scheme"],
    ["{BLF-CRYPT}$2y$31$hunter2", "form"],
    [`{BLF-CRYPT}$2y$31$${"a".repeat(53)}`, "second"],
    [[hash, hash], "several"],
    [{ hash }, "isn't text"],
    [7, "isn't text"],
  ])("refuses %o, and says why without quoting it", (claim, word) => {
    const claimed = read(claim);
    expect(claimed).toEqual({
      state: "unusable",
      problem: expect.objectContaining({ english: expect.stringContaining(word) }),
    });
    expect(JSON.stringify(claimed)).not.toMatch(/hunter2|YmWv7C|aaaa/);
  });
});
