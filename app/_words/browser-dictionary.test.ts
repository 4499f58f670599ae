import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { browserDictionary, everywhere, inConsole, isSpoken } from "@/app/_words/browser-dictionary";
import { closureOf, sourceOf } from "@/lib/testing/import-closure";
import { arriveWith } from "@/lib/testing/next-request";

vi.mock("@/lib/faces/session/reader", () => ({
  currentReader: async () => ({ language: "de", timeZone: null }),
}));
vi.mock("@/lib/words/languages", () => ({
  dictionaryOf: () => ({
    "ui.dialog": { close: "Schließen" },
    "console.domains": { title: "Domains" },
    mailbox: { missing: "Es gibt kein solches Postfach." },
    "mailbox.adminState": { active: "Aktiv" },
  }),
}));

const top = join(import.meta.dirname, "..", "..");
const clients = readdirSync(join(top, "app"), { recursive: true, encoding: "utf8" })
  .map((path) => `app/${path}`)
  .filter((file) => /\.tsx?$/.test(file) && sourceOf(file).startsWith('"use client"'));

/** The namespaces of the texts that come to the browser with a file. */
const spokenWith = (file: string): string[] =>
  closureOf(file, (source) => source.startsWith('"use server"')).flatMap((one) =>
    [...sourceOf(one).matchAll(/\b(?:words\("([\w.]+)", \{|derivedText\("([\w.]+)")/g)].map(
      ([, own, derived]) => `${own ?? derived}`,
    ),
  );

describe("what is handed to the browser", () => {
  it("is what the scripts of a room say, and nothing of what the server says for them", async () => {
    arriveWith({});
    expect(Object.keys(await browserDictionary(everywhere))).toEqual(["ui|dialog"]);
    expect(Object.keys(await browserDictionary(inConsole))).toEqual([
      "ui|dialog",
      "console|domains",
      "mailbox|adminState",
    ]);
  });

  it.each(clients)("has what %s says", (file) => {
    const rooms: readonly string[] = /^app\/\(console\)\/(?!\(sign-in\))/.test(file) ? inConsole : everywhere;
    const lacking = spokenWith(file).filter((namespace) => !isSpoken(namespace, rooms));
    expect(lacking).toEqual([]);
  });
});
