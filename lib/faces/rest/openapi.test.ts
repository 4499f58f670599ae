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

  it("names what it answers, and no secret that can be written only", () => {
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(["Domain", "Mailbox", "Template", "Problem"]),
    );
    const answers = JSON.stringify(components.schemas);
    for (const secret of ["clientSecret", "passwordHash", "digest"]) expect(answers).not.toContain(secret);
  });
});
