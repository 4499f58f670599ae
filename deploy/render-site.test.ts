import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { doorLine, webDoors } from "@/lib/platform/db/protocols";
import { parseValues, renderSite } from "./render-site";

const example = parseValues(readFileSync(new URL("./site.example", import.meta.url), "utf8"));

/** The locations of nginx that lead to SOGo, each from its path on. */
const leadingToSogo = () =>
  (renderSite(example).get("nginx/letterlock.conf") ?? "")
    .split(/^ {4}location /m)
    .filter((location) => location.includes("http://letterlock_sogo"));

describe("renderSite", () => {
  it("has a value in site.example for every placeholder of every file", () => {
    for (const [name, text] of renderSite(example)) expect(text, name).not.toMatch(/\{\{[A-Z]/);
  });

  it("always asks the gate, and sets the three headers that tell SOGo who is there", () => {
    const text = renderSite(example).get("nginx/letterlock-sogo.conf") ?? "";
    expect(text).toMatch(/^auth_request \/_letterlock\/webmail;$/m);
    for (const header of ["x-webobjects-remote-user", "Authorization", "x-webobjects-auth-type"])
      expect(text).toMatch(new RegExp(`^proxy_set_header ${header} \\$`, "m"));
  });

  it("does so in every location that leads to SOGo", () => {
    for (const location of leadingToSogo())
      expect(location).toMatch(/^ +include .*\/letterlock-sogo\.conf;$/m);
  });

  // A path from outside that SOGo calls otherwise is there under both names, in nginx and in the table.
  it("leads to SOGo by the paths of doors, which the gate knows, and by no other", () => {
    const paths = leadingToSogo().flatMap((location) => {
      const [, asked] = /^\^~ (\S+) \{$/m.exec(location) ?? [];
      const [, passedOn] = /^ +proxy_pass http:\/\/letterlock_sogo(\S*);$/m.exec(location) ?? [];
      return [asked, passedOn || asked];
    });
    const known = webDoors.flatMap((door) => doorLine(door).paths ?? []).map((path) => `/${path}`);
    expect([...new Set(paths)].sort()).toEqual(known.sort());
  });

  it("tells the script in SOGo's menu what its entries are called", () => {
    const text = renderSite(example).get("sogo/letterlock.js") ?? "";
    const [, words] = /JSON\.parse\((".*")\)/.exec(text) ?? [];
    expect(JSON.parse(JSON.parse(words ?? ""))).toMatchObject({
      en: { account: "My account", signOut: "Sign out" },
    });
  });

  it("keeps Dovecot from caching a decision", () => {
    expect(renderSite(example).get("dovecot/dovecot.conf")).toContain("auth_cache_size = 0");
  });
});

describe("parseValues", () => {
  it("keeps everything after the first =", () => {
    expect(parseValues("# x\n\nA=b=c d\n")).toEqual({ A: "b=c d" });
  });

  it("names a line it cannot read, without its value", () => {
    expect(() => parseValues("password =s3cret")).toThrow(/^Not NAME=VALUE: password $/);
  });
});
