import fc from "fast-check";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { adminLoginPath, consolePath, consoleTarget, roleAt } from "@/lib/faces/session/admin-path";
import { clientAddress } from "@/lib/faces/session/client-address";
import { guardPage } from "@/lib/faces/session/guard-page";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";

/* Where somebody is led after a sign-in, and whom a request comes from, is told by what anybody can write. */

const portal = "https://localhost:8443";
const tricks = fc.array(
  fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "%2f",
    "%5c",
    "\t",
    "\n",
    "\r",
    "@",
    ":",
    "?",
    "#",
    "evil.test",
    "https:",
    "javascript:",
    "home",
    " ",
    "\u2028",
  ),
  { maxLength: 10 },
);

describe("the page to go to after a sign-in", () => {
  it("is one of ours, whatever was asked for: a browser that follows it stays here", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          tricks.map((parts) => `/${parts.join("")}`),
          fc.webUrl(),
          fc.string({ unit: "binary" }),
        ),
        (asked) => {
          const path = ownPath(asked);
          if (path === null) return;
          expect(new URL(path, portal).origin).toBe(portal);
          expect(path).toMatch(/^\/(?!\/)/);
          expect(ownPath(path), "and so is what is made of it").not.toBeNull();
        },
      ),
      { numRuns: 2_000 },
    ));

  it.each([
    ["/home", "/home"],
    ["/home?a=1&b=%2F", "/home?a=1&b=%2F"],
    ["/home#secret", "/home"],
    ["/a/../b", "/b"],
    ["/SOGo/so/", "/SOGo/so/"],
  ])("%s is %s", (asked, path) => expect(ownPath(asked)).toBe(path));

  it.each([
    "",
    "home",
    "//evil.test",
    "/\\evil.test",
    "\\/evil.test",
    "/\t/evil.test",
    "/..//evil.test",
    "https://evil.test",
    "javascript:alert(1)",
    `/${"a".repeat(2_000)}`,
    null,
    undefined,
    7,
    ["/home"],
    { toString: () => "/home" },
  ])("%j is none", (asked) => expect(ownPath(asked)).toBeNull());

  it("is handed on beside other words, which it cannot change", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.stringMatching(/^[a-z-]{1,20}$/), (next, reason) => {
        const address = new URL(onTheWayTo(next, "/", { refused: reason }), portal);
        expect([address.origin, address.pathname]).toEqual([portal, "/"]);
        expect(address.searchParams.getAll("refused")).toEqual([reason]);
        expect(address.searchParams.getAll("next").length).toBeLessThanOrEqual(1);
      }),
    ));

  it("is left out where it is the start, so that no address grows by it", () => {
    expect(onTheWayTo("/", "/login")).toBe("/login");
    expect(onTheWayTo(null, "/login")).toBe("/login");
    expect(onTheWayTo("/home", "/login")).toBe("/login?next=%2Fhome");
  });
});

describe("the pages of a role", () => {
  const roles = ["superadmin", "domain-admin"] as const;

  it("begin where no other role's begin", () => {
    expect(roles.map(consolePath)).toEqual(["/admin", "/domain-admin"]);
    for (const role of roles) expect(roleAt(consolePath(role).slice(1))).toBe(role);
    for (const other of ["", "Admin", "admin/", "user", "superadmin", "constructor"])
      expect(roleAt(other)).toBeNull();
  });

  it("are all that a sign-in of the role leads to, whatever was asked for", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.oneof(
          tricks.map((parts) => `/${parts.join("")}`),
          fc
            .constantFrom("/admin", "/domain-admin", "/home")
            .chain((start) => tricks.map((parts) => start + parts.join(""))),
        ),
        (role, next) => {
          const { pathname, origin } = new URL(consoleTarget(role, next), portal);
          expect(origin).toBe(portal);
          expect(pathname === consolePath(role) || pathname.startsWith(`${consolePath(role)}/`)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    ));

  it.each([
    ["superadmin", "/admin/mailboxes?x=1", "/admin/mailboxes?x=1"],
    ["superadmin", "/administrator", "/admin"],
    ["superadmin", "/domain-admin/mailboxes", "/admin"],
    ["superadmin", "/admin/../home", "/admin"],
    ["domain-admin", "/admin/mailboxes", "/domain-admin"],
    ["domain-admin", "/domain-admin", "/domain-admin"],
  ] as const)("%s who asked for %s goes to %s", (role, next, target) =>
    expect(consoleTarget(role, next)).toBe(target),
  );

  it("are led to from the role's own login page", () => {
    expect(adminLoginPath("superadmin")).toBe("/admin/login");
    expect(adminLoginPath("superadmin", "/admin")).toBe("/admin/login");
    expect(adminLoginPath("domain-admin", "/domain-admin/x?y=1")).toBe(
      "/domain-admin/login?next=%2Fdomain-admin%2Fx%3Fy%3D1",
    );
    expect(adminLoginPath("domain-admin", "https://evil.test")).toBe("/domain-admin/login");
  });
});

describe("whom a request comes from", () => {
  const trusted = ["10.0.0.0/8", "::1/128"];

  it.each([
    ["203.0.113.5", "203.0.113.5"],
    ["203.0.113.5, 10.0.0.1", "203.0.113.5"],
    ["192.0.2.99, 203.0.113.5, 10.0.0.1", "203.0.113.5"],
    ["10.0.0.2, 10.0.0.1", "10.0.0.2"],
    ["::ffff:203.0.113.5, ::1", "203.0.113.5"],
    [" 203.0.113.5 ,10.0.0.1 ", "203.0.113.5"],
    ["nonsense, 203.0.113.5", "203.0.113.5"],
    ["203.0.113.5, nonsense", undefined],
    ["203.0.113.5, nonsense, 10.0.0.1", undefined],
    ["203.0.113.5:4711", undefined],
    ["", undefined],
    [null, undefined],
  ])("by X-Forwarded-For %j is %j", (header, address) =>
    expect(clientAddress(header, trusted)).toBe(address),
  );

  it("is nothing that the visitor writes: what stands left of the first stranger changes nothing", () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.ipV4(), fc.string())), (forged) => {
        expect(clientAddress([...forged, "203.0.113.5", "10.0.0.1"].join(", "), trusted)).toBe("203.0.113.5");
      }),
    ));

  it("is the nearest neighbour where nobody is trusted", () =>
    expect(clientAddress("192.0.2.1, 203.0.113.5", [])).toBe("203.0.113.5"));
});

describe("what stands before every page", () => {
  const asked = (over: { method?: string; path?: string; headers?: Record<string, string> } = {}) => {
    const { method = "GET", path = "/home?x=1", headers = {} } = over;
    return guardPage(
      new NextRequest(`http://127.0.0.1:3000${path}`, {
        method,
        headers: { host: "localhost:8443", ...headers },
      }),
    );
  };
  const passes = (response: Response) => response.headers.get("x-middleware-next") === "1";

  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ host: "LOCALHOST:8443" }, true],
    [{ host: "localhost" }, false],
    [{ host: "localhost:443" }, false],
    [{ host: "evil.test" }, false],
    [{ host: "localhost:8443.evil.test" }, false],
    [{ host: "localhost:8443@evil.test" }, false],
    [{ host: "" }, false],
    [{ "x-forwarded-host": "evil.test" }, false],
    [{ host: "inner", "x-forwarded-host": "localhost:8443" }, true],
    [{ host: "inner", "x-forwarded-host": "localhost:8443, evil.test" }, true],
    [{ host: "inner", "x-forwarded-host": "evil.test, localhost:8443" }, false],
  ])("knows the public name in %j: %s", (headers, known) => {
    const response = asked({ headers });
    expect(passes(response)).toBe(known);
    if (!known)
      expect([response.status, response.headers.get("location")]).toEqual([307, `${portal}/home?x=1`]);
  });

  it("takes no form under another name, which the browser would send again to ours", () => {
    const ours = { origin: portal, "sec-fetch-site": "same-origin" };
    expect(asked({ method: "POST", headers: { ...ours, host: "evil.test" } }).status).toBe(421);
    expect(passes(asked({ method: "POST", headers: ours }))).toBe(true);
  });

  it.each<[Record<string, string>]>([
    [{}],
    [{ origin: "https://evil.test" }],
    [{ origin: "null" }],
    [{ origin: "https://localhost" }],
    [{ origin: portal, "sec-fetch-site": "cross-site" }],
    [{ origin: portal, "sec-fetch-site": "same-site" }],
    [{ referer: "https://evil.test/?https://localhost:8443" }],
  ])("takes no form of a foreign page: %j", (headers) =>
    expect(asked({ method: "POST", headers }).status).toBe(403),
  );

  it.each(["PUT", "PATCH", "DELETE", "PROPFIND"])("has nothing for %s", (method) => {
    const response = asked({ method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
  });

  it("leads a CalDAV client that knows only the host to its door (RFC 6764, section 5)", () => {
    const response = asked({ method: "PROPFIND", path: "/", headers: { host: "evil.test" } });
    expect([response.status, response.headers.get("location")]).toEqual([301, `${portal}/SOGo/dav/`]);
  });

  it("leads nowhere else by a path that begins like a host", () => {
    for (const path of ["//evil.test/x", "/\\evil.test", "/@evil.test"]) {
      const location = asked({ path, headers: { host: "other" } }).headers.get("location") ?? "";
      expect(new URL(location).origin, path).toBe(portal);
    }
  });
});
