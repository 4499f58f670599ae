import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { apiKeyFields } from "@/lib/credentials/api-key/fields";
import { scimTokenFields } from "@/lib/credentials/scim-token/fields";
import { namedOptions } from "@/lib/faces/cli/input-options";
import { registry } from "@/lib/faces/registry";

const flagsOf = (operation: string, without?: readonly string[]) => {
  const command = new Command("x");
  for (const one of namedOptions(operation, without)) one.add(command, false);
  return command.options.map(({ flags, mandatory }) => `${flags}${mandatory ? " needed" : ""}`);
};

it.each(registry.operations.filter(({ options }) => Object.keys(options).length > 0))(
  "the options of $name are of parts that its input has",
  ({ input, options }) => {
    expect(input).toBeInstanceOf(z.ZodObject);
    expect(Object.keys((input as z.ZodObject).shape)).toEqual(expect.arrayContaining(Object.keys(options)));
  },
);

describe("the options that an operation's input has by name", () => {
  it("are those that it declares and those of fields, in the order of the input", () => {
    expect(flagsOf("alias.update")).toEqual(["--mailbox <address>", "--description <text>"]);
    expect(flagsOf("alias.create")).toEqual(["--description <text>", "--expires <date>"]);
  });

  it("have the name of the part unless told, and are needed where the part is", () => {
    expect(flagsOf("template.delete")).toEqual(["--users-to <template>"]);
    expect(flagsOf("identity.unlink")).toEqual(["--keep-ways-in", "--link-by-address"]);
    expect(flagsOf("alias.extend")).toEqual(["--lifetime <time> needed"]);
  });

  it("are the noun's own where others take the same kind of text, whichever is loaded first", () => {
    const names = [appLinkFields, apiKeyFields, scimTokenFields].map(({ name }) => name.schema);
    expect(new Set(names).size).toBe(names.length);
    expect(adminGroupFields.domains.schema).not.toBe(adminFields.domains.schema);
  });

  it("leave out what is said elsewhere, and what has no name for people", () => {
    expect(flagsOf("admin-group.update", ["role", "domains"])).toEqual([
      "--permissions <names>",
      "--may-impersonate",
      "--no-may-impersonate",
    ]);
    expect(flagsOf("domain.list")).toEqual([]);
  });
});
