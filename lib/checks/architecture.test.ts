import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { kinds } from "@/lib/providers/kinds/kinds";

const root = join(import.meta.dirname, "..", "..");
const importPattern = /(?:from|import)\s*\(?\s*"([^"]+)"/g;

/** The wings of lib/, from the ground up: each may import from itself and from those before it. */
const wings = [
  "words",
  "platform",
  "access",
  "revocation",
  "catalogue",
  "notification",
  "providers",
  "credentials",
  "accounts",
  "directory",
  "doors",
  "upkeep",
  "faces",
];
const drawers = /(^|\/)(utils?|helpers?|common|shared|misc|types|services|manager)(\/|\.tsx?$)/;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(importPattern)].map(([, target]) => target ?? "");

/** What an import of ours leads to, as a path from the top; null: a package. */
function placeOf(file: string, target: string): string | null {
  if (target.startsWith("@/")) return target.slice(2);
  return target.startsWith(".") ? normalize(join(dirname(file), target)) : null;
}

const wingOf = (path: string): string => path.split("/")[1] ?? "";
const rankOf = (path: string): number => wings.indexOf(wingOf(path));
/** The noun: `lib/accounts/mailbox`, or the wing itself for a file that stands right in it. */
const folderOf = (path: string): string => dirname(path).split("/").slice(0, 3).join("/");

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

type Graph = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The file that an import of ours leads to, or null. */
function fileOf(place: string | null): string | null {
  const ends = [".ts", ".tsx", "/index.ts", ""].map((end) => `${place}${end}`);
  return ends.find((path) => existsSync(join(root, path))) ?? null;
}

/** The imports between what files belong to: from each, those that it imports from, with one import as an example. */
function graphOf(files: readonly string[], ownerOf: (path: string) => string): Graph {
  const graph = new Map<string, Map<string, string>>();
  for (const file of files)
    for (const target of importsOf(file)) {
      const to = fileOf(placeOf(file, target));
      const from = ownerOf(file);
      if (to === null || !files.includes(to) || ownerOf(to) === from) continue;
      if (!graph.has(from)) graph.set(from, new Map());
      graph.get(from)?.set(ownerOf(to), `${file} imports ${target}`);
    }
  return graph;
}

/** One circle of the graph as the imports that close it, or null. */
function findCircle(graph: Graph): string[] | null {
  const done = new Set<string>();
  const walk = (one: string, path: string[], reasons: string[]): string[] | null => {
    if (path.includes(one)) return reasons.slice(path.indexOf(one));
    if (done.has(one)) return null;
    for (const [next, reason] of graph.get(one) ?? []) {
      const circle = walk(next, [...path, one], [...reasons, reason]);
      if (circle) return circle;
    }
    done.add(one);
    return null;
  };
  for (const one of graph.keys()) {
    const circle = walk(one, [], []);
    if (circle) return circle;
  }
  return null;
}

const plainRequest = new RegExp(
  [
    /(?<!typeof )\bfetch\s*\(|globalThis\.fetch|(=|\?\?|\|\||\w\]?:) fetch\b(?! [a-z])/,
    /\bcreateRemoteJWKSet\b|\bhttps?\.(request|get)\(|\bXMLHttpRequest\b/,
    /\b(request|get)\b[^}"]*\} from "(node:)?(https?|http2)"|"(undici|axios|got|node-fetch)"/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/**
 * What of a file may be about servers that are not ours. The browser asks us alone; and a wing below those that know providers
 * asks Dovecot or the gate, for a path that is written there.
 */
function foreignPart(file: string): string {
  const source = readFileSync(join(root, file), "utf8");
  if (source.startsWith('"use client";')) return "";
  const knowsProviders = !file.startsWith("lib/") || rankOf(file) >= wings.indexOf("providers");
  return knowsProviders ? source : source.replaceAll(/\bfetch\(new URL\("\/[^"]*", \w+\)/g, "");
}

describe("the house", () => {
  it("has every file of lib/ in a wing", () => {
    const outside = product.filter((file) => rankOf(file) === -1);
    expect(outside, "a new wing goes into its place in this test, and into lib/README.md").toEqual([]);
  });

  it("depends downwards only", () => {
    const upwards = offences(product, (file, target) => {
      const place = placeOf(file, target);
      if (!place?.startsWith("lib/")) return null;
      return rankOf(place) > rankOf(file)
        ? `${wingOf(place)} is above ${wingOf(file)}: move what is needed down, or the caller up`
        : null;
    });
    expect(upwards).toEqual([]);
  });

  it("has no circles between folders", () => {
    expect(findCircle(graphOf(product, folderOf)), "cut it where it asks for the least").toBeNull();
  });

  it("has no circles between files, of types either: who reads one would have to read the other first", () => {
    const circle = findCircle(graphOf([...product, ...app], (file) => file));
    expect(circle, "give what both need to one of them, or to a file of its own").toBeNull();
  });

  it("keeps doors apart from each other", () => {
    const sideways = offences(product, (file, target) => {
      const place = placeOf(file, target);
      const isDoor = place?.startsWith("lib/doors/") && file.startsWith("lib/doors/");
      return isDoor && folderOf(place ?? "") !== folderOf(file)
        ? "what two doors need belongs below them"
        : null;
    });
    expect(sideways).toEqual([]);
  });

  it("imports only what is there", () => {
    const missing = offences([...product, ...app], (file, target) => {
      const place = placeOf(file, target);
      if (!place || /\.(css|json)$/.test(place)) return null;
      return fileOf(place) ? null : "there is no such file";
    });
    expect(missing).toEqual([]);
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
      /^(@\/lib\/platform\/db\/(?!protocols|permissions|context)|drizzle-orm|mysql2)/.test(target)
        ? "call a verb or a query of lib/ instead"
        : null,
    );
    const presentation = offences(
      app.filter((file) => file.startsWith("app/_ui/")),
      (_, target) => (/^@\/lib\/(?!words\/)/.test(target) ? "pass what it shows as props" : null),
    );
    expect([...database, ...presentation]).toEqual([]);
  });

  it("reads the environment in lib/platform/env.ts only", () => {
    const readers = [...product, ...app].filter(
      (file) =>
        file !== "lib/platform/env.ts" && readFileSync(join(root, file), "utf8").includes("process.env"),
    );
    expect(readers, "declare the variable in lib/platform/env-variables.ts, and ask env()").toEqual([]);
  });

  it("asks providers by lib/platform/foreign-answer only", () => {
    const asked = [...product, ...app].filter(
      (file) => !file.startsWith("lib/platform/foreign-answer/") && plainRequest.test(foreignPart(file)),
    );
    expect(asked, "ask by readAnswer, which bounds what comes and where it comes from").toEqual([]);
  });

  it.each([
    "await fetch(url)",
    "fetch (url)",
    "globalThis.fetch",
    "const ask = fetch;",
    "ask ?? fetch",
    "[customFetch]: fetch,",
    "createRemoteJWKSet(url)",
    "https.request(url)",
    'import { type ClientRequest, request } from "node:https";',
    'import { get as ask } from "http";',
    'import { Pool } from "undici";',
    "new XMLHttpRequest()",
  ])("knows a plain request: %s", (source) => {
    expect(source).toMatch(plainRequest);
  });

  it("spreads no object just to have its properties on one line", () => {
    const spreading = [...product, ...app].filter((file) =>
      readFileSync(join(root, file), "utf8").includes("...{"),
    );
    expect(spreading, "write the properties by themselves").toEqual([]);
  });

  it("asks of a provider what it can do, never which kind it is", () => {
    const names = Object.keys(kinds).join("|");
    const question = new RegExp(`([!=]==? *"(${names})")|("(${names})" *[!=]==?)|(case "(${names})")`);
    const askers = [...product, ...app].filter(
      (file) => !file.includes("/providers/kinds/") && question.test(readFileSync(join(root, file), "utf8")),
    );
    expect(askers, "ask kindOf(…) for a capability of lib/providers/kinds/kind.ts").toEqual([]);
  });

  it("has no drawers", () => {
    expect(
      [...product, ...app].filter((file) => drawers.test(file)),
      "name the noun it is about",
    ).toEqual([]);
  });
});
