import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Schemas } from "@/lib/faces/rest/json-schema";
import { openApiDocument, operationId } from "@/lib/faces/rest/openapi";
import { roles } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";

const of = (schema: z.ZodType, io: "input" | "output") => new Schemas().of(schema, io);

describe("what we take", () => {
  it("may have no field that we do not know; what we answer may have more one day", () => {
    const schema = z.strictObject({ a: z.string() });
    expect(of(schema, "input")).toMatchObject({ additionalProperties: false });
    expect(of(schema, "output")).not.toHaveProperty("additionalProperties");
  });

  it("tells its defaults where they are plain; an answer has none", () => {
    const schema = z.object({ a: z.string().default("x"), b: z.array(z.string()).default([]) });
    const { a, b } = (of(schema, "input") as { properties: Record<string, object> }).properties;
    expect(a).toMatchObject({ default: "x" });
    expect(b).not.toHaveProperty("default");
    const answered = (of(schema, "output") as { properties: Record<string, object> }).properties;
    expect(answered.a).not.toHaveProperty("default");
  });

  it.each([
    [z.int(), "int64"],
    [z.int().max(2 ** 31 - 1), "int32"],
    [z.int().max(2 ** 31), "int64"],
    [z.int().min(0).max(100), "int32"],
  ])("names the size of a whole number (%#): %s", (schema, format) => {
    expect(of(schema, "input")).toMatchObject({ type: "integer", format });
    expect(of(schema, "output")).toMatchObject({ format });
  });

  it("ends a whole number where JSON keeps it exact, which says nothing of an answer", () => {
    expect(of(z.int(), "input")).toMatchObject({ maximum: Number.MAX_SAFE_INTEGER });
    for (const name of ["minimum", "maximum"]) expect(of(z.int(), "output")).not.toHaveProperty(name);
    expect(of(z.int().min(3), "output")).toMatchObject({ minimum: 3 });
  });

  it("has no class of Unicode in a pattern, which other languages do not know", () => {
    for (const pattern of [/^\P{Cc}*$/u, /^[^\p{Cc}]+$/u]) {
      const { pattern: shown } = of(z.string().regex(pattern), "input") as { pattern: string };
      expect(shown).not.toContain("p{Cc}");
      const portable = new RegExp(shown);
      for (const text of ["a b", "größe", "日本"]) expect(portable.test(text), text).toBe(true);
      for (const text of ["a\nb", "\u0000x", "x\u009f"]) expect(portable.test(text), text).toBe(false);
    }
  });

  it("says by one rule what a text is like: a pattern, or the format of a moment", () => {
    expect(of(z.iso.datetime(), "input")).toMatchObject({ format: "date-time" });
    expect(of(z.iso.datetime(), "input")).not.toHaveProperty("pattern");
    expect(of(z.uuid(), "input")).not.toHaveProperty("format");
    expect(of(z.uuid(), "input")).toHaveProperty("pattern");
  });
});

describe("a named schema", () => {
  const inner = z.object({ a: z.string() }).meta({ id: "Inner" });
  const outer = z.object({ one: inner, many: z.array(inner) }).meta({ id: "Outer" });

  it("stands once among the components, and is pointed to", () => {
    const schemas = new Schemas();
    expect(schemas.of(outer, "output")).toEqual({ $ref: "#/components/schemas/Outer" });
    expect(Object.keys(schemas.named).sort()).toEqual(["Inner", "Outer"]);
    expect(JSON.stringify(schemas.named)).not.toContain("$defs");
    expect(schemas.named.Outer).toMatchObject({
      properties: {
        one: { $ref: "#/components/schemas/Inner" },
        many: { items: { $ref: "#/components/schemas/Inner" } },
      },
    });
  });
});

describe("the OpenAPI document", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument())) as {
    paths: Record<string, Record<string, Described>>;
    components: { schemas: Record<string, object> };
  };
  interface Described {
    operationId: string;
    security: Record<string, unknown>[];
    parameters: { name: string; in: string; required: boolean }[];
    responses: Record<string, unknown>;
    requestBody?: unknown;
  }
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) => ({ path, method, ...one })),
  );

  it("has every operation of every role, once, under a name of its own", () => {
    const expected = roles.flatMap((role) =>
      operations.filter((one) => one.roles.includes(role)).map((one) => operationId(role, one)),
    );
    const ids = described.map((one) => one.operationId);
    expect([...ids].sort()).toEqual([...expected].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("points nowhere but to what it has", () => {
    const pointers = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    expect(pointers.length).toBeGreaterThan(0);
    for (const [, name = ""] of pointers) expect(document.components.schemas, name).toHaveProperty(name);
  });

  it("names each parameter of a path, and says that it must be there", () => {
    for (const { path, operationId: id, parameters } of described) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const listed = parameters.filter((one) => one.in === "path");
      expect(listed.map(({ name }) => name).sort(), id).toEqual([...named].sort());
      expect(
        listed.every(({ required }) => required),
        id,
      ).toBe(true);
    }
  });

  it("says of every operation who may not, and how often", () => {
    for (const { operationId: id, responses, security } of described) {
      for (const status of ["401", "403", "404", "429", "500", "503"])
        expect(responses, `${id} ${status}`).toHaveProperty(status);
      expect(security.length, id).toBeGreaterThan(0);
    }
  });

  it("offers no key where only people may, and If-Match where a stale edit is refused", () => {
    for (const role of roles)
      for (const operation of operations.filter((one) => one.roles.includes(role))) {
        const one = described.find(({ operationId: id }) => id === operationId(role, operation));
        const ways = one?.security.flatMap((way) => Object.keys(way)).sort();
        expect(ways, operation.id).toEqual(operation.peopleOnly ? ["session"] : ["key", "session"]);
        const hasMatch = one?.parameters.some(({ name }) => name === "If-Match");
        expect(hasMatch, operation.id).toBe(operation.versioned === true);
        expect("412" in (one?.responses ?? {}), operation.id).toBe(operation.versioned === true);
      }
  });

  it("has no body where none is read", () => {
    for (const { method, operationId: id, requestBody } of described)
      if (method === "get" || method === "delete") expect(requestBody, id).toBeUndefined();
  });
});
