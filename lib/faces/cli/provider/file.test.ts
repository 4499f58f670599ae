import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProviderFile } from "@/lib/faces/cli/provider/file";
import { AppError } from "@/lib/platform/errors";

/* The file holds the client secret: no refusal may quote it. */

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "provider-file-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (content: string | Buffer) => {
  const path = join(folder, "provider.json");
  writeFileSync(path, content);
  return path;
};
function refusal(path: string): AppError {
  try {
    readProviderFile(path);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("not refused");
}

describe("a provider's file", () => {
  it("is read as it is, and may leave everything out", () => {
    expect(readProviderFile(written("{}"))).toEqual({});
    const whole = {
      name: "Corp",
      kind: "oidc",
      enabled: false,
      issuer: "https://id.test",
      clientId: "mail",
      clientSecret: "hunter2",
      settings: { scopes: "openid", of: { anything: [1] } },
      defaultTemplate: null,
      mappings: [
        { value: "staff", template: "Staff" },
        { claim: null, value: "x", template: "y" },
      ],
    };
    expect(readProviderFile(written(JSON.stringify(whole)))).toEqual(whole);
  });

  it.each<[string, string | Buffer]>([
    ["half a text", '{"clientSecret":"hunter2'],
    ["a comma too many", '{"clientSecret":"hunter2",}'],
    ["the secret alone", "hunter2"],
    ["a list", '["hunter2"]'],
    ["nothing", ""],
    ["an unknown field", '{"clientSecret":"hunter2","clientsecret":"hunter2"}'],
    ["a secret that is no text", '{"clientSecret":["hunter2"]}'],
    ["a mapping without a template", '{"mappings":[{"value":"hunter2"}]}'],
    ["a kind that there is not", '{"kind":"hunter2"}'],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00])],
  ])("that is %s is refused without a word of it", (_, content) => {
    const error = refusal(written(content));
    expect(error.code).toBe("invalid-input");
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("hunter2");
  });

  it("that is not there, or no file, is refused by its name and the system's word for it", () => {
    mkdirSync(join(folder, "folder"));
    for (const [name, word] of [
      ["missing.json", "ENOENT"],
      ["folder", "EISDIR"],
    ] as const) {
      const error = refusal(join(folder, name));
      expect([error.code, error.message.includes(name), error.message.includes(word)]).toEqual([
        "invalid-input",
        true,
        true,
      ]);
    }
  });
});
