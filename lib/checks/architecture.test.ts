import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const importPattern = /(?:from|import)\s*\(?\s*"([^"]+)"/g;

const domains = [
  "domain",
  "mailbox",
  "template",
  "alias",
  "app-password",
  "app-link",
  "settings",
  "identity-provider",
  "admin-account",
  "api-key",
  "admin-session",
  "second-factor",
  "web-session",
  "login-attempt",
  "doveadm",
  "directory",
  "sync-run",
  "revocation",
  "directory-notice",
  "external-identity",
];
const flows = [
  "mail-auth",
  "submission",
  "webmail-access",
  "sign-in",
  "back-channel-logout",
  "admin-sign-in",
  "health",
  "housekeeping",
  "login-doctor",
  "overview",
  "directory-sync",
  "lifecycle",
  "link-again",
];

/** From the ground up; a folder may import from its own layer (domains know each other's ids) and from those below. */
const layers: string[][] = [
  [
    "errors",
    "actor",
    "log",
    "env",
    "process-wide",
    "short-text",
    "window-limit",
    "parse-input",
    "with-changes",
    "networks",
    "own-page",
    "json-body",
    "well-formed",
    "form-body",
    "cursor",
    "byte-size",
    "language-tag",
    "page",
    "export-rows",
  ],
  ["db", "secrets", "foreign-answer"],
  ["audit"],
  ["catalogue"],
  domains,
  flows,
  ["session", "machine-auth"],
  ["gate", "cli", "rest"],
];
const drawers = /(^|\/)(utils?|helpers?|common|shared|misc|types|services|manager)(\/|\.tsx?$)/;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(importPattern)].map(([, target]) => target ?? "");

/** The first name below lib/: `lib/access/access.ts` and `@/lib/access/access` both give `mailbox`. */
const placeOf = (path: string): string => basename((path.split("lib/")[1] ?? "").split("/")[0] ?? "", ".ts");
const layerOf = (place: string): number => layers.findIndex((layer) => layer.includes(place));

const product = sources("lib").filter((file) => !/^lib\/(testing|checks)\//.test(file));
const app = sources("app");

function offences(files: string[], judge: (file: string, target: string) => string | null): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((target) => {
      const verdict = judge(file, target);
      return verdict ? [`${file} imports ${target}: ${verdict}`] : [];
    }),
  );
}

describe("the house", () => {
  it("gives every folder of lib/ a layer", () => {
    const unknown = product.filter((file) => layerOf(placeOf(file)) === -1);
    expect(unknown, "add the folder to its layer in this test, and to lib/README.md").toEqual([]);
  });

  it("depends downwards only", () => {
    const upwards = offences(product, (file, target) => {
      if (!target.startsWith("@/lib/")) return null;
      const own = layerOf(placeOf(file));
      const other = layerOf(placeOf(target));
      return other > own
        ? `${placeOf(target)} is above ${placeOf(file)}: move what is needed down, or the caller up`
        : null;
    });
    expect(upwards).toEqual([]);
  });

  it("keeps flows apart from each other", () => {
    const sideways = offences(product, (file, target) => {
      const [from, to] = [placeOf(file), placeOf(target)];
      const apart = flows.includes(from) && flows.includes(to) && from !== to && target.startsWith("@/lib/");
      return apart ? "what two flows need belongs into a domain" : null;
    });
    expect(sideways).toEqual([]);
  });

  it("lets only lib/faces/session know next-auth and Next's request", () => {
    const offenders = offences(product, (file, target) => {
      const foreign = /^(next-auth|@auth\/|next\/|next$)/.test(target);
      return foreign && !file.startsWith("lib/faces/session/")
        ? "ask lib/faces/session, or take what you need as an argument"
        : null;
    });
    expect(offenders).toEqual([]);
  });

  it("keeps the database out of app/ and lib/ out of app/_ui", () => {
    const database = offences(app, (_, target) =>
      /^(@\/lib\/db\/(?!protocols|permissions|context)|drizzle-orm|mysql2)/.test(target)
        ? "call a verb or a query of a domain instead"
        : null,
    );
    const presentation = offences(
      app.filter((file) => file.startsWith("app/_ui/")),
      (_, target) => (target.startsWith("@/lib/") ? "pass what it shows as props" : null),
    );
    expect([...database, ...presentation]).toEqual([]);
  });

  it("reads the environment in lib/platform/env.ts only", () => {
    const readers = [...product, ...app].filter(
      (file) =>
        file !== "lib/platform/env.ts" && readFileSync(join(root, file), "utf8").includes("process.env"),
    );
    expect(readers, "add the variable to lib/platform/env.ts").toEqual([]);
  });

  it("asks providers by lib/platform/foreign-answer only", () => {
    // Doveadm and the gate are servers of our own.
    const askers = product.filter(
      (file) =>
        !/^lib\/(foreign-answer|doveadm|overview)\//.test(file) &&
        /\bfetch\(|createRemoteJWKSet|\bhttps?\.(request|get)\(|"undici"/.test(
          readFileSync(join(root, file), "utf8"),
        ),
    );
    expect(askers, "ask by readAnswer, which bounds what comes and where it comes from").toEqual([]);
  });

  it("has no drawers", () => {
    expect(
      [...product, ...app].filter((file) => drawers.test(file)),
      "name the noun it is about",
    ).toEqual([]);
  });
});
