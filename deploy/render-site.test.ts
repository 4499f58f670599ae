import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseValues, renderSite } from "./render-site";

const example = parseValues(readFileSync(new URL("./site.example", import.meta.url), "utf8"));

describe("renderSite", () => {
  it("has a value in site.example for every placeholder of every file", () => {
    for (const [name, text] of renderSite(example)) expect(text, name).not.toMatch(/\{\{[A-Z]/);
  });

  it("always sets the three headers that tell SOGo who is there", () => {
    const text = renderSite(example).get("nginx/letterlock-sogo.conf") ?? "";
    for (const header of ["x-webobjects-remote-user", "Authorization", "x-webobjects-auth-type"])
      expect(text).toMatch(new RegExp(`proxy_set_header ${header} \\$`));
  });

  it("includes them, and with them the question to the gate, in every location that leads to SOGo", () => {
    const text = renderSite(example).get("nginx/letterlock.conf") ?? "";
    const locations = text
      .split(/^ {4}location /m)
      .filter((block) => block.includes("http://letterlock_sogo"));
    expect(locations).toHaveLength(3);
    for (const block of locations) expect(block).toContain("/letterlock-sogo.conf;");
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
