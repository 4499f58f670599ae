import { validate } from "@readme/openapi-parser";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openApiDocument } from "@/lib/faces/rest/openapi";
import { operations } from "@/lib/faces/rest/operations";

const shape = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

describe("the OpenAPI document", () => {
  const document = openApiDocument();
  const { paths, components } = shape.parse(document);

  it("is valid OpenAPI 3.1", async () => {
    expect(await validate(structuredClone(document) as Parameters<typeof validate>[0])).toEqual({
      valid: true,
      warnings: [],
      specification: "OpenAPI",
    });
  });

  it("has every operation of every role, once", () => {
    const ids = Object.values(paths).flatMap((item) => Object.values(item).map((one) => one.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(operations.flatMap(({ roles }) => roles).length);
    expect(ids).toContain("domainAdminListMailboxes");
  });

  it("answers no method at a path that is only another's, of which the path could be a value", () => {
    const isValueOf = (path: string, other: string) => {
      const [own, others] = [path.split("/"), other.split("/")];
      const matches = (part: string, at: number) => part === others[at] || others[at]?.startsWith("{");
      return path !== other && own.length === others.length && own.every(matches);
    };
    const mixed = Object.keys(paths).flatMap((path) =>
      Object.entries(paths)
        .filter(([other]) => isValueOf(path, other))
        .flatMap(([other, item]) =>
          Object.keys(item).flatMap((method) =>
            paths[path]?.[method] ? [] : `${method} ${path} is ${other}`,
          ),
        ),
    );
    expect(mixed).toEqual([]);
  });

  it("names what it answers, and no secret that can be written only", () => {
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(["Domain", "Mailbox", "Template", "Problem"]),
    );
    const answers = JSON.stringify(components.schemas);
    for (const secret of ["clientSecret", "passwordHash", "digest"]) expect(answers).not.toContain(secret);
  });
});
