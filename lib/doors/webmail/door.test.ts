import { describe, expect, it } from "vitest";
import { doorOf } from "@/lib/doors/webmail/door";

describe("doorOf", () => {
  it.each([
    ["/SOGo", "webmail"],
    ["/SOGo/", "webmail"],
    ["/SOGo/so", "webmail"],
    ["/SOGo/so/alice@demo.test/Mail/view?x=/SOGo/dav", "webmail"],
    ["/SOGo/so/alice%40demo.test/Mail/0/folderINBOX/view", "webmail"],
    ["/SOGo/dav/", "dav"],
    ["/SOGo/dav/alice@demo.test/Calendar/personal/", "dav"],
    ["/Microsoft-Server-ActiveSync?Cmd=FolderSync&User=x", "eas"],
    ["/SOGo/Microsoft-Server-ActiveSync", "eas"],
  ])("%s is %s", (uri, door) => expect(doorOf(uri)).toBe(door));

  it.each([
    "",
    "SOGo/so",
    "/SOGo/connect",
    "/SOGo/WebServerResources/js/x.js",
    "/sogo/so",
    "/SOGo/dav/../so/alice@demo.test/Mail/view",
    "/SOGo/dav/%2e%2e/so/alice@demo.test/Mail/view",
    "/SOGo/dav%2f..%2fso/alice",
    "/SOGo/dav/x\\..\\so",
    "/SOGo//so/alice",
    "/SOGo/%zz",
    "/SOGo/so/%00",
    "//SOGo/so",
    "/other/SOGo/so",
  ])("%s is no door", (uri) => expect(doorOf(uri)).toBeNull());
});
